import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { admitted, advancedTo, draft, type PoolPeople } from '../support/projects.js';
import { type SignedIn, signIn } from '../support/users.js';

interface Pipeline {
  readonly count: number;
  readonly weighted: string;
  readonly projectIds: string[];
  readonly byStage: { stage: string; count: number; projectIds: string[] }[];
}

let app: TestApp;
let people: PoolPeople;
let department: SignedIn;

beforeAll(async () => {
  app = await startTestApp();
  const office = 'DIST_INVESTMENT_OFFICE';
  people = {
    specialist: await signIn(app),
    supervisor: await signIn(app, { roles: ['SUPERVISOR'] }),
    poolAdmin: await signIn(app, { roles: ['POOL_ADMIN'], unitCode: office }),
  };
  department = await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_COMMERCE' });
});
afterAll(() => app.close());

const pipeline = async (by: SignedIn) => {
  const answer = await by.get<{ pipeline: Pipeline }>('/reports/hq-progress');
  expect(answer.status).toBe(200);
  return answer.body.pipeline;
};

describe('the pipeline of GET /reports/hq-progress', () => {
  it('counts active projects with a headquarters in view by stage, and weighs them', async () => {
    expect(await pipeline(people.poolAdmin)).toEqual({
      count: 0,
      weighted: '0.00',
      projectIds: [],
      byStage: [],
    });
    const first = await admitted(app, people, { hqIntent: 'TRADE_HQ', level: 'A' });
    const second = await advancedTo(app, people, 'S2', { hqIntent: 'PRIVATE_HQ', level: 'A' });
    await admitted(app, people);
    await draft(app, people.specialist, { hqIntent: 'TRADE_HQ' });
    const found = await pipeline(people.poolAdmin);
    expect(found.byStage.map(({ stage, count, projectIds }) => [stage, count, projectIds])).toEqual([
      ['S1', 1, [first.id]],
      ['S2', 1, [second.id]],
    ]);
    expect(found.count).toBe(2);
    const projects = await Promise.all(
      [first, second].map(({ id }) => people.poolAdmin.get<{ probability: number }>(`/projects/${id}`)),
    );
    const sum = projects.reduce((total, { body }) => total + body.probability, 0);
    expect([Number(found.weighted), sum > 0]).toEqual([sum / 100, true]);
  });

  it('holds what the caller may see, and no more', async () => {
    expect((await pipeline(department)).count).toBe(0);
    expect((await pipeline(people.specialist)).count).toBe(2);
  });
});
