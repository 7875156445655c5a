import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { aCarrier, carrier, type Refused, type Shown, unit } from '../support/carriers.js';
import { type SignedIn, signIn } from '../support/users.js';

let app: TestApp;
let operator: SignedIn;
let other: SignedIn;
let poolAdmin: SignedIn;
let department: SignedIn;

beforeAll(async () => {
  app = await startTestApp();
  operator = await signIn(app);
  other = await signIn(app, { unitCode: 'TAOPU_TOWN' });
  poolAdmin = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
  department = await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_HEALTH' });
});
afterAll(() => app?.close());

const stored = async (id: string) =>
  (await app.sql<Record<string, unknown>>('SELECT * FROM carrier WHERE id = $1', [id]))[0];
const rows = async () => (await app.sql<{ n: number }>('SELECT count(*)::int AS n FROM carrier'))[0]?.n;
const actions = async (id: string) =>
  (
    await app.sql<{ action: string }>('SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id', [
      id,
    ])
  ).map(({ action }) => action);

describe('POST /carriers', () => {
  it('enters a carrier for the unit of the caller, with a code of its own', async () => {
    const body = aCarrier({
      address: '普陀区示例路127号',
      town: '桃浦镇',
      deliveredOn: '2024-05-01',
      focusAreas: ['AI', 'LIFE_HEALTH'],
      rentPerSqmDay: '5.2',
      propertyFeePerSqmMonth: '18',
      efficiencyRate: '70',
    });
    const answer = await operator.post<Shown>('/carriers', body);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1/carriers/${answer.body.id}`);
    expect(answer.body['code']).toMatch(/^ZT-\d{4}$/);
    expect(answer.body).toMatchObject({
      ...{ operatorUnitId: operator.unitId, gfaSqm: '10000.00', leasableSqm: '8000.00' },
      ...{ rentPerSqmDay: '5.2000', propertyFeePerSqmMonth: '18.0000', efficiencyRate: '70.00' },
      ...{ focusAreas: ['AI', 'LIFE_HEALTH'], occupancyPct: '0.00', unitCount: 0, dataSource: 'MANUAL' },
    });
    expect(await actions(answer.body.id)).toEqual(['carrier.created']);
    const { body: found } = await operator.get<Shown>(`/carriers/${answer.body['code']}`);
    expect(found).toEqual(answer.body);
  });

  it('a pool administrator enters one for any unit, or for none', async () => {
    expect(await carrier(poolAdmin)).toMatchObject({ operatorUnitId: null });
    const given = await carrier(poolAdmin, { operatorUnitId: other.unitId });
    expect(given['operatorUnitId']).toBe(other.unitId);
  });

  it.each<[string, Record<string, unknown>, number, string]>([
    ['more to let than there is', { leasableSqm: '10000.01' }, 422, 'CARRIER.RULES_BROKEN'],
    [
      'a day of delivery of what is built',
      { buildStatus: 'PLANNED', deliveredOn: '2024-01-01' },
      422,
      'CARRIER.RULES_BROKEN',
    ],
    ['an area nobody knows', { focusAreas: ['NONSENSE'] }, 422, 'CARRIER.RULES_BROKEN'],
    ['no gross floor area', { gfaSqm: null }, 400, 'REQUEST.VALIDATION_FAILED'],
    ['a type of its own', { type: 'CASTLE' }, 400, 'REQUEST.VALIDATION_FAILED'],
    ['an efficiency above 100', { efficiencyRate: '101' }, 400, 'REQUEST.VALIDATION_FAILED'],
    ['a code of the caller', { code: 'ZT-0001' }, 400, 'REQUEST.VALIDATION_FAILED'],
  ])('refuses %s', async (_case, changes, status, code) => {
    const before = await rows();
    const answer = await operator.post<Refused>('/carriers', aCarrier(changes));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await rows()).toBe(before);
  });

  it('refuses a unit that is not there, and one of somebody else', async () => {
    const nowhere = { operatorUnitId: '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21' };
    const missing = await poolAdmin.post<Refused>('/carriers', aCarrier(nowhere));
    expect([missing.status, missing.body.code]).toEqual([422, 'CARRIER.UNIT_MISSING']);
    const foreign = await operator.post<Refused>('/carriers', aCarrier({ operatorUnitId: other.unitId }));
    expect([foreign.status, foreign.body.code]).toEqual([403, 'CARRIER.NOT_YOURS']);
  });

  it('of two carriers of one name, however it is written, one is made', async () => {
    const names = ['示例同名 TOP 大厦', '示例同名ＴＯＰ大厦', '示例同名top大厦', '示例同名 Top大厦'];
    const answers = await Promise.all(
      names.map((name) => operator.post<Refused>('/carriers', aCarrier({ name }))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('CARRIER.NAME_TAKEN');
  });

  it('is not for those who promote nothing', async () => {
    expect((await department.post('/carriers', aCarrier())).status).toBe(403);
  });
});

describe('GET /carriers', () => {
  it('filters by type, state, town, focus area, operator and text', async () => {
    const town = '示例筛选镇';
    const a = await carrier(operator, {
      town,
      type: 'INCUBATOR',
      focusAreas: ['AI'],
      name: '示例筛选孵化楼',
    });
    const b = await carrier(operator, { town, buildStatus: 'PLANNED', address: '示例筛选路9号' });
    await carrier(operator);
    const ids = async (query: string) =>
      (
        await operator.get<{ items: Shown[] }>(`/carriers?town=${encodeURIComponent(town)}&${query}`)
      ).body.items
        .map(({ id }) => id)
        .sort();
    expect(await ids('')).toEqual([a.id, b.id].sort());
    expect(await ids('type=INCUBATOR')).toEqual([a.id]);
    expect(await ids('buildStatus=PLANNED,UNDER_CONSTRUCTION')).toEqual([b.id]);
    expect(await ids('focusArea=AI,TECH_FINANCE')).toEqual([a.id]);
    expect(await ids(`q=${encodeURIComponent('孵化楼')}`)).toEqual([a.id]);
    expect(await ids(`q=${encodeURIComponent('筛选路9')}`)).toEqual([b.id]);
    expect(await ids(`operatorUnitId=${other.unitId}`)).toEqual([]);
    expect(await ids('leasableSqmMin=8000&leasableSqmMax=8000')).toHaveLength(2);
    expect(await ids('leasableSqmMin=8000.01')).toEqual([]);
  });

  it('orders by name and pages without repeating', async () => {
    const first = await operator.get<{ items: Shown[]; nextCursor: string }>(
      '/carriers?sort=name&limit=2&count=true',
    );
    const next = await operator.get<{ items: Shown[] }>(
      `/carriers?sort=name&limit=2&cursor=${encodeURIComponent(first.body.nextCursor)}`,
    );
    const seen = [...first.body.items, ...next.body.items].map(({ id }) => id);
    expect(new Set(seen).size).toBe(4);
    expect(first.body).toHaveProperty('total', expect.any(Number));
  });
});

describe('rent (class V1)', () => {
  let shown: Shown;
  beforeAll(async () => {
    shown = await carrier(operator, {
      rentPerSqmDay: '4.8',
      propertyFeePerSqmMonth: '15',
      note: '可谈免租期',
    });
    await unit(operator, shown.id);
  });

  it('is not there for a department, on any path', async () => {
    const path = `/carriers/${shown.id}`;
    const { body } = await department.get<Shown>(path);
    expect(body).toMatchObject({ name: shown['name'], gfaSqm: '10000.00', occupancyPct: '0.00' });
    for (const field of ['rentPerSqmDay', 'propertyFeePerSqmMonth', 'note', 'unitCount', 'vacantSqm'])
      expect([field, body[field]]).toEqual([field, null]);
    const filtered = await department.get<Refused>('/carriers?rentPerSqmDayMin=4');
    expect([filtered.status, filtered.body.code]).toEqual([403, 'REQUEST.FIELD_NOT_VISIBLE']);
    expect((await department.get('/carriers?sort=rentPerSqmDay')).status).toBe(400);
    const history = await department.get(`${path}/history`);
    expect(history.status).toBe(200);
    expect(history.text).not.toContain('可谈免租期');
    expect(history.text).not.toContain('4.8');
    expect((await department.get(`${path}?fields=rentPerSqmDay`)).body).toEqual({
      id: shown.id,
      rentPerSqmDay: null,
    });
  });

  it('is there for the promotion line', async () => {
    const { body } = await other.get<Shown>(`/carriers/${shown.id}`);
    expect(body).toMatchObject({ rentPerSqmDay: '4.8000', note: '可谈免租期', unitCount: 1 });
    const { body: list } = await other.get<{ items: Shown[] }>(
      '/carriers?rentPerSqmDayMin=4.8&rentPerSqmDayMax=4.8',
    );
    expect(list.items.map(({ id }) => id)).toContain(shown.id);
    expect((await other.get(`/carriers/${shown.id}/history`)).text).toContain('可谈免租期');
  });
});

describe('入驻率 (domain.md §5.6)', () => {
  it('is leased, sold and self-used area over what can be let, as it stands', async () => {
    const { id } = await carrier(operator, { leasableSqm: '4000' });
    const leased = await unit(operator, id, { areaSqm: '1000', status: 'LEASED' });
    await unit(operator, id, { areaSqm: '500', status: 'SOLD' });
    await unit(operator, id, { areaSqm: '250', status: 'SELF_USE' });
    await unit(operator, id, { areaSqm: '1250', status: 'VACANT' });
    await unit(operator, id, { areaSqm: '1000', status: 'UNAVAILABLE' });
    const figures = async () => (await operator.get<Shown>(`/carriers/${id}`)).body;
    expect(await figures()).toMatchObject({
      ...{ occupancyPct: '43.75', occupiedSqm: '1750.00', vacantSqm: '1250.00', reservedSqm: '0.00' },
      ...{ unitCount: 5, vacantUnitCount: 1 },
    });
    await operator.patch(`/carrier-units/${leased.id}`, { status: 'VACANT' }, 1);
    expect(await figures()).toMatchObject({ occupancyPct: '18.75', vacantSqm: '2250.00' });
    await operator.delete(`/carrier-units/${leased.id}`, 2);
    expect(await figures()).toMatchObject({ occupancyPct: '18.75', vacantSqm: '1250.00', unitCount: 4 });
  });

  it('tells its answers apart though the version of the carrier stays', async () => {
    const { id } = await carrier(operator);
    const before = await operator.get(`/carriers/${id}`);
    const tag = before.headers.get('etag') ?? '';
    expect((await operator.get(`/carriers/${id}`, { 'If-None-Match': tag })).status).toBe(304);
    await unit(operator, id, { status: 'LEASED' });
    const after = await operator.get<Shown>(`/carriers/${id}`, { 'If-None-Match': tag });
    expect([after.status, after.body['occupancyPct'], after.body.version]).toEqual([200, '6.25', 1]);
  });

  it.each([['PLANNED'], ['UNDER_CONSTRUCTION']])(
    'is unknown while the carrier is %s',
    async (buildStatus) => {
      const { id } = await carrier(operator, { buildStatus });
      await unit(operator, id, { status: 'LEASED' });
      expect((await operator.get<Shown>(`/carriers/${id}`)).body['occupancyPct']).toBeNull();
    },
  );
});

describe('PATCH /carriers/{id}', () => {
  it('changes what is named and keeps the rest', async () => {
    const { id } = await carrier(operator, { address: '示例路1号' });
    const answer = await operator.patch<Shown>(`/carriers/${id}`, { town: '桃浦镇', address: null }, 1);
    expect([answer.status, answer.body.version]).toEqual([200, 2]);
    expect(answer.body).toMatchObject({ town: '桃浦镇', address: null, gfaSqm: '10000.00' });
    expect(await actions(id)).toEqual(['carrier.created', 'carrier.updated']);
  });

  it('asks for the version and refuses an old one', async () => {
    const { id } = await carrier(operator);
    expect((await operator.patch(`/carriers/${id}`, { town: '桃浦镇' })).status).toBe(428);
    await operator.patch(`/carriers/${id}`, { town: '桃浦镇' }, 1);
    expect((await operator.patch(`/carriers/${id}`, { town: '真如镇' }, 1)).status).toBe(412);
    expect((await stored(id))?.['town']).toBe('桃浦镇');
  });

  it('is for the operator unit and pool administrators; nobody gives a carrier away', async () => {
    const { id } = await carrier(operator);
    const foreign = await other.patch<Refused>(`/carriers/${id}`, { town: '真如镇' }, 1);
    expect([foreign.status, foreign.body.code]).toEqual([403, 'CARRIER.NOT_YOURS']);
    const given = await operator.patch<Refused>(`/carriers/${id}`, { operatorUnitId: other.unitId }, 1);
    expect([given.status, given.body.code]).toEqual([403, 'CARRIER.NOT_YOURS']);
    expect((await stored(id))?.['operator_unit_id']).toBe(operator.unitId);
    const moved = await poolAdmin.patch<Shown>(`/carriers/${id}`, { operatorUnitId: other.unitId }, 1);
    expect(moved.body['operatorUnitId']).toBe(other.unitId);
    expect((await operator.patch(`/carriers/${id}`, { town: '桃浦镇' }, 2)).status).toBe(403);
  });

  it('does not forget the areas', async () => {
    const { id } = await carrier(operator);
    expect((await operator.patch(`/carriers/${id}`, { gfaSqm: null }, 1)).status).toBe(400);
  });

  it('does not take the name of another', async () => {
    const { body } = await operator.post<Shown>('/carriers', aCarrier({ name: '示例占名大厦' }));
    const { id } = await carrier(operator);
    const answer = await operator.patch<Refused>(`/carriers/${id}`, { name: '示例占名 大厦' }, 1);
    expect([answer.status, answer.body.code]).toEqual([409, 'CARRIER.NAME_TAKEN']);
    expect((await operator.patch(`/carriers/${body.id}`, { name: '示例占名　大厦' }, 1)).status).toBe(200);
  });
});

describe('DELETE and POST /carriers/{id}/restore', () => {
  it('goes and comes back, and its name is free meanwhile', async () => {
    const { id, ...shown } = await carrier(operator);
    expect((await operator.delete(`/carriers/${id}`, 1)).status).toBe(204);
    expect((await operator.get(`/carriers/${id}`)).status).toBe(404);
    expect((await operator.get(`/carriers/${id}/history`)).status).toBe(404);
    const twin = await carrier(operator, { name: shown['name'] });
    const taken = await operator.post<Refused>(`/carriers/${id}/restore`);
    expect([taken.status, taken.body.code]).toEqual([409, 'CARRIER.NAME_TAKEN']);
    await operator.delete(`/carriers/${twin.id}`, 1);
    expect((await operator.post<Shown>(`/carriers/${id}/restore`)).body).toMatchObject({ id, version: 3 });
    expect(await actions(id)).toEqual(['carrier.created', 'carrier.deleted', 'carrier.restored']);
  });

  it('stays while units stand in it, also when one comes in at the same moment', async () => {
    const { id } = await carrier(operator);
    const { id: unitId } = await unit(operator, id);
    const refused = await operator.delete<Refused>(`/carriers/${id}`, 1);
    expect([refused.status, refused.body.code]).toEqual([409, 'CARRIER.HAS_UNITS']);
    await operator.delete(`/carrier-units/${unitId}`, 1);
    const body = { carrierId: id, unitNo: '9', areaSqm: '10', status: 'VACANT' };
    const [gone, entered] = await Promise.all([
      operator.delete(`/carriers/${id}`, 1),
      operator.post('/carrier-units', body),
    ]);
    expect([
      [204, 422],
      [409, 201],
    ]).toContainEqual([gone.status, entered.status]);
  });
});
