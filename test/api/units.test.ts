import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UNITS } from '../../src/features/units/unit.seed.js';
import { seededUnitId } from '../../src/features/units/unit-id.js';
import { ROLE } from '../../src/features/users/user.codes.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type SignedIn, signIn } from '../support/users.js';

interface Item {
  id: string;
  code: string;
  name: string;
  version: number;
}
interface Page {
  items: Item[];
  nextCursor: string | null;
  total: number;
}

let app: TestApp;
let admin: SignedIn;

beforeAll(async () => {
  app = await startTestApp();
  admin = await signIn(app, { roles: ['SYSTEM_ADMIN'] });
});

afterAll(() => app.close());

const newUnit = (extra = {}) => ({
  code: `UNIT_${randomUUID().slice(0, 8).toUpperCase()}`,
  name: `示例单位${randomUUID().slice(0, 8)}`,
  shortName: '示例',
  nameEn: 'Example unit',
  type: 'GOV',
  ...extra,
});
const newTeam = (extra = {}) => ({
  name: `示例组${randomUUID().slice(0, 8)}`,
  unitId: seededUnitId('TAOPU_TOWN'),
  type: 'INDUSTRY_TASK_FORCE',
  focusAreas: ['AI'],
  ...extra,
});

describe('GET /units', () => {
  it('lists the units of the paper in its order, page by page', async () => {
    const codes: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const next: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const { body } = await admin.get<Page>(`/units?limit=7${next}`);
      codes.push(...body.items.map(({ code }) => code));
      cursor = body.nextCursor;
    }
    expect(codes).toEqual(UNITS.map(({ code }) => code));
  });

  it.each([
    ['canOwnProjects=true', 5],
    ['type=TOWN', 1],
    ['type=TOWN,SOE', 4],
    ['q=人才办', 1],
    ['q=taopu', 3],
    ['q=%25', 0],
  ])('%s finds %i', async (query, count) => {
    const { body } = await admin.get<Page>(`/units?count=true&${query}`);
    expect([body.items.length, body.total]).toEqual([count, count]);
  });
});

describe('writing units', () => {
  it('creates and changes one, with history', async () => {
    const made = await admin.post<Item>('/units', newUnit());
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ inPaper: false, isPromotion: false, aliases: [], version: 1 });
    expect(made.headers.get('location')).toBe(`/api/v1/units/${made.body.id}`);
    const changed = await admin.patch<Item>(`/units/${made.body.id}`, { aliases: ['示例别名'] }, 1);
    expect(changed.body).toMatchObject({ aliases: ['示例别名'], version: 2 });
    expect((await admin.patch(`/units/${made.body.id}`, { aliases: [] }, 1)).status).toBe(412);
    const history = await admin.get<{ items: { changes: object }[] }>(`/units/${made.body.id}/history`);
    expect(history.body.items[0]?.changes).toEqual({ aliases: [[], ['示例别名']] });
  });

  it.each([
    ['a code that is taken', { code: 'TAOPU_TOWN' }, 409, 'UNIT.CODE_TAKEN'],
    ['a name that is taken', { name: '桃浦镇' }, 409, 'UNIT.NAME_TAKEN'],
    [
      'an end before the beginning',
      { validFrom: '2026-02-01', validTo: '2026-01-31' },
      422,
      'UNIT.VALIDITY_REVERSED',
    ],
    ['an owner outside the promotion line', { canOwnProjects: true }, 422, 'UNIT.OWNER_OUTSIDE_PROMOTION'],
    ['a code in small letters', { code: 'small' }, 400, 'REQUEST.VALIDATION_FAILED'],
    ['a property of the server', { inPaper: true }, 400, 'REQUEST.VALIDATION_FAILED'],
  ])('refuses %s', async (_what, extra, status, code) => {
    const answer = await admin.post<{ code: string }>('/units', newUnit(extra));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it.each(ROLE.codes)('%s: permission', async (role) => {
    const user = await signIn(app, { roles: [role] });
    const may = ['SYSTEM_ADMIN', 'POOL_ADMIN'].includes(role);
    expect((await user.get('/units?limit=1')).status).toBe(200);
    expect((await user.post('/units', newUnit())).status).toBe(may ? 201 : 403);
    const unit = await admin.get<Item>(`/units/${seededUnitId('DIST_TAX')}`);
    const { status } = await user.patch(`/units/${unit.body.id}`, { shortName: role }, unit.body.version);
    expect(status).toBe(may ? 200 : 403);
    expect((await user.post('/teams', newTeam())).status).toBe(role === 'SYSTEM_ADMIN' ? 201 : 403);
    expect((await user.get('/teams')).status).toBe(200);
  });
});

describe('teams', () => {
  it('are created, listed by unit and changed', async () => {
    const made = await admin.post<Item>('/teams', newTeam({ unitId: seededUnitId('DIST_COMMERCE') }));
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ unitName: '区商务委', focusAreas: ['AI'], version: 1 });
    const { body } = await admin.get<Page>(`/teams?unitId=${seededUnitId('DIST_COMMERCE')}`);
    expect(body.items.map(({ id }) => id)).toEqual([made.body.id]);
    const changed = await admin.patch<Item>(`/teams/${made.body.id}`, { name: '示例二组' }, 1);
    expect(changed.body).toMatchObject({ name: '示例二组', version: 2 });
    const history = await admin.get<{ items: object[] }>(`/teams/${made.body.id}/history`);
    expect(history.body.items).toHaveLength(2);
  });

  it('bear a name once in a unit, and stay in it', async () => {
    const name = '示例同名组';
    const made = await admin.post<Item>('/teams', newTeam({ name }));
    const twice = await admin.post<{ code: string }>('/teams', newTeam({ name }));
    expect([twice.status, twice.body.code]).toEqual([409, 'TEAM.NAME_TAKEN']);
    const elsewhere = newTeam({ name, unitId: seededUnitId('DIST_TAX') });
    expect((await admin.post('/teams', elsewhere)).status).toBe(201);
    const moved = await admin.patch(`/teams/${made.body.id}`, { unitId: seededUnitId('DIST_TAX') }, 1);
    expect(moved.status).toBe(400);
    const nowhere = await admin.post<{ code: string }>('/teams', newTeam({ unitId: randomUUID() }));
    expect([nowhere.status, nowhere.body.code]).toEqual([422, 'TEAM.UNIT_UNKNOWN']);
  });
});
