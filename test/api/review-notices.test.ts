import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { attachAll, draft, moved, type PoolPeople, type ProjectBody, talk } from '../support/projects.js';
import { CHECKED, putStep, type ReviewBody, reviewOf, step } from '../support/reviews.js';
import { type SignedIn, signIn } from '../support/users.js';

interface Told {
  readonly kind: string;
  readonly recipient_id: string;
  readonly due_on: string;
}

let app: TestApp;
let people: PoolPeople;
let judges: SignedIn[];

beforeAll(async () => {
  app = await startTestApp();
  const office = 'DIST_INVESTMENT_OFFICE';
  people = {
    specialist: await signIn(app),
    supervisor: await signIn(app, { roles: ['SUPERVISOR'] }),
    poolAdmin: await signIn(app, { roles: ['POOL_ADMIN'], unitCode: office }),
  };
  judges = [
    await signIn(app, { roles: ['SUPERVISOR'], unitCode: office }),
    await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_SCITECH' }),
    await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_COMMERCE' }),
  ];
});
afterAll(() => app?.close());

async function submitted(by: SignedIn = people.specialist): Promise<[ProjectBody, ReviewBody]> {
  const project = await draft(app, by, { expectedTaxY3Wan: '1200.00' });
  await talk(app, project, { substantive: false, companyOnly: true });
  await by.post(`/projects/${project.id}/duplicate-checks`);
  await attachAll(app, by, project.id, ['PROJECT_BASIC_FORM']);
  await moved(by, project.id, { transition: 'T01' });
  return [project, await reviewOf(people.poolAdmin, project.id)];
}

/** Notices of the review of a project, in the order of the steps. */
const told = ({ id }: ReviewBody) =>
  app.sql<Told>(
    `SELECT kind, recipient_id, due_on::text FROM notice WHERE dedupe_key LIKE $1 ORDER BY created_at, recipient_id`,
    [`admission-review:${id}:%`],
  );
const of = (rows: readonly Told[], kind: string) =>
  rows.filter((row) => row.kind === kind).map(({ recipient_id }) => recipient_id);
const seat = (users: readonly SignedIn[]) => users.map(({ userId }, at) => ({ userId, isChair: at === 0 }));

describe('whose turn it is in a review', () => {
  it('is told to supervisors of the unit, pool administrators and members, each once with the day', async () => {
    const [, review] = await submitted();
    const { supervisor, poolAdmin } = people;
    expect(await told(review)).toEqual([
      { kind: 'REVIEW_FOR_UNIT', recipient_id: supervisor.userId, due_on: review['unitDueOn'] },
    ]);
    const passed = await step(supervisor, review.id, 'unit-review', { outcome: 'PASSED' });
    const [, second] = await told(review);
    expect(second).toEqual({
      ...{ kind: 'REVIEW_FOR_POOL', recipient_id: poolAdmin.userId, due_on: passed.body['poolDueOn'] },
    });
    await putStep(poolAdmin, review.id, 'panel', { members: seat(judges) });
    expect(of(await told(review), 'REVIEW_TO_SCORE')).toEqual([]);
    await step(poolAdmin, review.id, 'pool-check', CHECKED);
    const asked = (await told(review)).filter(({ kind }) => kind === 'REVIEW_TO_SCORE');
    expect(asked.map(({ recipient_id }) => recipient_id)).toEqual(judges.map(({ userId }) => userId).sort());
    expect(new Set(asked.map(({ due_on }) => due_on))).toEqual(new Set([review['dueOn']]));
  });

  it('is told to members who are seated later, and not again to the others', async () => {
    const [, review] = await submitted();
    const { supervisor, poolAdmin } = people;
    await step(supervisor, review.id, 'unit-review', { outcome: 'PASSED' });
    await step(poolAdmin, review.id, 'pool-check', CHECKED);
    const later = await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_COMMERCE' });
    await putStep(poolAdmin, review.id, 'panel', { members: seat(judges) });
    await putStep(poolAdmin, review.id, 'panel', { members: seat([...judges.slice(0, 2), later]) });
    const everybody = [...judges, later].map(({ userId }) => userId);
    expect(of(await told(review), 'REVIEW_TO_SCORE').sort()).toEqual(everybody.sort());
  });

  it('is no news to whoever acts, nor when the submission goes back', async () => {
    const [, own] = await submitted(people.supervisor);
    expect(of(await told(own), 'REVIEW_FOR_UNIT')).toEqual([]);
    const [, review] = await submitted();
    await step(people.supervisor, review.id, 'unit-review', {
      ...{ outcome: 'RETURNED', returnItems: ['项目基本情况表缺签字'], note: '示例：材料不齐，请补齐后重报' },
    });
    expect(of(await told(review), 'REVIEW_FOR_POOL')).toEqual([]);
  });
});
