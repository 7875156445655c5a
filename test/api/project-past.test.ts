import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shanghaiDateOf } from '../../src/platform/kernel/clock.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { brokenHistories } from '../support/project-replay.js';
import {
  attachAll,
  draft,
  edit,
  move,
  moved,
  type PoolPeople,
  type ProjectBody,
  type ProjectProblem,
  talk,
} from '../support/projects.js';
import { reviewed } from '../support/reviews.js';
import { type Answer, type SignedIn, signIn } from '../support/users.js';

let app: TestApp;
let people: PoolPeople;
let leader: SignedIn;
let now = new Date('2026-03-02T10:00:00+08:00');
const YEARS = { ACCESS_TOKEN_MINUTES: 60 * 24 * 800 };

beforeAll(async () => {
  app = await startTestApp({ clock: { now: () => now }, settings: YEARS });
  people = {
    specialist: await signIn(app),
    supervisor: await signIn(app, { roles: ['SUPERVISOR'] }),
    poolAdmin: await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' }),
  };
  leader = await signIn(app, { roles: ['LEADER'] });
});
afterAll(() => app.close());

const at = (instant: string) => {
  now = new Date(instant);
};
const one = (user: SignedIn, id: string, asOf: string): Promise<Answer<ProjectBody & ProjectProblem>> =>
  user.get(`/projects/${id}?asOf=${asOf}`);
const list = async (query: string, user = leader) =>
  (
    await user.get<{ items: ProjectBody[]; total?: number; asOf: string; nextCursor: string | null }>(
      `/projects?${query}`,
    )
  ).body;

/** Admitted on the day of the clock. */
async function admittedToday(changes: Record<string, unknown> = {}): Promise<ProjectBody> {
  const { specialist, poolAdmin } = people;
  const project = await draft(app, specialist, changes);
  await talk(app, project, { on: shanghaiDateOf(now), substantive: false, companyOnly: true });
  await specialist.post(`/projects/${project.id}/duplicate-checks`);
  await attachAll(app, specialist, project.id, ['PROJECT_BASIC_FORM']);
  await moved(specialist, project.id, { transition: 'T01' });
  await reviewed(people, project.id, { level: 'C' });
  await attachAll(app, poolAdmin, project.id, ['REVIEW_RECORD']);
  return moved(poolAdmin, project.id, { transition: 'T07' });
}

async function toS2(project: ProjectBody, effectiveOn: string): Promise<ProjectBody> {
  const { specialist } = people;
  await talk(app, project, { on: effectiveOn });
  await edit(specialist, project.id, { needs: [{ type: 'CARRIER', text: '约1200平方米实验室' }] });
  await attachAll(app, specialist, project.id, ['NEGOTIATION_MINUTES']);
  return moved(specialist, project.id, { transition: 'T10', effectiveOn });
}

describe('GET /projects/{id}?asOf=', () => {
  it('shows each member as it was written by the evening, and the move by its business date', async () => {
    at('2026-03-02T10:00:00+08:00');
    const project = await admittedToday({ nextSteps: '第一周安排', plannedInvestmentWan: '500.00' });
    at('2026-03-10T10:00:00+08:00');
    await edit(people.specialist, project.id, { nextSteps: '第二周安排', plannedInvestmentWan: '700.00' });
    at('2026-03-20T10:00:00+08:00');
    await toS2(project, '2026-03-16');
    const seen = async (asOf: string) => {
      const { body } = await one(leader, project.id, asOf);
      const { stage, nextSteps, plannedInvestmentWan, negotiatingOn } = body;
      return [body['asOf'], stage, nextSteps, plannedInvestmentWan, negotiatingOn];
    };
    expect(await seen('2026-03-02')).toEqual(['2026-03-02', 'S1', '第一周安排', '500.00', null]);
    expect(await seen('2026-03-09')).toEqual(['2026-03-09', 'S1', '第一周安排', '500.00', null]);
    expect(await seen('2026-03-10')).toEqual(['2026-03-10', 'S1', '第二周安排', '700.00', null]);
    expect(await seen('2026-03-15')).toEqual(['2026-03-15', 'S1', '第二周安排', '700.00', null]);
    expect(await seen('2026-03-16')).toEqual(['2026-03-16', 'S2', '第二周安排', '700.00', '2026-03-16']);
    expect(await seen('2026-03-20')).toEqual(['2026-03-20', 'S2', '第二周安排', '700.00', '2026-03-16']);
  });

  it('keeps a milestone that was cleared later, and shows it cleared from that day on (T20)', async () => {
    at('2026-03-02T10:00:00+08:00');
    const project = await admittedToday();
    at('2026-03-10T10:00:00+08:00');
    await toS2(project, '2026-03-10');
    at('2026-03-25T10:00:00+08:00');
    const reason = '企业内部调整，暂不具备实质洽谈条件';
    await moved(people.specialist, project.id, { transition: 'T20', effectiveOn: '2026-03-23', reason });
    const seen = async (asOf: string) => {
      const { body } = await one(leader, project.id, asOf);
      return [body.stage, body['negotiatingOn']];
    };
    expect(await seen('2026-03-22')).toEqual(['S2', '2026-03-10']);
    expect(await seen('2026-03-23')).toEqual(['S1', null]);
    expect((await leader.get<ProjectBody>(`/projects/${project.id}`)).body.stage).toBe('S1');
  });

  it('ends the day at midnight in Shanghai, whatever the zone of the process', async () => {
    at('2026-04-01T10:00:00+08:00');
    const project = await admittedToday({ nextSteps: '甲' });
    at('2026-04-02T23:50:00+08:00');
    await edit(people.specialist, project.id, { nextSteps: '乙' });
    at('2026-04-03T00:10:00+08:00');
    await edit(people.specialist, project.id, { nextSteps: '丙' });
    const zone = process.env['TZ'];
    try {
      for (const tz of ['UTC', 'America/New_York', 'Asia/Shanghai']) {
        process.env['TZ'] = tz;
        const steps = [];
        for (const asOf of ['2026-04-01', '2026-04-02', '2026-04-03'])
          steps.push((await one(leader, project.id, asOf)).body['nextSteps']);
        expect([tz, steps]).toEqual([tz, ['甲', '乙', '丙']]);
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('computes lights and clocks for that day with the numbers then in force', async () => {
    at('2026-05-01T10:00:00+08:00');
    const project = await admittedToday();
    await talk(app, project, { on: '2026-07-10', substantive: false });
    at('2026-10-30T10:00:00+08:00');
    const light = async (asOf: string) => {
      const { body } = await one(leader, project.id, asOf);
      return [body['activityLight'], body['progressDays'], body['dormancyDue']];
    };
    expect(await light('2026-05-01')).toEqual(['GREEN', 0, false]);
    expect(await light('2026-07-30')).toEqual(['YELLOW', 90, false]);
    expect(await light('2026-08-29')).toEqual(['RED', 120, false]);
    expect(await light('2026-10-28')).toEqual(['RED', 180, true]);
    await app.sql(
      `INSERT INTO setting (id, key, value, effective_from, source)
       SELECT gen_random_uuid(), key, jsonb_set(value, '{C,yellow}', '80'), '2026-07-20', 'D' FROM setting
       WHERE key = 'pool.activity' AND effective_from = '2020-01-01'`,
    );
    expect((await light('2026-07-19'))[0]).toBe('GREEN');
    expect((await light('2026-07-20'))[0]).toBe('YELLOW');
  });

  it('hides what the caller of today may not see, and what was not in the pool yet from all but its unit', async () => {
    at('2026-06-01T10:00:00+08:00');
    const town = await signIn(app, { unitCode: 'TAOPU_TOWN' });
    const project = await draft(app, people.specialist, { nextSteps: '草稿安排' });
    at('2026-06-10T10:00:00+08:00');
    await talk(app, project, { on: '2026-06-10', substantive: false, companyOnly: true });
    await people.specialist.post(`/projects/${project.id}/duplicate-checks`);
    await attachAll(app, people.specialist, project.id, ['PROJECT_BASIC_FORM']);
    await moved(people.specialist, project.id, { transition: 'T01' });
    await reviewed(people, project.id, { level: 'C' });
    await attachAll(app, people.poolAdmin, project.id, ['REVIEW_RECORD']);
    await moved(people.poolAdmin, project.id, { transition: 'T07' });
    expect((await one(people.specialist, project.id, '2026-06-05')).body).toMatchObject({
      poolStatus: 'DRAFT',
    });
    expect((await one(town, project.id, '2026-06-05')).status).toBe(404);
    expect((await one(people.specialist, project.id, '2026-05-31')).status).toBe(404);
    const seen = await one(town, project.id, '2026-06-10');
    expect([seen.status, seen.body.name, seen.body['nextSteps']]).toEqual([200, project.name, null]);
    at('2026-06-20T10:00:00+08:00');
    await edit(people.specialist, project.id, { confidential: true, codeName: '示例代号七' });
    expect((await one(town, project.id, '2026-06-10')).body.name).toBe('示例代号七');
    expect((await one(people.specialist, project.id, '2026-06-10')).body.name).toBe(project.name);
  });

  it('refuses a day to come and a day before the numbers of the pool', async () => {
    at('2026-06-20T10:00:00+08:00');
    const refused = await one(leader, '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21', '2026-06-21');
    expect([refused.status, refused.body.code]).toEqual([422, 'PROJECT.AS_OF_IN_FUTURE']);
    expect((await leader.get('/projects?asOf=2019-12-31')).status).toBe(400);
    expect((await one(leader, '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21', '2026-06-20')).status).toBe(404);
  });
});

describe('GET /projects?asOf=', () => {
  it('lists the pool of that day with the filters, sorts, counts and pages of the present one', async () => {
    at('2026-11-01T10:00:00+08:00');
    const before = (await list('asOf=2026-11-01&count=true&limit=1')).total as number;
    at('2026-11-02T10:00:00+08:00');
    const first = await admittedToday({ plannedInvestmentWan: '610.00' });
    at('2026-11-03T10:00:00+08:00');
    const second = await admittedToday({ plannedInvestmentWan: '620.00' });
    at('2026-11-09T10:00:00+08:00');
    await toS2(first, '2026-11-04');
    const ids = async (query: string) => (await list(query)).items.map(({ id }) => id);
    const own = 'plannedInvestmentWanMin=610&plannedInvestmentWanMax=620';
    expect(await ids(`asOf=2026-11-01&${own}`)).toEqual([]);
    expect(await ids(`asOf=2026-11-02&${own}`)).toEqual([first.id]);
    expect(await ids(`asOf=2026-11-03&${own}&sort=-plannedInvestmentWan`)).toEqual([second.id, first.id]);
    expect(await ids(`asOf=2026-11-03&${own}&stage=S2`)).toEqual([]);
    expect(await ids(`asOf=2026-11-04&${own}&stage=S2`)).toEqual([first.id]);
    expect(await list(`asOf=2026-11-03&count=true&limit=1`)).toMatchObject({
      total: before + 2,
      asOf: '2026-11-03',
    });
    const page = await list(`asOf=2026-11-03&${own}&limit=1&sort=code`);
    expect(page.items).toHaveLength(1);
    const next = await list(`asOf=2026-11-03&${own}&limit=1&sort=code&cursor=${page.nextCursor}`);
    expect([page.items[0]?.id, next.items[0]?.id, next.nextCursor]).toEqual([first.id, second.id, null]);
    expect(await ids(`asOf=2026-11-03&${own}&light=GREEN&fields=id,activityLight&count=true`)).toHaveLength(
      2,
    );
  });

  it('of today is the present pool, row for row', async () => {
    at('2026-11-10T10:00:00+08:00');
    const today = await list('asOf=2026-11-10&limit=200&sort=code');
    const present = await list(
      'limit=200&sort=code&poolStatus=IN_POOL,ON_HOLD,DORMANT,LANDED,GRADUATED,EXITED',
    );
    expect(today.items.length).toBeGreaterThan(5);
    expect(today.items.map(({ asOf: _day, ...item }) => item)).toEqual(present.items);
  });

  it('filters by batch, each with its scheme, and asks for what is missing', async () => {
    const { items } = await list('batchScheme=SEED_2022&batchClass=RESERVE_BATCH&limit=200');
    expect(items.length).toBeGreaterThan(0);
    expect(new Set(items.map((item) => JSON.stringify(item['batch'])))).toEqual(
      new Set([
        JSON.stringify({
          scheme: 'SEED_2022',
          schemeName: { zh: '2022年实施意见口径', en: 'Scheme of the 2022 paper' },
          class: 'RESERVE_BATCH',
        }),
      ]),
    );
    const signed = await list('batchScheme=ZHAOSHANG&from=2026-01-01&to=2026-12-31&count=true');
    expect([signed.items, signed.total]).toEqual([[], 0]);
    const faults = async (query: string) => {
      const { status, body } = await leader.get<ProjectProblem>(`/projects?${query}`);
      return [status, ...(body.errors?.map(({ code }) => code) ?? [])];
    };
    expect(await faults('batchClass=SIGN_BATCH')).toEqual([422, 'SCHEME_MISSING']);
    expect(await faults('batchScheme=ZHAOSHANG')).toEqual([422, 'PERIOD_MISSING']);
    expect(await faults('batchScheme=SEED_2022&batchClass=SIGN_BATCH')).toEqual([
      422,
      'CLASS_OF_OTHER_SCHEME',
    ]);
    expect(await faults('from=2026-01-01&to=2026-12-31')).toEqual([422, 'PERIOD_ALONE']);
    expect(await faults('batchScheme=ZHAOSHANG&from=2026-12-31&to=2026-01-01')).toEqual([
      422,
      'PERIOD_BACKWARDS',
    ]);
  });
});

describe('the history of versions', () => {
  it('replays to the present state of every project', async () => {
    expect(await brokenHistories(app)).toEqual([]);
  });

  it('is refused to be changed, by the application and by the owner of the tables', async () => {
    for (const text of [
      'UPDATE project_version SET version = 1',
      'DELETE FROM project_version',
      'TRUNCATE project_version',
    ])
      await expect(app.sql(text)).rejects.toThrow('append-only');
  });

  it('stands in for days before it with the earliest version, in the position that the moves give', async () => {
    at('2026-11-11T10:00:00+08:00');
    const project = await admittedToday({ nextSteps: '现在' });
    await toS2(project, '2026-11-11');
    await app.sql('ALTER TABLE project_version DISABLE TRIGGER project_version_append_only');
    await app.sql(
      `DELETE FROM project_version v WHERE project_id = $1
         AND EXISTS (SELECT 1 FROM project_version w WHERE w.project_id = v.project_id AND w.seq > v.seq)`,
      [project.id],
    );
    await app.sql(
      `UPDATE project_version SET valid_from = '2026-11-20T10:00:00+08:00' WHERE project_id = $1`,
      [project.id],
    );
    await app.sql('ALTER TABLE project_version ENABLE TRIGGER project_version_append_only');
    at('2026-11-25T10:00:00+08:00');
    const { body } = await one(leader, project.id, '2026-11-11');
    expect(body).toMatchObject({
      stage: 'S2',
      admittedOn: '2026-11-11',
      negotiatingOn: '2026-11-11',
      nextSteps: '现在',
    });
    expect((await one(leader, project.id, '2026-11-10')).status).toBe(404);
    expect((await list('asOf=2026-11-10&limit=200')).items.map(({ id }) => id)).not.toContain(project.id);
  });

  it('writes nothing for a move that is refused', async () => {
    at('2026-11-25T10:00:00+08:00');
    const project = await admittedToday();
    const versions = () =>
      app.sql('SELECT version FROM project_version WHERE project_id = $1 ORDER BY seq', [project.id]);
    const known = await versions();
    expect((await move(people.specialist, project.id, { transition: 'T10' })).status).toBe(422);
    expect(await versions()).toEqual(known);
    expect(known.map((row) => (row as { version: number }).version)).toEqual(
      Array.from({ length: project.version }, (_, index) => index + 1),
    );
  });
});
