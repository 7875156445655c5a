import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NightlyTasks } from '../../src/platform/jobs/nightly-tasks.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { GOLDEN_ROWS, GoldenPool } from '../support/golden-pool.js';
import { within } from '../support/patience.js';
import { brokenHistories } from '../support/project-replay.js';
import type { ProjectBody } from '../support/projects.js';
import { type SignedIn, signIn } from '../support/users.js';

interface Counted {
  readonly count: number;
  readonly ids: string[];
}
type Situation = {
  readonly asOf: string;
  readonly standing: Record<'inPool' | 'active' | 'onHold' | 'dormant' | 'landed' | 'exited', Counted>;
  readonly inPeriod: Happened;
  readonly inYear: Happened;
  readonly pipeline: Record<string, unknown> & { ids: string[] };
  readonly byFocusArea: (Counted & { focusAreaCode: string; plannedInvestmentWan: string })[];
  readonly balance: Record<string, Counted> & { unexplained: number };
  readonly funnel: Counted & { reached: (Counted & { milestone: string })[] };
  readonly medians: { to: string; days: string | null; ids: string[] }[];
  readonly signedNotRegistered: { id: string; days: number }[];
};
type Happened = Record<string, Counted & { agreedInvestmentWan: string; plannedInvestmentWan: string }>;

let app: TestApp;
let pool: GoldenPool;
let leader: SignedIn;
const clock = { now: () => new Date('2026-10-31T15:00:00+08:00') };

/** The numbers of the set behind ids, in order. */
const named = (ids: readonly string[]) =>
  ids.map((id) => [...pool.ids].find(([, known]) => known === id)?.[0] ?? id).sort();
const situation = async (query: string) => {
  const answer = await leader.get<Situation>(`/reports/pool-situation?${query}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
};
const OCTOBER = 'asOf=2026-10-31&from=2026-10-01&cohortFrom=2026-01-01&cohortTo=2026-06-30&days=60';

beforeAll(async () => {
  app = await startTestApp({ clock });
  pool = await GoldenPool.of(app);
  leader = await signIn(app, { roles: ['LEADER'] });
  // P06 first, and the night that puts it to sleep, before there is anybody else to move.
  const [p06, ...others] = [...GOLDEN_ROWS].sort((a, b) => Number(b.id === 'P06') - Number(a.id === 'P06'));
  if (p06) await pool.load(p06);
  for (const task of app.app.get(NightlyTasks, { strict: false }).inOrder())
    if (task.name === 'dormant-projects') await task.run('2026-08-09');
  for (const golden of others) await pool.load(golden);
  for (const id of ['P02', 'P03', 'P04', 'P05', 'P08', 'P11', 'P12'])
    await pool.keepInTouch(id, '2026-10-30');
}, within(300_000));
afterAll(() => app.close());

describe('golden data set (domain.md §5.7), as of 2026-10-31', () => {
  it('stands as the table says: stage, status and light', async () => {
    const { body } = await leader.get<{ items: ProjectBody[] }>(
      '/projects?asOf=2026-10-31&limit=50&sort=code',
    );
    const table = Object.fromEntries(
      body.items.map((item) => [named([item.id])[0], [item.poolStatus, item.stage, item['activityLight']]]),
    );
    expect(table).toEqual({
      P01: ['LANDED', 'S6', null],
      P02: ['IN_POOL', 'S4', 'GREEN'],
      P03: ['IN_POOL', 'S2', 'RED'],
      P04: ['IN_POOL', 'S5', 'GREEN'],
      P05: ['IN_POOL', 'S3', 'YELLOW'],
      P06: ['DORMANT', 'S2', null],
      P07: ['LANDED', 'S8', null],
      P08: ['IN_POOL', 'S1', 'GREEN'],
      P09: ['LANDED', 'S6', null],
      P10: ['EXITED', 'S2', null],
      P11: ['IN_POOL', 'S1', 'GREEN'],
      P12: ['IN_POOL', 'S5', 'GREEN'],
    });
  });

  it('gives every expected value of the table', async () => {
    const report = await situation(OCTOBER);
    expect(report.asOf).toBe('2026-10-31');
    const { inPeriod: month, inYear: year } = report;
    expect([month['admitted']?.count, year['admitted']?.count]).toEqual([1, 12]);
    expect([named(month['signed']?.ids ?? []), named(year['signed']?.ids ?? [])]).toEqual([
      ['P12'],
      ['P01', 'P04', 'P07', 'P12'],
    ]);
    expect(year['signed']?.agreedInvestmentWan).toBe('42000.00');
    expect([named(month['registered']?.ids ?? []), named(year['registered']?.ids ?? [])]).toEqual([
      ['P09'],
      ['P01', 'P07', 'P09'],
    ]);
    expect(year['registered']?.plannedInvestmentWan).toBe('28000.00');
    expect(named(year['opened']?.ids ?? [])).toEqual(['P07']);
    const { active, dormant, landed, exited } = report.standing;
    expect([active.count, dormant.count, landed.count, exited.count]).toEqual([7, 1, 3, 1]);
    expect(named(active.ids)).toEqual(['P02', 'P03', 'P04', 'P05', 'P08', 'P11', 'P12']);
    expect(report.pipeline).toMatchObject({
      plannedInvestmentWan: '33800.00',
      contractedFdiWanUsd: '250.00',
      weightedInvestmentWan: '24350.00',
      weightedFdiWanUsd: '109.00',
      dormantRate: '12.50',
    });
    expect(report.funnel.count).toBe(10);
    expect(report.funnel.reached.map(({ count }) => count)).toEqual([10, 10, 7, 6, 5, 3, 1]);
    expect(report.medians.map(({ to, days }) => [to, days])).toEqual([
      ['signedOn', '151.5'],
      ['registeredOn', '160'],
      ['openedOn', '252'],
    ]);
    expect(report.signedNotRegistered.map(({ id, days }) => [named([id])[0], days])).toEqual([['P04', 74]]);
    expect(
      report.byFocusArea.map(({ focusAreaCode, count, plannedInvestmentWan }) => [
        focusAreaCode,
        count,
        plannedInvestmentWan,
      ]),
    ).toEqual([
      ['LIFE_HEALTH', 3, '3800.00'],
      ['AI', 3, '29000.00'],
      ['ADV_MATERIALS', 1, '1000.00'],
      ['TECH_FINANCE', 0, '0.00'],
      ['OTHER', 0, '0.00'],
    ]);
    const { balance } = report;
    expect([balance['opening']?.count, balance['admitted']?.count, balance['landed']?.count]).toEqual([
      7, 1, 1,
    ]);
    expect([balance['closing']?.count, balance.unexplained]).toEqual([7, 0]);
    expect(named(balance['landed']?.ids ?? [])).toEqual(['P09']);
  });

  it('balances in every month, although everything was entered on one afternoon', async () => {
    for (let month = 1; month <= 10; month += 1) {
      const from = `2026-${String(month).padStart(2, '0')}-01`;
      const to = new Date(Date.UTC(2026, month, 0)).toISOString().slice(0, 10);
      const { balance } = await situation(`asOf=${to}&from=${from}`);
      expect([to, balance.unexplained]).toEqual([to, 0]);
    }
  });

  it('tells any earlier day by business dates', async () => {
    const at = async (asOf: string) => {
      const { body } = await leader.get<{ items: ProjectBody[]; asOf: string }>(
        `/projects?asOf=${asOf}&limit=50`,
      );
      expect(body.asOf).toBe(asOf);
      return Object.fromEntries(
        body.items.map((item) => [
          named([item.id])[0],
          `${item.poolStatus} ${item.stage} ${item['signedOn']}`,
        ]),
      );
    };
    expect(await at('2026-01-14')).toEqual({ P01: 'IN_POOL S1 null', P07: 'IN_POOL S1 null' });
    const summer = await at('2026-06-30');
    expect(Object.keys(summer)).toHaveLength(10);
    expect(summer).toMatchObject({
      P01: 'LANDED S6 2026-05-12',
      P04: 'IN_POOL S4 null',
      P06: 'IN_POOL S2 null',
      P07: 'LANDED S6 2026-04-09',
      P09: 'IN_POOL S3 null',
      P10: 'IN_POOL S2 null',
    });
  });

  it('counts 三个一批 by either scheme, whose name is in the answer', async () => {
    interface Batches {
      readonly scheme: string;
      readonly schemeName: { zh: string };
      readonly classes: (Counted & { class: string; plannedInvestmentWan: string })[];
    }
    const read = async (query: string) => (await leader.get<Batches>(`/reports/batches?${query}`)).body;
    const seed = await read('scheme=SEED_2022&asOf=2026-10-31');
    expect([seed.scheme, seed.schemeName.zh]).toEqual(['SEED_2022', '2022年实施意见口径']);
    expect(seed.classes.map(({ class: code, ids }) => [code, named(ids)])).toEqual([
      ['RESERVE_BATCH', ['P02', 'P03', 'P04', 'P05', 'P08', 'P11', 'P12']],
      ['CONSTRUCTION_BATCH', ['P01', 'P09']],
      ['IN_USE_BATCH', ['P07']],
    ]);
    const year = await read('scheme=ZHAOSHANG&from=2026-01-01&to=2026-10-31');
    expect(year.classes.map(({ class: code, ids }) => [code, named(ids)])).toEqual([
      ['SIGN_BATCH', ['P01', 'P04', 'P07', 'P12']],
      ['START_BATCH', []],
      ['OPEN_BATCH', ['P07']],
    ]);
    expect(year.classes[0]?.plannedInvestmentWan).toBe('42000.00');
    const wrong = await leader.get('/reports/batches?scheme=ZHAOSHANG');
    expect([wrong.status, wrong.body['code']]).toEqual([422, 'PROJECT.BATCH_QUERY_WRONG']);
  });

  it('keeps construction projects out of every figure, and moves inside the district in a row of their own', async () => {
    await app.sql(
      `UPDATE project SET project_kind = 'MAJOR_CONSTRUCTION', version = version + 1 WHERE id = $1`,
      [pool.ids.get('P02')],
    );
    await app.sql(
      `UPDATE project SET investment_type = 'INTRA_DISTRICT', version = version + 1 WHERE id = $1`,
      [pool.ids.get('P05')],
    );
    const report = await situation(OCTOBER);
    expect(named(report.standing.active.ids)).toEqual(['P03', 'P04', 'P08', 'P11', 'P12']);
    expect(named((report as unknown as { intraDistrict: Counted }).intraDistrict.ids)).toEqual(['P05']);
    expect(report.balance.unexplained).toBe(0);
    const { body } = await leader.get<{ classes: Counted[] }>('/reports/batches?scheme=SEED_2022');
    expect(named(body.classes[0]?.ids ?? [])).toContain('P02');
  });

  it('refuses a period that cannot be, and a day to come', async () => {
    const code = async (query: string) => (await leader.get(`/reports/pool-situation?${query}`)).body['code'];
    expect(await code('asOf=2026-10-31&from=2026-10-31&to=2026-10-30')).toBe('REPORT.PERIOD_WRONG');
    expect(await code('asOf=2026-10-30&to=2026-10-31')).toBe('REPORT.PERIOD_WRONG');
    expect(await code('asOf=2020-01-01')).toBe('REPORT.PERIOD_WRONG');
    expect(await code('asOf=2026-11-01')).toBe('PROJECT.AS_OF_IN_FUTURE');
    expect(await code('asOf=2019-12-31')).toBe('REQUEST.VALIDATION_FAILED');
  });

  it('replays to the present state', async () => {
    expect(await brokenHistories(app)).toEqual([]);
    const [one] = pool.ids.values();
    await app.sql(`ALTER TABLE project DISABLE TRIGGER project_keep_version`);
    await app.sql(`UPDATE project SET stage = 'S7' WHERE id = $1`, [one]);
    expect((await brokenHistories(app)).map(({ projectId }) => projectId)).toEqual([one]);
  });
});
