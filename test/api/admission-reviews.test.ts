import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seededUnitId } from '../../src/features/units/unit-id.js';
import { startTestApp, type TestApp } from '../support/app.js';
import {
  attachAll,
  draft,
  move,
  moved,
  type PoolPeople,
  type ProjectBody,
  talk,
} from '../support/projects.js';
import { EXAMPLE_ANCHORS, POOR_ANCHORS } from '../support/review-anchors.js';
import {
  CHECKED,
  NAMED_PANEL,
  putStep,
  type ReviewBody,
  reviewed,
  reviewOf,
  sheet,
  step,
  upToScoring,
} from '../support/reviews.js';
import { type Answer, type SignedIn, signIn } from '../support/users.js';

interface Problem {
  readonly code: string;
  readonly errors?: { code: string; pointer?: string }[];
  readonly params?: Record<string, unknown>;
}

let app: TestApp;
let people: PoolPeople;
let chair: SignedIn;
let town: SignedIn;
let scitech: SignedIn;
let commerce: SignedIn;
let stranger: SignedIn;
/** A Monday; National Day week is over. */
let now = new Date('2026-10-12T09:00:00+08:00');

beforeAll(async () => {
  app = await startTestApp({ clock: { now: () => now }, settings: { ACCESS_TOKEN_MINUTES: 60 * 24 * 60 } });
  people = {
    specialist: await signIn(app),
    supervisor: await signIn(app, { roles: ['SUPERVISOR'] }),
    poolAdmin: await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' }),
  };
  chair = await signIn(app, { roles: ['SUPERVISOR'], unitCode: 'DIST_INVESTMENT_OFFICE' });
  town = await signIn(app, { roles: ['SUPERVISOR'], unitCode: 'TAOPU_TOWN' });
  scitech = await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_SCITECH' });
  commerce = await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_COMMERCE' });
  stranger = await signIn(app, { roles: ['SUPERVISOR'], unitCode: 'LINGANG_TAOPU_CO' });
});
afterAll(() => app.close());

/** Handed in, with its review open. A by tax unless told otherwise. */
async function submitted(changes: Record<string, unknown> = {}): Promise<[ProjectBody, ReviewBody]> {
  const { specialist, poolAdmin } = people;
  const amounts = { plannedInvestmentWan: '5000.00', expectedTaxY3Wan: '1200.00' };
  const project = await draft(app, specialist, { ...amounts, ...changes });
  await talk(app, project, { on: '2026-10-12', substantive: false, companyOnly: true });
  await specialist.post(`/projects/${project.id}/duplicate-checks`);
  await attachAll(app, specialist, project.id, ['PROJECT_BASIC_FORM']);
  await moved(specialist, project.id, { transition: 'T01' });
  return [project, await reviewOf(poolAdmin, project.id)];
}

const SMALL = { plannedInvestmentWan: '300.00', expectedTaxY3Wan: '50.00' };
const panelOf = (...users: SignedIn[]) => users.map(({ userId }, at) => ({ userId, isChair: at === 0 }));
const own = (user: SignedIn, id: string, anchors = EXAMPLE_ANCHORS): Promise<Answer<ReviewBody>> =>
  user.put<ReviewBody>(`/admission-reviews/${id}/own-score`, sheet(anchors, { opinion: 'ADMIT' }));
const get = (user: SignedIn, id: string) => user.get<ReviewBody>(`/admission-reviews/${id}`);
const refusal = ({ status, body }: Answer<unknown>) => [status, (body as Problem).code];
const errorsOf = ({ body }: Answer<unknown>) => (body as Problem).errors?.map(({ code }) => code);
const queue = async (user: SignedIn) =>
  (await user.get<{ items: ReviewBody[] }>('/admission-reviews?awaiting=me&limit=200')).body.items.map(
    ({ id }) => id,
  );
const rowOf = async (id: string) =>
  (await app.sql<Record<string, unknown>>('SELECT * FROM admission_review WHERE id = $1', [id]))[0];

describe('a panel review', () => {
  it('goes from unit to decision: worked example of domain.md §3.3, score, terms and level', async () => {
    const { specialist, supervisor, poolAdmin } = people;
    const [project, opened] = await submitted();
    const { id } = opened;
    expect(opened).toMatchObject({
      ...{ projectId: project.id, round: 1, kind: 'PANEL', state: 'UNIT_REVIEW', proposedLevel: 'A' },
      ...{ submittedBy: specialist.userId, submittedOn: '2026-10-12', unitDueOn: '2026-10-14' },
      ...{ poolDueOn: '2026-10-16', dueOn: '2026-10-26', stepDueOn: '2026-10-14', overdue: false },
    });
    expect(await queue(supervisor)).toContain(id);
    expect(await queue(poolAdmin)).not.toContain(id);
    expect(
      (await step(supervisor, id, 'unit-review', { outcome: 'PASSED', note: '同意' })).body,
    ).toMatchObject({
      ...{
        state: 'POOL_CHECK',
        unitReviewedBy: supervisor.userId,
        unitNote: '同意',
        poolDueOn: '2026-10-14',
      },
    });
    expect(await queue(poolAdmin)).toContain(id);
    expect((await step(poolAdmin, id, 'pool-check', CHECKED)).body).toMatchObject({ state: 'SCORING' });
    const members = panelOf(chair, town, scitech, commerce, stranger);
    const panel = await putStep(poolAdmin, id, 'panel', { members });
    expect(panel.body.members.map(({ isChair }) => isChair)).toEqual([true, false, false, false, false]);
    expect(await queue(scitech)).toContain(id);
    const first = await own(chair, id);
    expect(first.body.members[0]?.sheet).toMatchObject({ total: '74.5' });
    expect(first.body.members[0]?.sheet?.criteria).toEqual(
      expect.arrayContaining([
        { criterion: 'INDUSTRY_FIT', anchor: 'WEAK_NODE', points: '16' },
        { criterion: 'TAX', anchor: null, points: '16' },
        { criterion: 'SCALE', anchor: null, points: '8' },
        { criterion: 'READINESS', anchor: 'TWO', points: '3.5' },
      ]),
    );
    await own(town, id, { ...EXAMPLE_ANCHORS, READINESS: 'THREE', HQ_FUNCTION: 'REGIONAL' });
    await own(scitech, id, { ...EXAMPLE_ANCHORS, INDUSTRY_FIT: 'EXISTING_NODE' });
    await own(commerce, id, {
      ...EXAMPLE_ANCHORS,
      INVESTOR: 'HIGH_TECH_OR_SRDI',
      HQ_FUNCTION: 'HQ_CANDIDATE',
    });
    await own(stranger, id, { ...EXAMPLE_ANCHORS, HQ_FUNCTION: 'REGIONAL' });
    expect(await queue(scitech)).not.toContain(id);
    const decided = await step(poolAdmin, id, 'decision', {});
    // 74.5, 77, 70.5, 81, 75.5 → without 81 and 70.5 → 75.67.
    expect(decided.body).toMatchObject({
      ...{
        state: 'DECIDED',
        score: '75.7',
        levelByRule: 'A',
        level: 'A',
        endedOn: '2026-10-12',
        stepDueOn: null,
      },
    });
    await attachAll(app, poolAdmin, project.id, ['REVIEW_RECORD']);
    expect(await moved(poolAdmin, project.id, { transition: 'T07' })).toMatchObject({
      ...{ poolStatus: 'IN_POOL', stage: 'S1', level: 'A', reviewScore: '75.7' },
    });
  });

  it('shows members their own sheet before the decision and all after it, to others of V3 too (V3)', async () => {
    const { specialist, supervisor, poolAdmin } = people;
    const [project, { id }] = await submitted();
    await upToScoring(people, project.id);
    await putStep(poolAdmin, id, 'panel', { members: panelOf(chair, town, scitech) });
    for (const member of [chair, town, scitech]) await own(member, id);
    const seen = async (user: SignedIn) =>
      (await get(user, id)).body.members.map(({ sheet }) => sheet?.total ?? null);
    expect(await seen(town)).toEqual([null, '74.5', null]);
    expect(await seen(specialist)).toEqual([null, null, null]);
    expect(await seen(poolAdmin)).toEqual(['74.5', '74.5', '74.5']);
    await step(poolAdmin, id, 'decision', {});
    for (const user of [town, specialist, supervisor])
      expect(await seen(user)).toEqual(['74.5', '74.5', '74.5']);
    const colleague = await signIn(app);
    const outside = await get(colleague, id);
    expect(outside.body.members.map(({ sheet }) => sheet)).toEqual([null, null, null]);
    expect([outside.body.score, outside.body.vetoes, outside.body['settingsInForce']]).toEqual([
      null,
      null,
      null,
    ]);
    expect((await get(commerce, id)).status).toBe(404);
    expect((await get(stranger, id)).status).toBe(404);
  });

  it('refuses a panel that breaks the rules and keeps one that has scored', async () => {
    const { specialist, poolAdmin } = people;
    const [project, { id }] = await submitted();
    await upToScoring(people, project.id);
    const wrong = await putStep(poolAdmin, id, 'panel', { members: panelOf(town, specialist) });
    expect(refusal(wrong)).toEqual([422, 'REVIEW.PANEL_WRONG']);
    expect(errorsOf(wrong)).toEqual(['PANEL_SIZE', 'PANEL_CHAIR_UNIT', 'PANEL_PROPOSER']);
    const nobody = [...NAMED_PANEL.slice(0, 2), { userId: '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21' }];
    expect(refusal(await putStep(poolAdmin, id, 'panel', { members: nobody }))).toEqual([
      422,
      'REVIEW.REFERENCE_MISSING',
    ]);
    expect(await app.sql('SELECT 1 FROM admission_review_member WHERE review_id = $1', [id])).toEqual([]);
    expect(refusal(await step(poolAdmin, id, 'decision', {}))).toEqual([422, 'REVIEW.QUORUM_NOT_REACHED']);
    const { body } = await putStep(poolAdmin, id, 'panel', { members: NAMED_PANEL });
    const [first, second] = body.members as [ReviewBody['members'][0], ReviewBody['members'][0]];
    const enter = (memberId: string, by = poolAdmin) =>
      by.put(`/admission-reviews/${id}/members/${memberId}/score`, sheet(EXAMPLE_ANCHORS));
    expect((await enter(first.id)).status).toBe(200);
    expect((await enter(first.id, chair)).status).toBe(403);
    expect((await enter(id)).status).toBe(404);
    expect((await enter(second.id)).status).toBe(200);
    expect(refusal(await step(poolAdmin, id, 'decision', {}))).toEqual([422, 'REVIEW.QUORUM_NOT_REACHED']);
    expect(refusal(await putStep(poolAdmin, id, 'panel', { members: NAMED_PANEL }))).toEqual([
      409,
      'REVIEW.SCORES_EXIST',
    ]);
    expect(await rowOf(id)).toMatchObject({ state: 'SCORING', score: null });
  });

  it('lets nobody score for a member, nor who is none, and a member change the own sheet until the end', async () => {
    const { specialist, poolAdmin } = people;
    const [project, { id }] = await submitted();
    await upToScoring(people, project.id);
    const { body } = await putStep(poolAdmin, id, 'panel', { members: panelOf(chair, town, scitech) });
    const seat = body.members.find(({ userId }) => userId === town.userId)?.id;
    const forTown = poolAdmin.put(`/admission-reviews/${id}/members/${seat}/score`, sheet(EXAMPLE_ANCHORS));
    expect(refusal(await forTown)).toEqual([403, 'REVIEW.NOT_YOURS']);
    expect(refusal(await own(specialist, id))).toEqual([403, 'REVIEW.NOT_YOURS']);
    expect(refusal(await own(poolAdmin, id))).toEqual([403, 'REVIEW.NOT_YOURS']);
    expect((await own(commerce, id)).status).toBe(404);
    const wrong = await town.put(`/admission-reviews/${id}/own-score`, sheet({ TAX: 'OTHER' }));
    expect(refusal(wrong)).toEqual([422, 'REVIEW.ANCHORS_WRONG']);
    await own(town, id, POOR_ANCHORS);
    const again = await own(town, id);
    expect(again.body.members.find(({ userId }) => userId === town.userId)?.sheet?.total).toBe('74.5');
    await own(chair, id);
    await own(scitech, id);
    await step(poolAdmin, id, 'decision', {});
    expect(refusal(await own(town, id, POOR_ANCHORS))).toEqual([409, 'REVIEW.WRONG_STEP']);
  });

  it('closes once, whoever asks at the same time', async () => {
    const { poolAdmin } = people;
    const [project] = await submitted();
    const { id, version } = await upToScoring(people, project.id);
    await putStep(poolAdmin, id, 'panel', { members: panelOf(chair, town, scitech) });
    for (const member of [chair, town, scitech]) await own(member, id);
    const close = () =>
      poolAdmin.post(`/admission-reviews/${id}/decision`, {}, { 'If-Match': `"${version + 1}"` });
    const statuses = (await Promise.all(Array.from({ length: 8 }, close))).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, ...Array(7).fill(412)]);
    const audit = await app.sql(
      `SELECT 1 FROM audit_entry WHERE subject_id = $1 AND action = 'admission-review.decided'`,
      [id],
    );
    expect(audit).toHaveLength(1);
  });
});

describe('a fast review', () => {
  it('is the administrator’s alone, who is not the proposer', async () => {
    const { poolAdmin, supervisor } = people;
    const [project, { id, kind, dueOn }] = await submitted(SMALL);
    expect([kind, dueOn]).toEqual(['FAST', '2026-10-19']);
    await upToScoring(people, project.id);
    expect(refusal(await putStep(poolAdmin, id, 'panel', { members: NAMED_PANEL }))).toEqual([
      409,
      'REVIEW.NO_PANEL',
    ]);
    expect(refusal(await own(supervisor, id))).toEqual([403, 'REVIEW.NOT_YOURS']);
    await app.sql('UPDATE project SET owner_user_id = $2 WHERE id = $1', [project.id, poolAdmin.userId]);
    expect(refusal(await own(poolAdmin, id))).toEqual([403, 'REVIEW.PROPOSER_SCORES']);
    await app.sql('UPDATE project SET owner_user_id = NULL WHERE id = $1', [project.id]);
    expect((await own(poolAdmin, id)).status).toBe(200);
    const second = await signIn(app, { roles: ['POOL_ADMIN'] });
    expect(refusal(await own(second, id))).toEqual([403, 'REVIEW.NOT_YOURS']);
    const decided = await step(poolAdmin, id, 'decision', {});
    expect(decided.body).toMatchObject({ state: 'DECIDED', score: '58.5', level: 'C' });
  });

  it('becomes a panel’s at the pool check, never the other way round', async () => {
    const { poolAdmin, supervisor } = people;
    const [, small] = await submitted(SMALL);
    await step(supervisor, small.id, 'unit-review', { outcome: 'PASSED' });
    expect((await step(poolAdmin, small.id, 'pool-check', { ...CHECKED, kind: 'PANEL' })).body.kind).toBe(
      'PANEL',
    );
    const [, large] = await submitted();
    await step(supervisor, large.id, 'unit-review', { outcome: 'PASSED' });
    const refused = await step(poolAdmin, large.id, 'pool-check', { ...CHECKED, kind: 'FAST' });
    expect(refusal(refused)).toEqual([422, 'REVIEW.PANEL_NEEDED']);
    expect(await rowOf(large.id)).toMatchObject({ state: 'POOL_CHECK', kind: 'PANEL' });
  });
});

describe('level and vetoes', () => {
  it('takes another level than the one by rule only with a reason', async () => {
    const { poolAdmin } = people;
    const [project] = await submitted(SMALL);
    const { id } = await upToScoring(people, project.id);
    await own(poolAdmin, id);
    const bare = await step(poolAdmin, id, 'decision', { level: 'B' });
    expect(refusal(bare)).toEqual([422, 'REVIEW.LEVEL_REASON_MISSING']);
    expect(await rowOf(id)).toMatchObject({ state: 'SCORING' });
    expect((await app.sql('SELECT review_score FROM project WHERE id = $1', [project.id]))[0]).toEqual({
      review_score: null,
    });
    const levelReason = '区领导挂点推进，按一般跟进管理';
    expect((await step(poolAdmin, id, 'decision', { level: 'B', levelReason })).body).toMatchObject({
      ...{ level: 'B', levelByRule: 'C', levelReason },
    });
  });

  it('rejects on a veto without waiting for a quorum, and never admits', async () => {
    const { poolAdmin } = people;
    const [project] = await submitted();
    const { id } = await upToScoring(people, project.id);
    const short = await putStep(poolAdmin, id, 'vetoes', { vetoes: [{ code: 'V5', reason: '平移' }] });
    expect(refusal(short)).toEqual([422, 'REVIEW.VETOES_WRONG']);
    await putStep(poolAdmin, id, 'vetoes', { vetoes: [{ code: 'V5', reason: '区内存量企业平移，属零和' }] });
    expect((await step(poolAdmin, id, 'decision', {})).body).toMatchObject({ state: 'DECIDED', score: null });
    await attachAll(app, poolAdmin, project.id, ['REVIEW_RECORD']);
    expect((await move(poolAdmin, project.id, { transition: 'T07' })).status).toBe(422);
    expect(await moved(poolAdmin, project.id, { transition: 'T05' })).toMatchObject({ vetoCodes: ['V5'] });
  });

  it('is not typed with the move any more', async () => {
    const [project] = await submitted();
    const typed = await move(people.poolAdmin, project.id, { transition: 'T07', score: '90' });
    expect([typed.status, typed.body.errors?.map(({ code }) => code)]).toEqual([400, ['PROPERTY_UNKNOWN']]);
  });
});

describe('sending back', () => {
  it('is move T02, ends the review and opens another with T03', async () => {
    const { specialist, supervisor, poolAdmin } = people;
    const [project, { id }] = await submitted();
    expect(refusal(await step(supervisor, id, 'unit-review', { outcome: 'RETURNED' }))).toEqual([
      422,
      'REVIEW.RETURN_ITEMS_MISSING',
    ]);
    const returnItems = ['补充股权结构'];
    const returned = await step(supervisor, id, 'unit-review', { outcome: 'RETURNED', returnItems });
    expect(returned.body).toMatchObject({
      state: 'RETURNED',
      endedOn: '2026-10-12',
      endedBy: supervisor.userId,
    });
    const { body } = await specialist.get<ProjectBody>(`/projects/${project.id}`);
    expect(body).toMatchObject({ poolStatus: 'RETURNED', returnItems, returnDueOn: '2026-10-26' });
    await moved(specialist, project.id, { transition: 'T03' });
    const again = await reviewOf(poolAdmin, project.id);
    expect(again).toMatchObject({ round: 1, state: 'UNIT_REVIEW' });
    await step(supervisor, again.id, 'unit-review', { outcome: 'PASSED' });
    expect(refusal(await step(poolAdmin, again.id, 'pool-check', { ...CHECKED, isComplete: false }))).toEqual(
      [422, 'REVIEW.NOT_CONFIRMED'],
    );
    await step(poolAdmin, again.id, 'pool-check', { outcome: 'RETURNED', returnItems });
    expect(await rowOf(again.id)).toMatchObject({ state: 'RETURNED' });
  });

  it('voids a decision that was taken, so that it admits nothing later', async () => {
    const { specialist, poolAdmin } = people;
    const [project] = await submitted();
    const { id } = await reviewed(people, project.id);
    const returned = await moved(poolAdmin, project.id, { transition: 'T02', returnItems: ['核对税收测算'] });
    expect(returned['reviewScore']).toBeNull();
    expect(await rowOf(id)).toMatchObject({ state: 'RETURNED' });
    await moved(specialist, project.id, { transition: 'T03' });
    await attachAll(app, poolAdmin, project.id, ['REVIEW_RECORD']);
    expect((await move(poolAdmin, project.id, { transition: 'T07' })).status).toBe(422);
  });

  it('counts rounds: a rejected project that comes again has a second review', async () => {
    const { specialist, poolAdmin } = people;
    const [project] = await submitted(SMALL);
    await reviewed(people, project.id, { anchors: POOR_ANCHORS });
    await attachAll(app, poolAdmin, project.id, ['REVIEW_RECORD']);
    await moved(poolAdmin, project.id, { transition: 'T05' });
    await moved(specialist, project.id, {
      transition: 'T06',
      newEvidenceNote: '企业完成新一轮融资并补充协议',
    });
    await moved(specialist, project.id, { transition: 'T01' });
    const { body } = await poolAdmin.get<{ items: ReviewBody[] }>(`/projects/${project.id}/reviews`);
    expect(body.items.map(({ round, state }) => [round, state]).sort()).toEqual([
      [1, 'DECIDED'],
      [2, 'UNIT_REVIEW'],
    ]);
  });
});

describe('who does what', () => {
  it('leaves each step to its person and its version', async () => {
    const { specialist, supervisor, poolAdmin } = people;
    const [project, { id, version }] = await submitted();
    const passed = { outcome: 'PASSED' };
    expect(
      (await specialist.post(`/admission-reviews/${id}/unit-review`, passed, { 'If-Match': '"1"' })).status,
    ).toBe(403);
    expect(
      (await town.post(`/admission-reviews/${id}/unit-review`, passed, { 'If-Match': `"${version}"` }))
        .status,
    ).toBe(404);
    expect((await supervisor.post(`/admission-reviews/${id}/unit-review`, passed)).status).toBe(428);
    expect(
      (await supervisor.post(`/admission-reviews/${id}/unit-review`, passed, { 'If-Match': '"9"' })).status,
    ).toBe(412);
    expect(refusal(await step(poolAdmin, id, 'pool-check', CHECKED))).toEqual([409, 'REVIEW.WRONG_STEP']);
    expect(refusal(await step(poolAdmin, id, 'decision', {}))).toEqual([409, 'REVIEW.WRONG_STEP']);
    expect(await rowOf(id)).toMatchObject({ state: 'UNIT_REVIEW', version });
    expect((await stranger.get(`/projects/${project.id}/reviews`)).status).toBe(404);
    const list = await stranger.get<{ items: ReviewBody[] }>(`/admission-reviews?projectId=${project.id}`);
    expect(list.body.items).toEqual([]);
  });

  it('a supervisor who also sits on a panel elsewhere does not pass that project for its unit', async () => {
    const { poolAdmin } = people;
    const [project] = await submitted();
    const { id } = await upToScoring(people, project.id);
    await putStep(poolAdmin, id, 'panel', { members: panelOf(chair, town, scitech) });
    expect((await get(town, id)).status).toBe(200);
    expect(refusal(await step(town, id, 'unit-review', { outcome: 'PASSED' }))).toEqual([
      409,
      'REVIEW.WRONG_STEP',
    ]);
  });

  it('asks departments, who see the project from then on and answer for their unit', async () => {
    const { poolAdmin } = people;
    const [project, { id }] = await submitted();
    expect((await scitech.get(`/projects/${project.id}`)).status).toBe(404);
    const unitIds = [scitech.unitId];
    const invited = await step(poolAdmin, id, 'invitations', { unitIds });
    expect(invited.body['opinions']).toMatchObject([{ unitId: scitech.unitId, opinion: null }]);
    expect((await scitech.get(`/projects/${project.id}`)).status).toBe(200);
    expect(await queue(scitech)).toContain(id);
    expect(refusal(await step(poolAdmin, id, 'invitations', { unitIds }))).toEqual([
      409,
      'REVIEW.UNIT_INVITED',
    ]);
    const say = (user: SignedIn) =>
      user.put<ReviewBody>(`/admission-reviews/${id}/opinion`, {
        opinion: 'CONDITIONAL',
        remark: '须补充环评',
      });
    expect((await say(scitech)).body['opinions']).toMatchObject([
      { opinion: 'CONDITIONAL', givenBy: scitech.userId },
    ]);
    expect((await say(commerce)).status).toBe(404);
    expect((await say(people.supervisor)).status).toBe(403);
    expect(await queue(scitech)).not.toContain(id);
  });

  it('hides name, brief and company of a confidential project from those who do not judge it', async () => {
    const { poolAdmin } = people;
    const [project, { id }] = await submitted({ confidential: true, codeName: '示例代号九' });
    await step(poolAdmin, id, 'invitations', { unitIds: [commerce.unitId] });
    const colleague = await signIn(app);
    for (const user of [commerce, colleague])
      expect((await get(user, id)).body['project']).toMatchObject({
        name: '示例代号九',
        brief: null,
        companyName: null,
      });
    await upToScoring(people, project.id);
    await putStep(poolAdmin, id, 'panel', { members: panelOf(chair, town, scitech) });
    expect((await get(town, id)).body['project']).toMatchObject({ name: project.name });
  });

  it('finds what is overdue by working days, at any hour of the day in Shanghai', async () => {
    const { poolAdmin } = people;
    const [, { id }] = await submitted();
    const overdue = async (at: string) => {
      now = new Date(at);
      const { body } = await poolAdmin.get<{ items: ReviewBody[] }>(
        '/admission-reviews?overdue=true&limit=200',
      );
      return body.items.some((item) => item.id === id);
    };
    expect(await overdue('2026-10-14T23:50:00+08:00')).toBe(false);
    expect(await overdue('2026-10-15T00:10:00+08:00')).toBe(true);
    now = new Date('2026-10-12T09:00:00+08:00');
  });
});

describe('a term into a year that is not loaded', () => {
  it('refuses the submission with the year and what to do, writes nothing, and works once it is loaded', async () => {
    now = new Date('2050-12-28T10:00:00+08:00');
    const specialist = await signIn(app);
    const poolAdmin = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
    const load = (year: number) =>
      poolAdmin.put(`/working-calendar/${year}`, {
        ...{ holidays: [`${year}-10-01`], workingWeekends: [], source: '示例通知' },
      });
    await load(2050);
    const project = await draft(app, specialist);
    await talk(app, project, { on: '2050-12-28', substantive: false, companyOnly: true });
    await specialist.post(`/projects/${project.id}/duplicate-checks`);
    await attachAll(app, specialist, project.id, ['PROJECT_BASIC_FORM']);
    const refused = await move(specialist, project.id, { transition: 'T01' });
    expect([refused.status, refused.body.code]).toEqual([422, 'CALENDAR.YEAR_NOT_LOADED']);
    expect(refused.body.detail).toContain('PUT /working-calendar/2051');
    const [row] = await app.sql<object>(
      `SELECT pool_status, (SELECT count(*)::int FROM stage_transition t WHERE t.project_id = p.id) AS moves,
         (SELECT count(*)::int FROM admission_review r WHERE r.project_id = p.id) AS reviews
       FROM project p WHERE id = $1`,
      [project.id],
    );
    expect(row).toEqual({ pool_status: 'DRAFT', moves: 0, reviews: 0 });
    await load(2051);
    expect((await moved(specialist, project.id, { transition: 'T01' })).poolStatus).toBe('PENDING_ADMISSION');
    now = new Date('2026-10-12T09:00:00+08:00');
  });
});

it('names the seats of 区投促办 by unit', () => {
  expect(NAMED_PANEL[0]?.unitId).toBe(seededUnitId('DIST_INVESTMENT_OFFICE'));
});
