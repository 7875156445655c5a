import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_POOL_SETTINGS } from '../../src/features/projects/pool-settings.js';
import { DatedSettings } from '../../src/platform/database/dated-settings.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type SignedIn, signIn } from '../support/users.js';

interface Setting {
  readonly key: string;
  readonly value: unknown;
  readonly effectiveFrom: string;
  readonly values: { value: unknown; effectiveFrom: string }[];
}

let app: TestApp;
let specialist: SignedIn;
let keeper: SignedIn;

beforeAll(async () => {
  app = await startTestApp({ clock: { now: () => new Date('2026-11-23T10:00:00+08:00') } });
  specialist = await signIn(app);
  keeper = await signIn(app, { roles: ['POOL_ADMIN'] });
});
afterAll(() => app.close());

const activity = DEFAULT_POOL_SETTINGS.activity;
const { criteria } = DEFAULT_POOL_SETTINGS.admission;
const rows = () => app.sql('SELECT key, value, effective_from FROM setting ORDER BY key, effective_from');

describe('GET /settings', () => {
  it('shows the seeded numbers of the pool', async () => {
    const { body } = await specialist.get<{ items: Setting[] }>('/settings');
    const pool = body.items.filter(({ key }) => key.startsWith('pool.'));
    const seeded = Object.fromEntries(pool.map(({ key, value }) => [key.replace('pool.', ''), value]));
    expect(seeded).toEqual(DEFAULT_POOL_SETTINGS);
  });

  it('has nothing before the first effective date', async () => {
    expect((await specialist.get<{ items: Setting[] }>('/settings?asOf=2019-12-31')).body.items).toEqual([]);
  });

  it.each(['/settings/pool.none', '/settings/constructor'])('does not find %s', async (path) => {
    expect((await specialist.get(path)).status).toBe(404);
  });
});

describe('every seeded value', () => {
  it('can be set again as it is: each key has a shape, and the seed fits it', async () => {
    const { body } = await specialist.get<{ items: Setting[] }>('/settings');
    for (const { key, value } of body.items) {
      const again = { value, effectiveFrom: '2030-01-01', source: 'D' };
      const answer = await keeper.post(`/settings/${key}/values`, again);
      expect([key, answer.status, answer.body['errors']]).toEqual([key, 201, undefined]);
    }
  });
});

describe('POST /settings/{key}/values', () => {
  it('is in force from its day on, for the API and for the port that other features read', async () => {
    const value = { ...activity, B: { ...activity.B, yellow: 45 } };
    const answer = await keeper.post<Setting>('/settings/pool.activity/values', {
      value,
      effectiveFrom: '2027-01-01',
      source: '示例文号',
    });
    expect(answer.status).toBe(201);
    expect(answer.body.value).toEqual(activity);
    expect(answer.body.values.map(({ effectiveFrom }) => effectiveFrom)).toEqual([
      '2030-01-01',
      '2027-01-01',
      '2020-01-01',
    ]);
    const settings = app.app.get(DatedSettings, { strict: false });
    const at = async (day: string) => (await settings.groupAt<{ activity: object }>('pool', day)).activity;
    expect(await at('2026-12-31')).toEqual(activity);
    expect(await at('2027-01-01')).toEqual(value);
  });

  it('takes a date in the past with a reason, and records it', async () => {
    const body = { value: 3, effectiveFrom: '2026-01-01', source: 'D' };
    const path = '/settings/pool.overdueFactorForYellow/values';
    const refused = await keeper.post(path, body);
    expect([refused.status, refused.body['code']]).toEqual([422, 'SETTING.PAST_NEEDS_REASON']);
    const reason = '更正录入错误，实际自年初起执行';
    expect((await keeper.post(path, { ...body, reason })).status).toBe(201);
    const [entry] = await app.sql<{ reason: string; changes: object }>(
      `SELECT reason, changes FROM audit_entry WHERE action = 'setting.value_added' ORDER BY id DESC LIMIT 1`,
    );
    expect(entry).toMatchObject({ reason, changes: { 'pool.overdueFactorForYellow': [2, 3] } });
  });

  it.each([
    ['a second value from one day', 'overdueFactorForYellow', 4, '2020-01-01', 409, undefined],
    ['a text for a number', 'overdueFactorForYellow', '4', '2028-01-01', 422, '/value'],
    ['a fraction', 'overdueFactorForYellow', 1.5, '2028-01-01', 422, '/value'],
    [
      'lights out of order',
      'activity',
      { ...activity, B: { ...activity.B, red: 10 } },
      '2028-01-01',
      422,
      '/value/B',
    ],
    ['a level too few', 'activity', { A: activity.A, B: activity.B }, '2028-01-01', 422, '/value/C'],
    ['a level too many', 'activity', { ...activity, D: activity.A }, '2028-01-01', 422, '/value/D'],
    [
      'a float for money',
      'levels',
      { ...DEFAULT_POOL_SETTINGS.levels, A: { ...DEFAULT_POOL_SETTINGS.levels.A, score: 85 } },
      '2028-01-01',
      422,
      '/value/A/score',
    ],
    [
      'weights that add up to 95',
      'admission',
      {
        ...DEFAULT_POOL_SETTINGS.admission,
        criteria: { ...criteria, READINESS: { ...criteria.READINESS, weight: '0' } },
      },
      '2028-01-01',
      422,
      '/value/criteria',
    ],
    ['a list', 'gates', [], '2028-01-01', 422, '/value'],
  ])('refuses %s and writes nothing', async (_name, key, value, effectiveFrom, status, pointer) => {
    const before = await rows();
    const reason = '测试用理由，十个字以上才行';
    const answer = await keeper.post<{ errors?: { pointer: string }[] }>(`/settings/pool.${key}/values`, {
      value,
      effectiveFrom,
      source: 'D',
      reason,
    });
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([status, pointer]);
    expect(await rows()).toEqual(before);
  });

  it('is closed to others and knows no new keys', async () => {
    const body = { value: 1, effectiveFrom: '2028-01-01', source: 'D' };
    expect((await specialist.post('/settings/pool.overdueFactorForYellow/values', body)).status).toBe(403);
    expect((await keeper.post('/settings/pool.unheardOf/values', body)).status).toBe(404);
    expect((await keeper.post('/settings/__proto__/values', body)).status).toBe(404);
  });
});
