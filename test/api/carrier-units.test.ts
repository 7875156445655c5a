import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { aUnit, carrier, type Refused, type Shown, unit } from '../support/carriers.js';
import { type SignedIn, signIn } from '../support/users.js';

let app: TestApp;
let operator: SignedIn;
let other: SignedIn;
let poolAdmin: SignedIn;
let department: SignedIn;
let home: Shown;

beforeAll(async () => {
  app = await startTestApp();
  operator = await signIn(app);
  other = await signIn(app, { unitCode: 'TAOPU_TOWN' });
  poolAdmin = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
  department = await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_HEALTH' });
  home = await carrier(operator, { rentPerSqmDay: '5.2' });
});
afterAll(() => app?.close());

const rows = async () => (await app.sql<{ n: number }>('SELECT count(*)::int AS n FROM carrier_unit'))[0]?.n;

describe('POST /carrier-units', () => {
  it('enters a unit with what a tenant asks for', async () => {
    const answer = await operator.post<Shown>('/carrier-units', {
      ...{ carrierId: home.id, building: 'A座', unitNo: '301', floor: '3', areaSqm: '286.5' },
      ...{ clearHeightM: '4.5', floorLoadKnPerSqm: '9.8', powerKva: '200', labGrade: 'BSL_2' },
      ...{ cleanRoomClass: '万级', fitOut: 'BASIC', drainage: '可接工业废水', status: 'VACANT' },
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1/carrier-units/${answer.body.id}`);
    expect(answer.body).toMatchObject({
      ...{ areaSqm: '286.50', clearHeightM: '4.50', floorLoadKnPerSqm: '9.80', powerKva: '200.00' },
      ...{ rentPerSqmDay: null, quotedRentPerSqmDay: '5.2000', status: 'VACANT' },
      ...{ reservedForProjectId: null, reservedUntil: null, version: 1 },
    });
    const { body } = await operator.get<{ items: { action: string; changes: object }[] }>(
      `/carrier-units/${answer.body.id}/history`,
    );
    expect(body.items).toMatchObject([
      { action: 'carrier_unit.created', changes: { unitNo: [null, '301'], status: [null, 'VACANT'] } },
    ]);
  });

  it('quotes its own rent where it has one', async () => {
    const own = await unit(operator, home.id, { rentPerSqmDay: '4.8' });
    expect(own).toMatchObject({ rentPerSqmDay: '4.8000', quotedRentPerSqmDay: '4.8000' });
  });

  it.each<[string, Record<string, unknown>, number, string]>([
    ['a reservation by hand', { status: 'RESERVED' }, 400, 'REQUEST.VALIDATION_FAILED'],
    ['no area', { areaSqm: '0' }, 400, 'REQUEST.VALIDATION_FAILED'],
    ['a number that says nothing', { unitNo: '室' }, 422, 'CARRIER_UNIT.RULES_BROKEN'],
    [
      'a carrier that is not there',
      { carrierId: '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21' },
      422,
      'CARRIER_UNIT.CARRIER_MISSING',
    ],
    ['a project of the caller', { reservedForProjectId: null }, 400, 'REQUEST.VALIDATION_FAILED'],
  ])('refuses %s', async (_case, changes, status, code) => {
    const before = await rows();
    const body = { carrierId: home.id, unitNo: '999', areaSqm: '10', status: 'VACANT', ...changes };
    const answer = await operator.post<Refused>('/carrier-units', body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await rows()).toBe(before);
  });

  it('is for the operator unit', async () => {
    const body = { carrierId: home.id, unitNo: '888', areaSqm: '10', status: 'VACANT' };
    const foreign = await other.post<Refused>('/carrier-units', body);
    expect([foreign.status, foreign.body.code]).toEqual([403, 'CARRIER_UNIT.NOT_YOURS']);
    expect((await department.post('/carrier-units', body)).status).toBe(403);
    expect((await poolAdmin.post('/carrier-units', body)).status).toBe(201);
  });

  it('has each number once in a building, however it is written and at whatever moment', async () => {
    const { id } = await carrier(operator);
    const twins = [
      ['A座', '301室'],
      ['A', '301'],
      ['ａ', '3-01'],
      ['B', '301'],
    ];
    const answers = await Promise.all(
      twins.map(([building, unitNo]) =>
        operator.post<Refused>('/carrier-units', {
          ...{ carrierId: id, building, unitNo, areaSqm: '10', status: 'VACANT' },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('CARRIER_UNIT.NUMBER_TAKEN');
  });
});

describe('GET /carrier-units', () => {
  let place: Shown;
  let lab: Shown;
  let office: Shown;
  let plant: Shown;
  beforeAll(async () => {
    place = await carrier(operator, { name: '示例检索研发楼', rentPerSqmDay: '6' });
    lab = await unit(operator, place.id, {
      ...{ building: '东楼', unitNo: 'L1', floor: '2', areaSqm: '800', clearHeightM: '4.8', powerKva: '500' },
      ...{ floorLoadKnPerSqm: '10', labGrade: 'BSL_2', fitOut: 'FULL' },
    });
    office = await unit(operator, place.id, {
      ...{ unitNo: 'B1', floor: '9', areaSqm: '120', clearHeightM: '3', status: 'LEASED', fitOut: 'BASIC' },
    });
    plant = await unit(operator, place.id, {
      ...{ unitNo: 'P1', floor: '1', areaSqm: '3000', rentPerSqmDay: '2.5' },
    });
  });
  const found = async (query: string) =>
    (
      await operator.get<{ items: Shown[] }>(`/carrier-units?carrierId=${place.id}&sort=areaSqm&${query}`)
    ).body.items.map(({ unitNo }) => unitNo);

  it.each([
    ['status=VACANT', ['L1', 'P1']],
    ['status=LEASED,SOLD', ['B1']],
    ['areaSqmMin=800&areaSqmMax=3000', ['L1', 'P1']],
    ['floor=1,9', ['B1', 'P1']],
    ['clearHeightMMin=4.5', ['L1']],
    ['floorLoadKnPerSqmMin=9.8', ['L1']],
    ['powerKvaMin=500', ['L1']],
    ['rentPerSqmDayMax=2.5', ['P1']],
    ['rentPerSqmDayMax=6', ['B1', 'L1', 'P1']],
    ['labGrade=BSL_2,BSL_3', ['L1']],
    ['fitOut=BASIC', ['B1']],
    ['vacantOn=2099-01-01', ['L1', 'P1']],
    [`q=${encodeURIComponent('东楼')}`, ['L1']],
    [`q=${encodeURIComponent('检索研发楼')}&sort=-areaSqm`, ['P1', 'L1', 'B1']],
  ])('%s', async (query, unitNos) => {
    const direct = query.includes('sort=') ? query : `${query}&sort=areaSqm`;
    const { body } = await operator.get<{ items: Shown[] }>(`/carrier-units?carrierId=${place.id}&${direct}`);
    expect(body.items.map(({ unitNo }) => unitNo)).toEqual(unitNos);
    expect([lab.id, office.id, plant.id]).toEqual(expect.arrayContaining(body.items.map(({ id }) => id)));
  });

  it('shows the carrier beside them, and counts', async () => {
    const { body } = await operator.get<{ items: Shown[]; total: number }>(
      `/carrier-units?carrierId=${place.id}&expand=carrier&count=true&limit=1`,
    );
    expect([body.total, body.items[0]?.['carrier']]).toMatchObject([3, { name: '示例检索研发楼' }]);
  });

  it('a page ends where the next begins', async () => {
    expect(await found('limit=2')).toEqual(['B1', 'L1']);
  });

  it('is empty for a department, and a unit is not found (class V1)', async () => {
    const { body } = await department.get<{ items: Shown[]; total: number }>('/carrier-units?count=true');
    expect(body).toMatchObject({ items: [], total: 0 });
    for (const path of ['', '/history', '/reservations'])
      expect((await department.get(`/carrier-units/${lab.id}${path}`)).status).toBe(404);
    expect((await other.get(`/carrier-units/${lab.id}`)).status).toBe(200);
  });

  it('leaves out units of a carrier that is gone', async () => {
    const { id } = await carrier(operator);
    const lost = await unit(operator, id);
    await app.sql('UPDATE carrier SET deleted_at = now() WHERE id = $1', [id]);
    expect((await operator.get<{ items: Shown[] }>(`/carrier-units?carrierId=${id}`)).body.items).toEqual([]);
    expect((await operator.patch(`/carrier-units/${lost.id}`, { floor: '1' }, 1)).status).toBe(404);
  });
});

describe('PATCH and DELETE /carrier-units/{id}', () => {
  it('changes with the version, and says what changed', async () => {
    const { id } = await aUnit(operator);
    expect((await operator.patch(`/carrier-units/${id}`, { status: 'LEASED' })).status).toBe(428);
    const answer = await operator.patch<Shown>(`/carrier-units/${id}`, { status: 'LEASED', floor: 'B1' }, 1);
    expect(answer.body).toMatchObject({ status: 'LEASED', floor: 'B1', version: 2 });
    expect((await operator.patch(`/carrier-units/${id}`, { status: 'VACANT' }, 1)).status).toBe(412);
    const { body } = await operator.get<{ items: { changes: object }[] }>(`/carrier-units/${id}/history`);
    expect(body.items[0]?.changes).toEqual({ status: ['VACANT', 'LEASED'], floor: [null, 'B1'] });
  });

  it('stays in its carrier, and with its operator', async () => {
    const { id } = await aUnit(operator);
    expect((await operator.patch(`/carrier-units/${id}`, { carrierId: home.id }, 1)).status).toBe(400);
    expect((await other.patch(`/carrier-units/${id}`, { floor: '1' }, 1)).status).toBe(403);
    expect((await other.delete(`/carrier-units/${id}`, 1)).status).toBe(403);
    const [row] = await app.sql<{ version: number }>('SELECT version FROM carrier_unit WHERE id = $1', [id]);
    expect(row?.version).toBe(1);
  });

  it('does not take the number of another when it is renamed', async () => {
    const { id } = await carrier(operator);
    await unit(operator, id, { unitNo: '1' });
    const second = await unit(operator, id, { unitNo: '2' });
    const answer = await operator.patch<Refused>(`/carrier-units/${second.id}`, { unitNo: '1室' }, 1);
    expect([answer.status, answer.body.code]).toEqual([409, 'CARRIER_UNIT.NUMBER_TAKEN']);
  });

  it('goes and comes back', async () => {
    const { id } = await aUnit(operator);
    expect((await operator.delete(`/carrier-units/${id}`, 1)).status).toBe(204);
    expect((await operator.get(`/carrier-units/${id}`)).status).toBe(404);
    const back = await operator.post<Shown>(`/carrier-units/${id}/restore`);
    expect([back.status, back.body.version]).toEqual([200, 3]);
  });
});
