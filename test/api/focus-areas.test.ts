import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { type SignedIn, signIn } from '../support/users.js';

interface Area {
  readonly id: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly version: number;
  readonly mappings: { relation: string; taxonomy: string; code: string }[];
}
interface Areas {
  readonly items: Area[];
  readonly nextCursor: string | null;
}

let app: TestApp;
let specialist: SignedIn;
let keeper: SignedIn;

beforeAll(async () => {
  app = await startTestApp();
  specialist = await signIn(app);
  keeper = await signIn(app, { roles: ['POOL_ADMIN'] });
});
afterAll(() => app.close());

const codesOf = async (query: string) =>
  (await specialist.get<Areas>(`/focus-areas${query}`)).body.items.map(({ code }) => code);

const renewed = (taxonomy: string, code: string, validFrom: string) => ({
  taxonomy,
  code,
  nameZh: '示例方向',
  nameEn: 'Example area',
  edition: validFrom.slice(0, 4),
  validFrom,
  source: '示例文号',
});

describe('GET /focus-areas', () => {
  it.each([
    ['', ['LIFE_HEALTH', 'AI', 'ADV_MATERIALS', 'TECH_FINANCE', 'OTHER']],
    ['?taxonomy=DISTRICT', ['SMART_SOFTWARE', 'RND_SERVICE', 'TECH_FINANCE', 'LIFE_HEALTH']],
    ['?taxonomy=CITY', ['IC', 'BIOMEDICINE', 'AI']],
    ['?taxonomy=DISTRICT&asOf=2025-04-19', []],
    ['?asOf=2022-10-31', []],
    ['?asOf=2022-11-01&sort=-code&limit=2', ['TECH_FINANCE', 'OTHER']],
  ])('answers the areas of one taxonomy on one day: %s', async (query, codes) => {
    expect(await codesOf(query)).toEqual(codes);
  });

  it('pages without a gap', async () => {
    const first = await specialist.get<Areas>('/focus-areas?limit=3');
    const second = await specialist.get<Areas>(`/focus-areas?limit=3&cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...second.body.items].map(({ code }) => code)).toEqual(await codesOf(''));
  });

  it.each(['?taxonomy=COUNTRY', '?asOf=2025-02-30', '?color=red'])('refuses %s', async (query) => {
    expect((await specialist.get(`/focus-areas${query}`)).status).toBe(400);
  });
});

describe('GET /focus-areas/{code}', () => {
  it('shows the mapping in both directions', async () => {
    const park = await specialist.get<Area>('/focus-areas/LIFE_HEALTH');
    expect(park.body.mappings).toContainEqual(
      expect.objectContaining({ relation: 'BROADER', taxonomy: 'CITY', code: 'BIOMEDICINE' }),
    );
    const city = await specialist.get<Area>('/focus-areas/BIOMEDICINE?taxonomy=CITY');
    expect(city.body.mappings).toContainEqual(
      expect.objectContaining({ relation: 'NARROWER', taxonomy: 'PARK', code: 'LIFE_HEALTH' }),
    );
  });

  it('keeps 科技金融 apart from fintech in its label and help (trap 8.16)', async () => {
    const { body } = await specialist.get<Area & { helpZh: string }>('/focus-areas/TECH_FINANCE');
    expect(body).toMatchObject({ nameZh: '科技金融', nameEn: 'Sci-tech finance' });
    expect(body.helpZh).toContain('不等于金融科技');
  });

  it.each(['NO_SUCH', 'ai', '00000000-0000-7000-8000-000000000009', "AI'--"])(
    'does not find %s',
    async (key) => {
      expect((await specialist.get(`/focus-areas/${encodeURIComponent(key)}`)).status).toBe(404);
    },
  );
});

describe('POST /focus-areas', () => {
  it('closes the version that the new one replaces, and the past stays', async () => {
    const answer = await keeper.post<Area>('/focus-areas', renewed('DISTRICT', 'RND_SERVICE', '2027-01-01'));
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1/focus-areas/${answer.body.id}`);
    const before = await specialist.get<Area>('/focus-areas/RND_SERVICE?taxonomy=DISTRICT&asOf=2026-12-31');
    const after = await specialist.get<Area>('/focus-areas/RND_SERVICE?taxonomy=DISTRICT&asOf=2027-01-01');
    expect(before.body).toMatchObject({ nameZh: '研发服务', validTo: '2026-12-31', version: 2 });
    expect(after.body).toMatchObject({ nameZh: '示例方向', validFrom: '2027-01-01', validTo: null });
    const history = await specialist.get<{ items: { changes: object }[] }>(
      `/focus-areas/${before.body.id}/history`,
    );
    expect(history.body.items[0]?.changes).toEqual({ validTo: [null, '2026-12-31'] });
  });

  it.each([
    ['the same first day', '2022-11-01', 409, 'FOCUS_AREA.VERSION_EXISTS'],
    ['a day before the version in force', '2021-01-01', 422, 'FOCUS_AREA.VALIDITY_OVERLAPS'],
  ])('refuses %s and writes nothing', async (_name, day, status, code) => {
    const before = await app.sql('SELECT id, version, valid_to FROM focus_area ORDER BY id');
    const answer = await keeper.post('/focus-areas', renewed('PARK', 'AI', day));
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(await app.sql('SELECT id, version, valid_to FROM focus_area ORDER BY id')).toEqual(before);
  });

  it('lets one of ten win who add the same version at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => keeper.post('/focus-areas', renewed('CITY', 'IC', '2028-01-01'))),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(9);
    const rows = await app.sql(`SELECT 1 FROM focus_area WHERE taxonomy = 'CITY' AND code = 'IC'`);
    expect(rows).toHaveLength(2);
  });

  it.each([
    [{ code: 'lower' }, '/code'],
    [{ taxonomy: 'STATE' }, '/taxonomy'],
    [{ validFrom: '2027-13-01' }, '/validFrom'],
    [{ version: 7 }, '/version'],
    [{ nameZh: ' ' }, '/nameZh'],
  ])('refuses %j', async (wrong, pointer) => {
    const answer = await keeper.post('/focus-areas', {
      ...renewed('PARK', 'NEW_AREA', '2027-01-01'),
      ...wrong,
    });
    expect(answer.status).toBe(400);
    expect(answer.body['errors']).toContainEqual(expect.objectContaining({ pointer }));
  });

  it('is closed to others', async () => {
    const answer = await specialist.post('/focus-areas', renewed('PARK', 'NEW_AREA', '2027-01-01'));
    expect(answer.status).toBe(403);
    expect(await app.sql(`SELECT 1 FROM focus_area WHERE code = 'NEW_AREA'`)).toEqual([]);
  });
});

describe('PATCH /focus-areas/{code}', () => {
  it('changes labels with the version in hand, once', async () => {
    const before = await specialist.get<Area>('/focus-areas/ADV_MATERIALS');
    const changed = await keeper.patch<Area>(
      '/focus-areas/ADV_MATERIALS',
      { helpZh: '示例说明' },
      before.body.version,
    );
    expect(changed.body).toMatchObject({ helpZh: '示例说明', version: before.body.version + 1 });
    const again = await keeper.patch('/focus-areas/ADV_MATERIALS', { helpZh: '又' }, before.body.version);
    expect(again.status).toBe(412);
  });

  it.each([
    [{ validTo: '2022-10-31' }, 422],
    [{ validFrom: '2022-01-01' }, 400],
    [{ code: 'X2' }, 400],
    [{ nameZh: null }, 400],
  ])('refuses %j', async (body, status) => {
    const { body: area } = await specialist.get<Area>('/focus-areas/OTHER');
    expect((await keeper.patch('/focus-areas/OTHER', body, area.version)).status).toBe(status);
  });

  it('wants If-Match', async () => {
    expect((await keeper.patch('/focus-areas/OTHER', { nameZh: '其它' })).status).toBe(428);
  });
});

describe('GET /focus-areas/counts', () => {
  interface Counts {
    readonly items: {
      code: string;
      companies: number;
      companiesByParkRelation: Record<string, number>;
      projectsInPool: number | null;
    }[];
  }

  it('counts companies by their one primary area; merged and deleted ones are not there', async () => {
    await app.sql(
      `INSERT INTO company (id, code, name_cn, entity_type, capital_nature, investor_country, registration_status,
         owner_unit_id, focus_area_code, park_relation, data_source, name_key, brand_key, search_text, search_tokens,
         created_at, updated_at, deleted_at)
       SELECT gen_random_uuid(), 'QY-9' || lpad(n::text, 5, '0'), '示例企业' || n, 'COMPANY', 'PRIVATE', 'CN',
         'IN_OPERATION', $1, CASE WHEN n <= 5 THEN 'AI' ELSE 'LIFE_HEALTH' END,
         CASE WHEN n % 2 = 0 THEN 'TARGET' ELSE 'RESIDENT' END, 'MANUAL', n::text, n::text, '', '{}', now(), now(),
         CASE WHEN n = 5 THEN now() END
       FROM generate_series(1, 8) n`,
      [specialist.unitId],
    );
    const { status, body } = await specialist.get<Counts>('/focus-areas/counts');
    expect(status).toBe(200);
    const byCode = Object.fromEntries(body.items.map((item) => [item.code, item]));
    expect(byCode['AI']).toMatchObject({ companies: 4, companiesByParkRelation: { TARGET: 2, RESIDENT: 2 } });
    expect(byCode['LIFE_HEALTH']).toMatchObject({ companies: 3 });
    expect(byCode['OTHER']).toMatchObject({ companies: 0, companiesByParkRelation: {} });
  });

  it('counts projects in the pool, which the promotion line alone sees', async () => {
    await app.sql(
      `INSERT INTO project (id, code, name, project_kind, focus_area_code, pool_status, stage, admitted_on, level,
         hold_until, exited_on, exit_reason, first_report_unit_id, owner_unit_id, created_at, updated_at, deleted_at)
       SELECT gen_random_uuid(), 'XM-2026-9' || n, '示例项目' || n, kind, 'AI', status, stage, '2026-01-05', 'B',
         CASE WHEN status = 'ON_HOLD' THEN date '2027-01-01' END, CASE WHEN status = 'EXITED' THEN date '2026-05-01' END,
         CASE WHEN status = 'EXITED' THEN 'OTHER' END, $1, $1, now(), now(), deleted
       FROM (VALUES (101, 'INVESTMENT', 'IN_POOL', 'S1', NULL::timestamptz), (102, 'PLATFORM', 'ON_HOLD', 'S4', NULL),
         (103, 'PLATFORM', 'EXITED', 'S4', NULL), (104, 'MAJOR_CONSTRUCTION', 'IN_POOL', 'S1', NULL),
         (105, 'INVESTMENT', 'IN_POOL', 'S1', now())) p(n, kind, status, stage, deleted)`,
      [specialist.unitId],
    );
    const outsider = await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_FINANCE_BUREAU' });
    const seen = (await specialist.get<Counts>('/focus-areas/counts')).body.items;
    const hidden = (await outsider.get<Counts>('/focus-areas/counts')).body.items;
    expect(seen.find(({ code }) => code === 'AI')).toMatchObject({
      projectsInPool: 2,
      projectsByStage: { S1: 1, S4: 1 },
    });
    expect(seen.find(({ code }) => code === 'OTHER')).toMatchObject({
      projectsInPool: 0,
      projectsByStage: {},
    });
    expect(hidden.map(({ projectsInPool }) => projectsInPool)).toEqual(hidden.map(() => null));
  });

  it('derives nothing for another taxonomy', async () => {
    const { body } = await specialist.get<Counts>('/focus-areas/counts?taxonomy=DISTRICT&asOf=2026-01-01');
    expect(body.items.map(({ companies }) => companies)).toEqual([0, 0, 0, 0]);
  });
});
