import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WorkingDays } from '../../src/platform/database/working-days.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type Answer, call, type SignedIn, signIn } from '../support/users.js';

interface Calendar {
  readonly year: number;
  readonly holidays: string[];
  readonly workingWeekends: string[];
  readonly version: number;
  readonly code?: string;
  readonly detail?: string;
}

let app: TestApp;
let keeper: SignedIn;
let specialist: SignedIn;
const clock = { now: () => new Date('2050-12-28T10:00:00+08:00') };

beforeAll(async () => {
  app = await startTestApp({ clock });
  keeper = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
  specialist = await signIn(app);
});
afterAll(() => app.close());

const put = (user: SignedIn, year: number, body: object, version?: number): Promise<Answer<Calendar>> =>
  call(app, 'PUT', `/working-calendar/${year}`, {
    token: user.token,
    body,
    ...(version === undefined ? {} : { headers: { 'If-Match': `"${version}"` } }),
  });
const days = (year: number) => ({
  holidays: [`${year}-10-01`, `${year}-01-01`],
  workingWeekends: [],
  source: '示例通知',
});
const workingDays = () => app.app.get(WorkingDays, { strict: false });

describe('GET /working-calendar/{year}', () => {
  it('shows every published year from the first migration on (trap 8.26)', async () => {
    const { body } = await specialist.get<{ items: Calendar[] }>('/working-calendar');
    expect(body.items.map(({ year }) => year)).toEqual(expect.arrayContaining([2004, 2022, 2026]));
    const one = await specialist.get<Calendar>('/working-calendar/2022');
    expect(one.body.workingWeekends).toContain('2022-10-08');
    expect(one.body.holidays).toContain('2022-10-03');
    expect(one.headers.get('etag')).toBe('"1"');
    expect(await workingDays().addWorkingDays('2022-09-30', 1)).toBe('2022-10-08');
  });

  it.each(['2101', '0001', 'x', '20260'])('does not find %s', async (year) => {
    expect((await specialist.get(`/working-calendar/${year}`)).status).toBe(404);
  });
});

describe('PUT /working-calendar/{year}', () => {
  it('loads a year that every process counts with from then on, and records it', async () => {
    await expect(workingDays().addWorkingDays('2061-01-01', 1)).rejects.toThrow('2061 is not loaded');
    const loaded = await put(keeper, 2061, days(2061));
    expect([loaded.status, loaded.body.holidays, loaded.body.version]).toEqual([
      ...[200, ['2061-01-01', '2061-10-01'], 1],
    ]);
    expect(await workingDays().addWorkingDays('2061-01-01', 1)).toBe('2061-01-03');
    const corrected = await put(keeper, 2061, { ...days(2061), holidays: ['2061-01-03', '2061-10-01'] }, 1);
    expect([corrected.status, corrected.body.version]).toEqual([200, 2]);
    expect(await workingDays().addWorkingDays('2060-12-31', 0)).toBe('2060-12-31');
    expect(await workingDays().addWorkingDays('2061-01-02', 1)).toBe('2061-01-04');
    const audit = await app.sql<{ action: string }>(
      `SELECT action FROM audit_entry WHERE subject_type = 'working_calendar' ORDER BY id`,
    );
    expect(audit.map(({ action }) => action)).toEqual([
      'working-calendar.loaded',
      'working-calendar.replaced',
    ]);
  });

  it('is not overwritten without its version, nor with an old one', async () => {
    await put(keeper, 2062, days(2062));
    expect((await put(keeper, 2062, days(2062))).status).toBe(428);
    expect((await put(keeper, 2062, days(2062), 7)).status).toBe(412);
    expect((await put(keeper, 2063, days(2063), 1)).status).toBe(412);
    const [row] = await app.sql<{ n: number; version: number }>(
      'SELECT count(*)::int AS n, max(version) AS version FROM working_calendar_year WHERE year IN (2062, 2063)',
    );
    expect(row).toEqual({ n: 1, version: 1 });
  });

  it('is loaded once by ten at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => put(keeper, 2064, days(2064))));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.every((status) => [200, 409, 428].includes(status))).toBe(true);
  });

  it('refuses days that cannot be right, and others than administrators', async () => {
    const wrong = await put(keeper, 2065, { ...days(2065), holidays: ['2064-01-01'] });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'CALENDAR.DAYS_WRONG']);
    expect((await put(specialist, 2065, days(2065))).status).toBe(403);
    expect(await app.sql('SELECT 1 FROM working_calendar_year WHERE year = 2065')).toEqual([]);
  });
});
