import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startTestApp, type TestApp } from '../support/app.js';
import {
  admitted,
  advancedTo,
  anInvestor,
  attach,
  attachAll,
  draft,
  EVALUATION,
  edit,
  type MissingItem,
  move,
  moved,
  type PoolPeople,
  type ProjectBody,
  type ProjectProblem,
  SIGNING,
  SOON,
  shanghaiToday,
  talk,
} from '../support/projects.js';
import { POOR_ANCHORS } from '../support/review-anchors.js';
import { reviewed } from '../support/reviews.js';
import { type SignedIn, signIn } from '../support/users.js';

let app: TestApp;
let people: PoolPeople;
let officer: SignedIn;
let today: string;

beforeAll(async () => {
  app = await startTestApp();
  people = {
    specialist: await signIn(app),
    supervisor: await signIn(app, { roles: ['SUPERVISOR'] }),
    poolAdmin: await signIn(app, { unitCode: 'DIST_INVESTMENT_OFFICE', roles: ['POOL_ADMIN'] }),
  };
  officer = await signIn(app, { roles: ['SERVICE_OFFICER'] });
  today = await shanghaiToday(app);
});
afterAll(() => app.close());

const read = async (id: string) => (await people.poolAdmin.get<ProjectBody>(`/projects/${id}`)).body;
const historyRows = (id: string) =>
  app.sql<Record<string, unknown>>(
    'SELECT * FROM stage_transition WHERE project_id = $1 ORDER BY version_after',
    [id],
  );
const wanted = (missing: readonly MissingItem[] | undefined) =>
  (missing ?? []).map(({ code, field, evidence }) => evidence ?? (code === 'REQUIRED' ? field : code)).sort();

interface Moves {
  readonly version: number;
  readonly items: {
    transition: string;
    title: string;
    to: { poolStatus: string; stage: string | null };
    permitted: boolean;
    missing: MissingItem[];
    advice: MissingItem[];
    signaturesRequired: boolean;
    signatures: { role: string }[];
  }[];
}
const movesOf = async (user: SignedIn, id: string, language = 'zh-CN') =>
  (await user.get<Moves>(`/projects/${id}/transitions`, { 'Accept-Language': language })).body;

/** A project that has everything for T14, and the company that is registered. */
async function readyToRegister(stage: 'S3' | 'S5', changes: Record<string, unknown> = {}) {
  const investor = await anInvestor(people.specialist, {
    registeredDistrictCode: '310107',
    taxDistrictCode: '310107',
  });
  const project = await advancedTo(app, people, stage, { companyId: investor, ...changes });
  await attachAll(app, people.supervisor, project.id, ['BUSINESS_LICENSE']);
  const landing = {
    registeredCompanyId: investor,
    registrationType: 'NEW',
    landingUnitId: people.supervisor.unitId,
  };
  return { project, investor, landing };
}

describe('a whole life', () => {
  it('leads from a draft to the hand-over with evidence at every gate', async () => {
    const { specialist, supervisor } = people;
    const { project: signed, investor, landing } = await readyToRegister('S5');
    expect(signed).toMatchObject({ poolStatus: 'IN_POOL', stage: 'S5', signedOn: today, ...SIGNING });
    let project = await moved(supervisor, signed.id, { transition: 'T14', ...landing });
    expect(project).toMatchObject({
      poolStatus: 'LANDED',
      stage: 'S6',
      registeredOn: today,
      activityLight: null,
    });
    expect((await specialist.get<ProjectBody>(`/companies/${investor}`)).body['parkRelation']).toBe(
      'RESIDENT',
    );
    expect(await app.sql(`SELECT 1 FROM audit_entry WHERE action = 'company.settled'`)).toHaveLength(1);
    await attachAll(app, officer, project.id, ['ENTRY_RECORD', 'SITE_CHECK_FORM', 'HANDOVER_FORM']);
    project = await moved(officer, project.id, { transition: 'T16' });
    expect(project).toMatchObject({ stage: 'S7', constructionStartOn: today });
    project = await moved(officer, project.id, { transition: 'T17', staffOnSite: 12 });
    expect(project).toMatchObject({ stage: 'S8', openedOn: today, staffOnSite: 12 });
    project = await moved(officer, project.id, { transition: 'T18', serviceOfficerId: officer.userId });
    expect(project).toMatchObject({ poolStatus: 'GRADUATED', stage: 'S8' });
    const history = await specialist.get<{ items: Record<string, unknown>[] }>(
      `/projects/${project.id}/stage-history?sort=sequence`,
    );
    const made = history.body.items.map((item) => item['transition']);
    expect(made).toEqual(['T01', 'T07', 'T10', 'T11', 'T12', 'T13', 'T14', 'T16', 'T17', 'T18']);
    expect((await specialist.patch(`/projects/${project.id}`, { note: '改' }, project.version)).status).toBe(
      409,
    );
  });

  it('registers only on paper where no space is taken', async () => {
    const { project, investor, landing } = await readyToRegister('S5', { landingMode: 'REGISTER_ONLY' });
    await moved(people.supervisor, project.id, { transition: 'T14', ...landing });
    const company = (await people.specialist.get<ProjectBody>(`/companies/${investor}`)).body;
    expect(company['parkRelation']).toBe('REGISTERED_ONLY');
  });

  it('keeps what the move rested on', async () => {
    const project = await advancedTo(app, people, 'S2');
    const rows = await historyRows(project.id);
    const minutes = await app.sql<{ id: string }>(
      `SELECT id FROM project_evidence WHERE project_id = $1 AND evidence_type = 'NEGOTIATION_MINUTES'`,
      [project.id],
    );
    expect(rows.at(-1)).toMatchObject({
      transition_id: 'T10',
      from_stage: 'S1',
      to_stage: 'S2',
      is_advance: true,
      actor_id: people.specialist.userId,
      evidence_ids: [minutes[0]?.id],
      version_after: project.version,
      settings_in_force: { passScore: '60', gates: { reasonMinChars: 10 } },
    });
    expect(rows.at(-1)?.['gate_result']).toMatchObject({
      passed: expect.arrayContaining([expect.objectContaining({ code: 'DECIDER_INTERACTION_REQUIRED' })]),
    });
    const [audit] = await app.sql<{ changes: Record<string, unknown> }>(
      `SELECT changes FROM audit_entry WHERE subject_id = $1 AND action = 'project.moved' ORDER BY id DESC`,
      [project.id],
    );
    expect(audit?.changes).toMatchObject({ stage: ['S1', 'S2'], transition: [null, 'T10'] });
  });
});

describe('GET /projects/{id}/transitions', () => {
  it('says what each move still needs, in the language of the caller', async () => {
    const project = await admitted(app, people);
    const chinese = await movesOf(people.specialist, project.id);
    expect(chinese.items.map(({ transition }) => transition)).toEqual(['T10', 'T22', 'T30', 'T40', 'T43']);
    const [next] = chinese.items;
    expect(next).toMatchObject({
      title: '进入实质洽谈',
      to: { poolStatus: 'IN_POOL', stage: 'S2' },
      permitted: true,
    });
    expect(wanted(next?.missing)).toEqual(['DECIDER_INTERACTION_REQUIRED', 'NEGOTIATION_MINUTES', 'needs']);
    expect(chinese.items.at(-1)?.permitted).toBe(false);
    const english = await movesOf(people.specialist, project.id, 'en');
    expect(english.items[0]?.missing.map(({ message }) => message)).toContain(
      'Upload the file: Minutes of the negotiation',
    );
    expect(english.items[0]?.title).toBe('Start substantive negotiation');
  });

  it('offers nothing to a stranger and the rest of a life to nobody but its roles', async () => {
    const project = await admitted(app, people);
    const neighbour = await signIn(app, { unitCode: 'TAOPU_TOWN' });
    const colleague = await signIn(app);
    const answer = await neighbour.get<ProjectProblem>(`/projects/${project.id}/transitions`);
    expect([answer.status, answer.body.code]).toEqual([403, 'PROJECT.HISTORY_NOT_VISIBLE']);
    const offered = await movesOf(colleague, project.id);
    expect(offered.items.every(({ permitted }) => !permitted)).toBe(true);
  });
});

describe('POST /projects/{id}/transitions refuses', () => {
  it('a move out of another position, with those that are allowed', async () => {
    const project = await admitted(app, people);
    const answer = await move(people.supervisor, project.id, { transition: 'T13' });
    expect([answer.status, answer.body.code]).toEqual([409, 'PROJECT.TRANSITION_NOT_ALLOWED']);
    expect(answer.body.params).toEqual({ position: 'IN_POOL/S1' });
    expect(answer.body.allowed).toEqual([
      { transition: 'T10', title: '进入实质洽谈', to: { poolStatus: 'IN_POOL', stage: 'S2' } },
      { transition: 'T22', title: '绿色通道（跳过一个阶段）', to: { poolStatus: 'IN_POOL', stage: 'S3' } },
      { transition: 'T30', title: '暂缓', to: { poolStatus: 'ON_HOLD', stage: 'S1' } },
      { transition: 'T40', title: '出库', to: { poolStatus: 'EXITED', stage: 'S1' } },
    ]);
    expect(await historyRows(project.id)).toHaveLength(2);
  });

  it('a gate that is not passed, with everything that is missing', async () => {
    const project = await draft(app, people.specialist, { brief: '太短', plannedInvestmentWan: null });
    const answer = await move(people.specialist, project.id, { transition: 'T01' });
    expect([answer.status, answer.body.code]).toEqual([422, 'PROJECT.STAGE_GATE_FAILED']);
    expect(wanted(answer.body.missing)).toEqual([
      'DUPLICATE_CHECK_REQUIRED',
      'VALID_INTERACTION_REQUIRED',
      'brief',
      'plannedInvestmentWan',
    ]);
    expect(answer.body.missing?.every(({ message }) => /[一-龥]/.test(message))).toBe(true);
    expect((await read(project.id)).poolStatus).toBe('DRAFT');
  });

  it.each([
    ['a short reason', { transition: 'T20', reason: '不行' }, 422, 'REASON_TOO_SHORT', { minimum: 10 }],
    [
      'a day to come',
      { transition: 'T20', reason: '条件尚未成熟需要退回', effectiveOn: '2099-01-01' },
      422,
      'EFFECTIVE_ON_IN_FUTURE',
      {},
    ],
    [
      'a day before the last milestone',
      { transition: 'T20', reason: '条件尚未成熟需要退回', effectiveOn: '2020-01-01' },
      422,
      'EFFECTIVE_ON_TOO_EARLY',
      {},
    ],
    ['a role that may not', { transition: 'T30' }, 403, 'ROLE_NOT_ALLOWED', {}],
    ['no move at all', {}, 400, 'TRANSITION_MISSING', {}],
    [
      'a move named twice',
      { transition: 'T11', to: { poolStatus: 'IN_POOL' } },
      400,
      'TRANSITION_MISSING',
      {},
    ],
    ['members of another move', { transition: 'T11', staffOnSite: 3 }, 422, 'FIELDS_NOT_OF_MOVE', {}],
    [
      'evidence that is not there',
      { transition: 'T11', evidenceIds: ['019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21'] },
      422,
      'EVIDENCE_UNKNOWN',
      {},
    ],
  ])('%s', async (_name, body, status, code, params) => {
    const project = await atS2();
    const answer = await move(people.specialist, project.id, body);
    expect([answer.status, answer.body.code]).toEqual([status, `PROJECT.${code}`]);
    expect(answer.body.params ?? {}).toMatchObject(params);
    expect((await read(project.id)).version).toBe(project.version);
  });

  it('a missing, a stale and an unreadable version', async () => {
    const project = await atS2();
    const path = `/projects/${project.id}/transitions`;
    const body = { transition: 'T20', reason: '条件尚未成熟需要退回' };
    expect((await people.specialist.post(path, body)).status).toBe(428);
    expect((await people.specialist.post(path, body, { 'If-Match': 'x' })).status).toBe(400);
    const stale = await move(people.specialist, project.id, body, project.version - 1);
    expect([stale.status, stale.body.code, stale.body.currentVersion]).toEqual([
      412,
      'REQUEST.VERSION_STALE',
      project.version,
    ]);
  });

  it('a colleague who is not on the team, and a stranger even the sight of a draft', async () => {
    const colleague = await signIn(app);
    const neighbour = await signIn(app, { unitCode: 'TAOPU_TOWN' });
    const project = await draft(app, people.specialist);
    const own = await move(colleague, project.id, { transition: 'T01' });
    expect([own.status, own.body.code]).toEqual([403, 'PROJECT.NOT_YOURS']);
    expect((await move(neighbour, project.id, { transition: 'T01' }, 1)).status).toBe(404);
  });

  let shared: ProjectBody | undefined;
  async function atS2(): Promise<ProjectBody> {
    shared ??= await advancedTo(app, people, 'S2');
    return shared;
  }
});

describe('admission', () => {
  it('is returned with a list and a term, completed and refused for a low score', async () => {
    const { specialist, supervisor, poolAdmin } = people;
    const project = await draft(app, specialist);
    await talk(app, project, { substantive: false, companyOnly: true });
    await specialist.post(`/projects/${project.id}/duplicate-checks`);
    await moved(specialist, project.id, { to: { poolStatus: 'PENDING_ADMISSION' } });
    const edited = await specialist.patch<ProjectProblem>(
      `/projects/${project.id}`,
      { note: '补充' },
      (await read(project.id)).version,
    );
    expect([edited.status, edited.body.code]).toEqual([409, 'PROJECT.READ_ONLY']);
    const empty = await move(supervisor, project.id, { transition: 'T02' });
    expect(wanted(empty.body.missing)).toEqual(['RETURN_ITEMS_REQUIRED']);
    const returned = await moved(supervisor, project.id, {
      transition: 'T02',
      returnItems: ['补充团队情况'],
    });
    expect(returned).toMatchObject({ poolStatus: 'RETURNED', returnItems: ['补充团队情况'] });
    expect(String(returned['returnDueOn']) > today).toBe(true);
    const again = await moved(specialist, project.id, { transition: 'T03' });
    expect(again).toMatchObject({ poolStatus: 'PENDING_ADMISSION', returnItems: [], returnDueOn: null });
    await attachAll(app, poolAdmin, project.id, ['REVIEW_RECORD']);
    const undecided = await move(poolAdmin, project.id, { transition: 'T07' });
    expect(wanted(undecided.body.missing)).toEqual(['PASSED_REVIEW_REQUIRED']);
    expect(wanted((await move(poolAdmin, project.id, { transition: 'T05' })).body.missing)).toEqual([
      'FAILED_REVIEW_REQUIRED',
    ]);
    expect((await read(project.id))['reviewScore']).toBeNull();
    await reviewed(people, project.id, { anchors: POOR_ANCHORS });
    const low = await move(poolAdmin, project.id, { transition: 'T07' });
    expect(wanted(low.body.missing)).toEqual(['PASSED_REVIEW_REQUIRED']);
    const rejected = await moved(poolAdmin, project.id, { transition: 'T05' });
    expect(rejected).toMatchObject({ poolStatus: 'REJECTED', rejectedOn: today, reviewScore: '14.5' });
    const early = await move(specialist, project.id, { transition: 'T06' });
    expect(wanted(early.body.missing)).toEqual(['RESUBMISSION_TOO_EARLY']);
    const anew = await moved(specialist, project.id, {
      transition: 'T06',
      newEvidenceNote: '企业已完成新一轮融资，补充融资协议',
    });
    expect(anew).toMatchObject({ poolStatus: 'DRAFT', reviewRound: 2 });
    expect((await read(project.id))['reviewScore']).toBeNull();
  });

  it('takes the level by rule unless the administrator states one, and a veto stops it', async () => {
    const rich = { plannedInvestmentWan: '12000.00' };
    expect(await admitted(app, people, { ...rich, level: undefined })).toMatchObject({ level: 'A' });
    expect(await admitted(app, people, { ...rich, level: 'B' })).toMatchObject({
      level: 'B',
      levelByRule: 'A',
    });
    const project = await draft(app, people.specialist);
    await talk(app, project, { companyOnly: true });
    await people.specialist.post(`/projects/${project.id}/duplicate-checks`);
    await moved(people.specialist, project.id, { transition: 'T01' });
    await attachAll(app, people.poolAdmin, project.id, ['REVIEW_RECORD']);
    const vetoes = [{ code: 'V3', reason: '经核查，投资主体为失信被执行人' }];
    await reviewed(people, project.id, { vetoes });
    expect(wanted((await move(people.poolAdmin, project.id, { transition: 'T07' })).body.missing)).toEqual([
      'PASSED_REVIEW_REQUIRED',
    ]);
    expect(await moved(people.poolAdmin, project.id, { transition: 'T05' })).toMatchObject({
      poolStatus: 'REJECTED',
      vetoCodes: ['V3'],
    });
  });

  it('needs a fresh follow-up of the owner unit', async () => {
    const project = await draft(app, people.specialist);
    await people.specialist.post(`/projects/${project.id}/duplicate-checks`);
    const missing = async () =>
      wanted((await move(people.specialist, project.id, { transition: 'T01' })).body.missing);
    await talk(app, project, { on: '2020-01-01' });
    expect(await missing()).toEqual(['VALID_INTERACTION_REQUIRED']);
    await talk(app, project, { valid: false });
    expect(await missing()).toEqual(['VALID_INTERACTION_REQUIRED']);
    await talk(app, project, { substantive: false, withDecider: false });
    expect((await moved(people.specialist, project.id, { transition: 'T01' })).poolStatus).toBe(
      'PENDING_ADMISSION',
    );
  });
});

describe('moves beside the straight way', () => {
  it('T22 skips a stage with the gates of both, and marks the milestone as inferred', async () => {
    const { specialist, supervisor } = people;
    const project = await admitted(app, people);
    const bare = await move(supervisor, project.id, { transition: 'T22' });
    expect(wanted(bare.body.missing)).toEqual(
      expect.arrayContaining([
        'DECIDER_INTERACTION_REQUIRED',
        'needs',
        'DUE_DILIGENCE_REPORT',
        'expectedJobs',
      ]),
    );
    await talk(app, project);
    const needs = [{ type: 'POLICY', text: '研发补贴' }];
    await edit(specialist, project.id, { ...EVALUATION, needs, policyCheckedOn: today });
    await attachAll(app, specialist, project.id, [
      'NEGOTIATION_MINUTES',
      'DUE_DILIGENCE_REPORT',
      'SITE_VISIT_RECORD',
    ]);
    const skipped = await moved(supervisor, project.id, { to: { poolStatus: 'IN_POOL', stage: 'S3' } });
    expect(skipped).toMatchObject({
      stage: 'S3',
      negotiatingOn: today,
      evaluatingOn: today,
      inferredMilestones: ['negotiatingOn'],
    });
    expect((await historyRows(project.id)).at(-1)).toMatchObject({
      transition_id: 'T22',
      inferred_milestones: ['negotiatingOn'],
    });
    const back = await moved(specialist, project.id, {
      transition: 'T20',
      reason: '数据需要重新核对后再评估',
    });
    expect(back).toMatchObject({ stage: 'S2', evaluatingOn: null, inferredMilestones: ['negotiatingOn'] });
  });

  it('T21 revokes a signing with two signatures and a paper made after it', async () => {
    const { supervisor, poolAdmin, specialist } = people;
    const project = await advancedTo(app, people, 'S5');
    const body = { transition: 'T21', reason: '投资方资金安排变化，双方协商解除' };
    const bare = await move(supervisor, project.id, body);
    expect(wanted(bare.body.missing)).toEqual(['POOL_ADMIN_SIGNATURE_REQUIRED', 'TERMINATION_AGREEMENT']);
    await attachAll(app, specialist, project.id, ['TERMINATION_AGREEMENT']);
    const sign = (user: SignedIn) =>
      user.post<Moves & ProjectProblem>(`/projects/${project.id}/approvals`, { transition: 'T21' });
    expect((await sign(specialist)).status).toBe(403);
    const signed = await sign(poolAdmin);
    expect(signed.status).toBe(201);
    expect(signed.body.items.find(({ transition }) => transition === 'T21')).toMatchObject({
      signaturesRequired: true,
      signatures: [{ role: 'POOL_ADMIN', userId: poolAdmin.userId }],
    });
    const twice = await sign(poolAdmin);
    expect([twice.status, twice.body.code]).toEqual([409, 'PROJECT.ALREADY_SIGNED']);
    const own = await move(poolAdmin, project.id, body);
    expect(wanted(own.body.missing)).toEqual(['SUPERVISOR_SIGNATURE_REQUIRED']);
    const revoked = await moved(supervisor, project.id, body);
    expect(revoked).toMatchObject({ stage: 'S4', signedOn: null, signingRevokedOn: today });
    const [, last] = (await historyRows(project.id)).slice(-2);
    expect(last?.['approval_ids']).toHaveLength(1);
    expect(last?.['reason']).toBe(body.reason);
  });

  it('a signature is not asked for where one person decides, and counts until the next move only', async () => {
    const { supervisor, poolAdmin, specialist } = people;
    const project = await advancedTo(app, people, 'S3', { level: 'A' });
    const sign = (transition: string) =>
      poolAdmin.post<ProjectProblem>(`/projects/${project.id}/approvals`, { transition });
    const needless = await sign('T20');
    expect([needless.status, needless.body.code]).toEqual([409, 'PROJECT.APPROVAL_NOT_NEEDED']);
    expect(needless.body.allowed).toEqual(['T12', 'T15', 'T40']);
    expect((await sign('T12')).status).toBe(201);
    await moved(specialist, project.id, { transition: 'T20', reason: '数据需要重新核对后再评估' });
    await moved(specialist, project.id, { transition: 'T11' });
    await attachAll(app, specialist, project.id, ['DECISION_MINUTES', 'DRAFT_AGREEMENT', 'LEGAL_OPINION']);
    const late = await move(supervisor, project.id, { transition: 'T12', ...SOON });
    expect(wanted(late.body.missing)).toEqual(['POOL_ADMIN_SIGNATURE_REQUIRED']);
    await sign('T12');
    expect((await moved(supervisor, project.id, { transition: 'T12', ...SOON })).stage).toBe('S4');
  });

  it('T15 registers before signing and leaves the signing empty', async () => {
    const { project, landing } = await readyToRegister('S3');
    await people.poolAdmin.post(`/projects/${project.id}/approvals`, { transition: 'T15' });
    const landed = await moved(people.supervisor, project.id, {
      transition: 'T15',
      ...landing,
      signingWaiverReason: '企业先行注册以便办理进口许可',
    });
    expect(landed).toMatchObject({ poolStatus: 'LANDED', stage: 'S6', signedOn: null, registeredOn: today });
  });

  it('T14 wants a company of the district', async () => {
    const { project, landing } = await readyToRegister('S5');
    const outside = await anInvestor(people.specialist, { registeredDistrictCode: '310115' });
    const answer = await move(people.supervisor, project.id, {
      transition: 'T14',
      ...landing,
      registeredCompanyId: outside,
    });
    expect(wanted(answer.body.missing)).toEqual(['REGISTERED_OUTSIDE_DISTRICT', 'TAXED_OUTSIDE_DISTRICT']);
    expect((await read(project.id))['registeredCompanyId']).toBeNull();
  });

  it('T30 holds twice in a stage at most, T31 resumes', async () => {
    const { supervisor } = people;
    const project = await advancedTo(app, people, 'S2');
    const [soon, late] = await app.sql<{ d: string }>(
      `SELECT ($1::date + n)::text AS d FROM unnest(ARRAY[30, 91]) n ORDER BY n`,
      [today],
    );
    const hold = { transition: 'T30', reason: '等待土地出让结果后再继续推进', holdReason: 'WAITING_LAND' };
    const tooLong = await move(supervisor, project.id, { ...hold, holdUntil: late?.d });
    expect(wanted(tooLong.body.missing)).toEqual(['HOLD_UNTIL_REQUIRED']);
    for (const _time of [1, 2]) {
      const held = await moved(supervisor, project.id, { ...hold, holdUntil: soon?.d });
      expect(held).toMatchObject({
        poolStatus: 'ON_HOLD',
        stage: 'S2',
        holdUntil: soon?.d,
        activityLight: null,
      });
      const resumed = await moved(supervisor, project.id, { transition: 'T31' });
      expect(resumed).toMatchObject({
        poolStatus: 'IN_POOL',
        stage: 'S2',
        holdUntil: null,
        holdReason: null,
      });
    }
    const third = await move(supervisor, project.id, { ...hold, holdUntil: soon?.d });
    expect(wanted(third.body.missing)).toEqual(['HOLD_RENEWED_ALREADY']);
    const holds = await app.sql('SELECT ended_on::text FROM project_hold WHERE project_id = $1', [
      project.id,
    ]);
    expect(holds).toEqual([{ ended_on: today }, { ended_on: today }]);
  });

  it('T40 exits with a reason and a destination, T42 reopens at S2 at most', async () => {
    const { supervisor, poolAdmin, specialist } = people;
    const project = await advancedTo(app, people, 'S3');
    const elsewhere = { transition: 'T40', exitReason: 'LANDED_OTHER_DISTRICT', exitNote: '落户外区' };
    expect(wanted((await move(supervisor, project.id, elsewhere)).body.missing)).toEqual([
      'EXIT_DESTINATION_REQUIRED',
    ]);
    const gone = await moved(supervisor, project.id, {
      transition: 'T40',
      exitReason: 'NO_SPACE',
      exitNote: '现有载体层高不足',
    });
    expect(gone).toMatchObject({
      poolStatus: 'EXITED',
      stage: 'S3',
      exitedOn: today,
      exitReason: 'NO_SPACE',
    });
    const bare = await move(poolAdmin, project.id, { transition: 'T42' });
    expect(bare.status).toBe(200);
    expect(bare.body).toMatchObject({
      poolStatus: 'IN_POOL',
      stage: 'S2',
      exitedOn: null,
      evaluatingOn: null,
      exitReason: null,
      reopenCount: 1,
    });
    const again = await moved(supervisor, project.id, {
      transition: 'T40',
      exitReason: 'DUPLICATE',
      exitNote: '与另一项目重复',
    });
    expect(again.poolStatus).toBe('EXITED');
    expect(wanted((await move(poolAdmin, project.id, { transition: 'T42' })).body.missing)).toContain(
      'NOT_REOPENABLE',
    );
    expect((await move(specialist, project.id, { transition: 'T42' })).body.code).toBe(
      'PROJECT.ROLE_NOT_ALLOWED',
    );
  });

  it('asks a merge for the project that stays', async () => {
    const project = await admitted(app, people);
    const answer = await move(people.poolAdmin, project.id, { transition: 'T43' });
    expect([answer.status, wanted(answer.body.missing)]).toEqual([422, ['SURVIVOR_REQUIRED']]);
  });
});

describe('at the same time', () => {
  it('twenty identical moves make one row', async () => {
    const project = await advancedTo(app, people, 'S2');
    const body = { transition: 'T20', reason: '条件尚未成熟需要退回' };
    const before = (await historyRows(project.id)).length;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => move(people.specialist, project.id, body, project.version)),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array(19).fill(412)]);
    expect(await historyRows(project.id)).toHaveLength(before + 1);
    expect(await read(project.id)).toMatchObject({ stage: 'S1', version: project.version + 1 });
  });

  it('one of two different moves wins', async () => {
    const project = await advancedTo(app, people, 'S2');
    const exit = { transition: 'T40', exitReason: 'NO_SPACE', exitNote: '载体不匹配' };
    const back = { transition: 'T20', reason: '条件尚未成熟需要退回' };
    const answers = await Promise.all([
      move(people.supervisor, project.id, exit, project.version),
      move(people.specialist, project.id, back, project.version),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('whatever hangs on a project waits for the move under way', async () => {
    const project = await admitted(app, people);
    const paper = (await attach(app, people.specialist, project.id, 'OTHER')).body.id;
    const other = new pg.Client({ connectionString: app.ownerUrl });
    await other.connect();
    await other.query('BEGIN');
    await other.query('SELECT 1 FROM project WHERE id = $1 FOR UPDATE', [project.id]);
    let done = 0;
    const count = (answer: { status: number }) => {
      done += 1;
      return answer.status;
    };
    const waiting = [
      people.specialist.delete(`/projects/${project.id}/evidence/${paper}`).then(count),
      attach(app, people.specialist, project.id, 'NEGOTIATION_MINUTES').then(count),
      people.specialist.post(`/projects/${project.id}/duplicate-checks`).then(count),
    ];
    await wait(400);
    expect(done).toBe(0);
    await other.query('COMMIT');
    await other.end();
    expect(await Promise.all(waiting)).toEqual([204, 201, 201]);
  });

  it('a paper is either used by the move or removed before it', async () => {
    const rounds = await Promise.all([1, 2, 3, 4].map(() => admitted(app, people)));
    for (const project of rounds) {
      await talk(app, project);
      await edit(people.specialist, project.id, { needs: [{ type: 'TALENT', text: '人才公寓' }] });
      const paper = (await attach(app, people.specialist, project.id, 'NEGOTIATION_MINUTES')).body.id;
      const [made, removed] = await Promise.all([
        move(people.specialist, project.id, { transition: 'T10' }),
        people.specialist.delete<ProjectProblem>(`/projects/${project.id}/evidence/${paper}`),
      ]);
      const outcome = [made.status, removed.status];
      expect([
        [200, 409],
        [422, 204],
      ]).toContainEqual(outcome);
    }
  });
});

describe('evidence', () => {
  it('is attached from a form or by a file of the unit, listed, read and removed while nothing rests on it', async () => {
    const { specialist } = people;
    const project = await admitted(app, people);
    const path = `/projects/${project.id}/evidence`;
    const formed = await attach(app, specialist, project.id, 'OTHER');
    expect(formed.status).toBe(201);
    expect(formed.headers.get('location')).toBe(`/api/v1${path}/${formed.body.id}`);
    expect(formed.body).toMatchObject({
      type: 'OTHER',
      fileName: '示例OTHER.pdf',
      mediaType: 'application/pdf',
      attachedOn: today,
      isUsed: false,
    });
    const byFile = { type: 'SITE_VISIT_RECORD', fileId: formed.body.fileId, note: '照片' };
    const named = await specialist.post<{ id: string; note: string }>(path, byFile);
    expect([named.status, named.body.note]).toEqual([201, '照片']);
    const twice = await specialist.post<ProjectProblem>(path, byFile);
    expect([twice.status, twice.body.code]).toEqual([409, 'PROJECT.EVIDENCE_ATTACHED']);
    const content = await specialist.get(`/files/${formed.body.fileId}/content`);
    expect([content.status, content.text.slice(0, 4)]).toEqual([200, '%PDF']);
    const list = await specialist.get<{ items: { id: string; isUsed: boolean; type: string }[] }>(path);
    expect(list.body.items.map(({ type, isUsed }) => [type, isUsed]).sort()).toEqual([
      ['OTHER', false],
      ['PROJECT_BASIC_FORM', false],
      ['REVIEW_RECORD', true],
      ['SITE_VISIT_RECORD', false],
    ]);
    expect((await specialist.delete(`${path}/${formed.body.id}`)).status).toBe(204);
    expect((await specialist.delete(`${path}/${formed.body.id}`)).status).toBe(404);
    const used = list.body.items.find(({ isUsed }) => isUsed)?.id;
    const kept = await specialist.delete<ProjectProblem>(`${path}/${used}`);
    expect([kept.status, kept.body.code]).toEqual([409, 'PROJECT.EVIDENCE_IN_USE']);
    const actions = await app.sql<{ action: string }>(
      `SELECT action FROM audit_entry WHERE subject_id = $1 AND action LIKE 'project.evidence%' ORDER BY id`,
      [project.id],
    );
    expect(actions.map(({ action }) => action).at(-1)).toBe('project.evidence-removed');
  });

  it.each([
    [
      'a file of another unit',
      async () => fileOf(await signIn(app, { unitCode: 'TAOPU_TOWN' })),
      422,
      'PROJECT.FILE_MISSING',
    ],
    [
      'a file that is not there',
      async () => '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21',
      422,
      'PROJECT.FILE_MISSING',
    ],
    ['no file at all', async () => undefined, 422, 'PROJECT.FILE_MISSING'],
    ['no id', async () => 'x', 400, 'REQUEST.VALIDATION_FAILED'],
  ])('refuses %s', async (_name, fileId, status, code) => {
    const project = await draft(app, people.specialist);
    const answer = await people.specialist.post<ProjectProblem>(`/projects/${project.id}/evidence`, {
      type: 'OTHER',
      fileId: await fileId(),
    });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('keeps nothing of a form that is refused', async () => {
    const project = await draft(app, people.specialist);
    const colleague = await signIn(app);
    const files = async () => (await app.sql('SELECT 1 FROM stored_file')).length;
    const before = await files();
    expect((await attach(app, people.specialist, project.id, 'NO_SUCH_TYPE')).status).toBe(400);
    expect((await attach(app, colleague, project.id, 'OTHER')).status).toBe(403);
    expect(await files()).toBe(before);
  });

  async function fileOf(user: SignedIn): Promise<string> {
    const form = new FormData();
    form.set('file', new Blob(['%PDF-1.7\n示例\n%%EOF\n']), 'a.pdf');
    const response = await fetch(`${app.url}/api/v1/files`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${user.token}` },
      body: form,
    });
    return ((await response.json()) as { id: string }).id;
  }
});

describe('the history in the database', () => {
  it.each([
    [`UPDATE stage_transition SET reason = 'x'`],
    ['DELETE FROM stage_transition'],
    ['TRUNCATE stage_transition CASCADE'],
    [`UPDATE project_approval SET role = 'SUPERVISOR'`],
    ['DELETE FROM project_duplicate_check'],
  ])('refuses %s to the owner of the table', async (statement) => {
    const project = await advancedTo(app, people, 'S3', { level: 'A' });
    await people.poolAdmin.post(`/projects/${project.id}/approvals`, { transition: 'T12' });
    await expect(app.sql(statement)).rejects.toThrow(/append-only/);
    expect(await historyRows(project.id)).not.toHaveLength(0);
  });

  it('gives the application role no right to change it', async () => {
    const [rights] = await app.sql<{ update: boolean; delete: boolean; insert: boolean }>(
      `SELECT has_table_privilege('taopu_app', 'stage_transition', 'UPDATE') AS update,
              has_table_privilege('taopu_app', 'stage_transition', 'DELETE') AS delete,
              has_table_privilege('taopu_app', 'stage_transition', 'INSERT') AS insert`,
    );
    expect(rights).toEqual({ update: false, delete: false, insert: true });
  });
});
