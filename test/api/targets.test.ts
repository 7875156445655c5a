import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { type SignedIn, signIn } from '../support/users.js';

interface Body {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly errors?: readonly { readonly code: string }[];
  readonly [member: string]: unknown;
}
interface Report {
  readonly annual: { readonly recognised: { readonly progress: { readonly target: string } | null } };
}

let app: TestApp;
let admin: SignedIn;
let specialist: SignedIn;

beforeAll(async () => {
  app = await startTestApp();
  admin = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
  specialist = await signIn(app);
});
afterAll(() => app.close());

const ofYear = (year: number, more: Record<string, unknown> = {}) => ({
  ...{ metricCode: 'HQ_ANNUAL', fromOn: `${year}-01-01`, toOn: `${year}-12-31` },
  ...{ value: '2', sourceDoc: '普委办发〔2027〕1号', ...more },
});
const enter = (body: Record<string, unknown>, by = admin) => by.post<Body>('/targets', body);
const progress = async (year: number) =>
  (await specialist.get<Report>(`/reports/hq-progress?year=${year}`)).body.annual.recognised.progress;
const rows = async () => (await app.sql<{ n: number }>('SELECT count(*)::int AS n FROM target'))[0]?.n;

describe('/targets', () => {
  it('lists those of the plan for everybody, the latest first', async () => {
    const { body } = await specialist.get<{ items: Body[] }>('/targets');
    expect(body.items.map(({ metricCode, fromOn, value }) => [metricCode, fromOn, value])).toEqual(
      expect.arrayContaining([
        ['HQ_ANNUAL', '2024-01-01', '1'],
        ['HQ_CUMULATIVE', '2022-01-01', '5'],
      ]),
    );
    expect(body.items[0]?.['fromOn']).toBe('2024-01-01');
    const on = await specialist.get<{ items: Body[] }>('/targets?on=2023-06-01&metricCode=HQ_ANNUAL');
    expect(on.body.items.map(({ fromOn }) => fromOn)).toEqual(['2023-01-01']);
  });

  it('takes a later year, which the report follows at once and earlier years do not', async () => {
    expect(await progress(2027)).toBeNull();
    const answer = await enter(ofYear(2027));
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      periodType: 'YEAR',
      comparator: '>=',
      value: '2',
      caliber: null,
      version: 1,
    });
    expect(await progress(2027)).toMatchObject({ target: '2' });
    expect(await progress(2024)).toMatchObject({ target: '1' });
    const changed = await admin.patch<Body>(`/targets/${answer.body.id}`, { value: '3' }, 1);
    expect([changed.status, changed.body['value'], changed.body.version]).toEqual([200, '3', 2]);
    expect(await progress(2027)).toMatchObject({ target: '3' });
    expect((await admin.patch(`/targets/${answer.body.id}`, { value: '4' }, 1)).status).toBe(412);
    const history = await specialist.get<{ items: { action: string }[] }>(
      `/targets/${answer.body.id}/history`,
    );
    expect(history.body.items.map(({ action }) => action)).toEqual(['target.updated', 'target.created']);
    expect((await admin.delete(`/targets/${answer.body.id}`, 2)).status).toBe(204);
    expect(await progress(2027)).toBeNull();
    expect((await specialist.get(`/targets/${answer.body.id}`)).status).toBe(404);
  });

  it('has one of a metric and period, whoever comes at once', async () => {
    const answers = await Promise.all([enter(ofYear(2029)), enter(ofYear(2029)), enter(ofYear(2029))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('TARGET.TAKEN');
  });

  it('refuses what is no target, and everybody else', async () => {
    const before = await rows();
    const odd = await enter(ofYear(2031, { toOn: '2031-06-30', value: '1.5' }));
    expect([odd.status, odd.body.errors?.map(({ code }) => code)]).toEqual([422, ['WHOLE_YEARS', 'COUNT']]);
    expect((await enter(ofYear(2031), specialist)).status).toBe(403);
    expect((await enter(ofYear(2031, { scopeType: 'UNIT' }))).status).toBe(400);
    expect(await rows()).toBe(before);
  });
});
