import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Refused, Shown } from '../support/carriers.js';
import { type SignedIn, signIn } from '../support/users.js';

let app: TestApp;
let bureau: SignedIn;
let poolAdmin: SignedIn;
let specialist: SignedIn;
let department: SignedIn;
let serial = 600;

beforeAll(async () => {
  app = await startTestApp();
  bureau = await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_PLANNING_RESOURCES' });
  poolAdmin = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
  specialist = await signIn(app);
  department = await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_HEALTH' });
});
afterAll(() => app?.close());

const aParcel = (changes: Record<string, unknown> = {}) => {
  serial += 1;
  return { parcelNo: `示例${serial}`, areaMu: '15', landUse: 'RESEARCH', status: 'TO_TRANSFER', ...changes };
};
async function parcel(changes: Record<string, unknown> = {}): Promise<Shown> {
  const answer = await bureau.post<Shown>('/land-parcels', aParcel(changes));
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
}
const rows = async () => (await app.sql<{ n: number }>('SELECT count(*)::int AS n FROM land_parcel'))[0]?.n;

describe('POST /land-parcels', () => {
  it('enters a parcel with the standards for access to it, and derives the other area', async () => {
    const standards = {
      investmentIntensityWanPerMu: '1200.00',
      outputPerMuWan: '1800.00',
      taxPerMuWan: '120.00',
    };
    const body = aParcel({ far: '2.5', heightLimitM: '60', town: '桃浦镇', ...standards });
    const answer = await bureau.post<Shown>('/land-parcels', body);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1/land-parcels/${answer.body.id}`);
    expect(answer.body).toMatchObject({
      ...{ areaMu: '15.0000', areaSqm: '10000.00', far: '2.50', heightLimitM: '60.00', ...standards },
      ...{ status: 'TO_TRANSFER', transferredOn: null, version: 1 },
    });
    expect(await parcel({ areaMu: undefined, areaSqm: '2000' })).toMatchObject({ areaMu: '3.0000' });
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['no area', { areaMu: undefined }, 'LAND_PARCEL.RULES_BROKEN', 'AREA_REQUIRED'],
    ['areas that do not agree', { areaSqm: '15' }, 'LAND_PARCEL.RULES_BROKEN', 'AREAS_DISAGREE'],
    [
      'a grant of what was not',
      { transferredOn: '2024-01-01' },
      'LAND_PARCEL.RULES_BROKEN',
      'NOT_TRANSFERRED',
    ],
    ['a use of its own', { landUse: 'FOREST' }, 'REQUEST.VALIDATION_FAILED', 'CODE_UNKNOWN'],
  ])('refuses %s', async (_case, changes, code, fault) => {
    const before = await rows();
    const { body } = await bureau.post<Refused>('/land-parcels', aParcel(changes));
    expect([body.code, body.errors?.[0]?.code]).toEqual([code, fault]);
    expect(await rows()).toBe(before);
  });

  it('is for 区规划资源局 and pool administrators', async () => {
    expect((await specialist.post('/land-parcels', aParcel())).status).toBe(403);
    const other = await department.post<Refused>('/land-parcels', aParcel());
    expect([other.status, other.body.code]).toEqual([403, 'LAND_PARCEL.NOT_YOURS']);
    expect((await poolAdmin.post('/land-parcels', aParcel())).status).toBe(201);
  });

  it('has each number once', async () => {
    const numbers = ['示例W06-1401', '示例w06-1401地块', '示例Ｗ06-1401'];
    const answers = await Promise.all(
      numbers.map((parcelNo) => bureau.post<Refused>('/land-parcels', aParcel({ parcelNo }))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('LAND_PARCEL.NUMBER_TAKEN');
  });
});

describe('GET /land-parcels', () => {
  it('filters by use, state, town, size and text', async () => {
    const town = '示例地块镇';
    await parcel({ parcelNo: '示例甲地', town, areaMu: '30', far: '3' });
    await parcel({ parcelNo: '示例乙地', town, areaMu: '6', landUse: 'INDUSTRIAL', status: 'RESERVED' });
    const found = async (query: string) =>
      (
        await specialist.get<{ items: Shown[] }>(
          `/land-parcels?town=${encodeURIComponent(town)}&sort=areaMu&${query}`,
        )
      ).body.items.map((each) => each['parcelNo']);
    expect(await found('')).toEqual(['示例乙地', '示例甲地']);
    expect(await found('landUse=INDUSTRIAL')).toEqual(['示例乙地']);
    expect(await found('status=TO_TRANSFER,TRANSFERRED')).toEqual(['示例甲地']);
    expect(await found('areaMuMin=6&areaMuMax=6')).toEqual(['示例乙地']);
    expect(await found('farMin=3')).toEqual(['示例甲地']);
    expect(await found(`q=${encodeURIComponent('甲地')}`)).toEqual(['示例甲地']);
  });

  it('shows nothing to another department (class V1)', async () => {
    const { id } = await parcel();
    expect((await department.get<{ items: Shown[] }>('/land-parcels')).body.items).toEqual([]);
    expect((await department.get(`/land-parcels/${id}`)).status).toBe(404);
    expect((await department.get(`/land-parcels/${id}/history`)).status).toBe(404);
    expect((await department.patch(`/land-parcels/${id}`, { far: '3' }, 1)).status).toBe(404);
    expect((await bureau.get(`/land-parcels/${id}`)).status).toBe(200);
  });
});

describe('PATCH and DELETE /land-parcels/{id}', () => {
  it('a new area changes the other with it', async () => {
    const { id } = await parcel();
    const answer = await bureau.patch<Shown>(`/land-parcels/${id}`, { areaSqm: '2000' }, 1);
    expect(answer.body).toMatchObject({ areaMu: '3.0000', areaSqm: '2000.00', version: 2 });
    expect((await bureau.patch(`/land-parcels/${id}`, { far: '2' }, 1)).status).toBe(412);
    expect((await bureau.patch(`/land-parcels/${id}`, { far: '2' })).status).toBe(428);
  });

  it('follows a parcel through its grant', async () => {
    const { id } = await parcel();
    const granted = { status: 'TRANSFERRED', transferredOn: '2024-05-01' };
    expect((await bureau.patch<Shown>(`/land-parcels/${id}`, granted, 1)).body).toMatchObject(granted);
    const back = await bureau.patch<Refused>(`/land-parcels/${id}`, { status: 'RESERVED' }, 2);
    expect([back.status, back.body.errors?.[0]?.code]).toEqual([422, 'NOT_TRANSFERRED']);
  });

  it('goes, comes back, and tells its history', async () => {
    const { id } = await parcel();
    expect((await specialist.delete(`/land-parcels/${id}`, 1)).status).toBe(403);
    expect((await bureau.delete(`/land-parcels/${id}`, 1)).status).toBe(204);
    expect((await specialist.get(`/land-parcels/${id}`)).status).toBe(404);
    expect((await bureau.post<Shown>(`/land-parcels/${id}/restore`)).body).toMatchObject({ version: 3 });
    const { body } = await specialist.get<{ items: { action: string }[] }>(`/land-parcels/${id}/history`);
    expect(body.items.map(({ action }) => action)).toEqual([
      'land_parcel.restored',
      'land_parcel.deleted',
      'land_parcel.created',
    ]);
  });
});
