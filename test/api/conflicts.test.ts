import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { register } from '../support/companies.js';
import { admitted, anInvestor, type MissingItem, move, talk } from '../support/projects.js';
import {
  meet,
  type ProtectionBody,
  type Rivals,
  report,
  rivals,
  runTask,
  startTimedApp,
  type TimedApp,
} from '../support/protections.js';
import { type Answer, type SignedIn, signIn } from '../support/users.js';

interface CaseBody {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly version: number;
  readonly unitAId: string;
  readonly unitBId: string;
  readonly userAId: string | null;
  readonly evidenceDueOn: string | null;
  readonly decisionDueOn: string | null;
  readonly appealDueOn: string | null;
  readonly finalDueOn: string | null;
  readonly closedOn: string | null;
  readonly outcome: string | null;
  readonly statements: { party: string; text: string; files: { id: string }[] }[];
  readonly decisions: { instance: string; outcome: string }[];
  readonly allowed?: string[];
  readonly errors?: { code: string }[];
}

let app: TimedApp;
let us: Rivals;
let company: string;
const REASON = '我单位首次面谈在先，且与企业负责人约定踏勘';

beforeAll(async () => {
  // A Monday.
  app = await startTimedApp('2026-03-02T10:00:00+08:00');
  us = await rivals(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.at('2026-03-02');
  company = (await register(us.ours)).id;
  await report(app, us.ours, company);
});

const open = (user: SignedIn, more: object = {}): Promise<Answer<CaseBody>> =>
  user.post<CaseBody>('/conflicts', { companyId: company, reason: REASON, ...more });

async function step(user: SignedIn, id: string, name: string, more: object = {}): Promise<Answer<CaseBody>> {
  const { version } = (await us.poolAdmin.get<CaseBody>(`/conflicts/${id}`)).body;
  const body = { move: name, reason: '示例：按规则办理该步骤', ...more };
  return user.post<CaseBody>(`/conflicts/${id}/transitions`, body, { 'If-Match': `"${version}"` });
}

const file = (user: SignedIn, id: string, more: object = {}) =>
  user.post<CaseBody>(`/conflicts/${id}/statements`, { text: '示例：附会议纪要与往来邮件', ...more });

/** A case of theirs against ours that waits for the ruling. */
async function heard(): Promise<string> {
  const { id } = (await open(us.theirs)).body;
  for (const user of [us.theirs, us.ours]) await file(user, id);
  expect((await step(us.poolAdmin, id, 'HEAR')).status).toBe(200);
  return id;
}

async function protections(): Promise<ProtectionBody[]> {
  const answer = await us.poolAdmin.get<{ items: ProtectionBody[] }>(
    `/protections?companyId=${company}&status=ACTIVE&sort=registeredAt`,
  );
  return answer.body.items;
}

describe('POST /conflicts', () => {
  it('goes against whoever holds the company, with limits in working days', async () => {
    const answer = await open(us.theirs);
    expect([answer.status, answer.body]).toMatchObject([
      201,
      {
        ...{ state: 'OPEN', unitAId: us.theirs.unitId, unitBId: us.ours.unitId, userAId: us.theirs.userId },
        ...{ evidenceDueOn: '2026-03-04', decisionDueOn: null, userBId: null, isInternal: false },
      },
    ]);
    expect(answer.body.code).toMatch(/^ZD-2026-\d{4}$/);
    expect((await us.theirs.get(`/conflicts/${answer.body.code}`)).status).toBe(200);
  });

  it('is there once for a pair and a company, whoever opens it and however many at once', async () => {
    const answers = await Promise.all(
      [us.theirs, us.theirBoss, us.theirs, us.theirBoss].map((user) => open(user)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect((await open(us.ours, { respondentUnitId: us.theirs.unitId })).body).toMatchObject({
      code: 'CONFLICT.OPEN_ALREADY',
    });
  });

  it.each<[string, () => Promise<Answer<CaseBody>>, string]>([
    ['nobody to go against', () => open(us.ours), 'CONFLICT.RESPONDENT_NEEDED'],
    [
      'for another unit',
      () => open(us.theirs, { claimantUnitId: us.ours.unitId, respondentUnitId: us.theirs.unitId }),
      'CONFLICT.CLAIMANT_RESERVED',
    ],
    [
      'a colleague of another unit',
      () => open(us.ours, { respondentUserId: us.theirs.userId }),
      'CONFLICT.PARTY_MISSING',
    ],
    ['oneself', () => open(us.ours, { respondentUserId: us.ours.userId }), 'CONFLICT.RESPONDENT_NEEDED'],
  ])('refuses %s', async (_case, send, code) => {
    expect((await send()).body).toMatchObject({ code });
    expect(await app.sql('SELECT 1 FROM conflict_case WHERE company_id = $1', [company])).toEqual([]);
  });
});

describe('who sees what', () => {
  it('parties what was filed, deciders the criteria, others nothing', async () => {
    const { id } = (await open(us.theirs)).body;
    const third = await signIn(app, { roles: ['SUPERVISOR'], unitCode: 'LINGANG_TAOPU_CO' });
    await file(us.ours, id, { text: '示例：我方先行登记，附登记截图' });
    const seen = (await us.theirs.get<CaseBody>(`/conflicts/${id}`)).body;
    expect(seen.statements).toMatchObject([{ party: 'B', text: '示例：我方先行登记，附登记截图' }]);
    expect((await us.ours.get<CaseBody>(`/conflicts/${id}`)).body.userAId).toBeNull();
    expect((await third.get(`/conflicts/${id}`)).status).toBe(404);
    expect((await third.get<{ items: object[] }>('/conflicts')).body.items).toEqual([]);
    expect((await file(third, id)).status).toBe(404);
    for (const party of [us.ours, us.theirs, us.boss])
      expect((await party.get(`/conflicts/${id}/criteria`)).body).toMatchObject({
        code: 'CONFLICT.CRITERIA_RESERVED',
      });
    expect((await us.poolAdmin.get(`/conflicts/${id}/criteria`)).body).toMatchObject({
      ...{ recommendation: 'OWNER_B', decidedBy: 'REGISTERED_FIRST', landing: null },
    });
    expect((await us.leader.get(`/conflicts/${id}/criteria`)).status).toBe(200);
  });

  it('compares by what counts: decision makers, in time, of the party itself', async () => {
    const other = (await register(us.ours)).id;
    company = other;
    app.at('2026-03-10');
    await meet(app, us.theirs, company, { on: '2026-03-03' });
    await meet(app, us.ours, company, { on: '2026-03-05' });
    const { id } = (await open(us.theirs, { respondentUnitId: us.ours.unitId })).body;
    await file(us.ours, id, { showsInvestorWill: true });
    const criteria = await us.poolAdmin.get<{ comparisons: { criterion: string; a: string }[] }>(
      `/conflicts/${id}/criteria`,
    );
    expect(criteria.body).toMatchObject({
      ...{ recommendation: 'OWNER_A', decidedBy: 'DECIDER_CONTACT_FIRST', landing: 'B' },
      comparisons: [
        { criterion: 'REGISTERED_FIRST', a: null, b: null, favours: null },
        { criterion: 'DECIDER_CONTACT_FIRST', a: '2026-03-03T01:30:00.000000Z', favours: 'A' },
        { criterion: 'DEPTH' },
        { criterion: 'FIT' },
      ],
    });
  });
});

describe('the steps', () => {
  it('wait for both statements or for the limit', async () => {
    const { id } = (await open(us.theirs)).body;
    await file(us.theirs, id);
    expect((await step(us.poolAdmin, id, 'HEAR')).body).toMatchObject({ code: 'CONFLICT.EVIDENCE_OPEN' });
    app.at('2026-03-04T23:50:00+08:00');
    expect((await step(us.poolAdmin, id, 'MEDIATE')).status).toBe(409);
    app.at('2026-03-05T00:10:00+08:00');
    expect((await step(us.poolAdmin, id, 'MEDIATE')).body).toMatchObject({
      ...{ state: 'MEDIATION', decisionDueOn: '2026-03-12' },
    });
    expect((await step(us.poolAdmin, id, 'HEAR')).body).toMatchObject({
      ...{ state: 'RULING', decisionDueOn: '2026-03-12' },
    });
  });

  it('are refused out of turn, to the wrong people, and to a stale version', async () => {
    const { id, version } = (await open(us.theirs)).body;
    expect((await step(us.poolAdmin, id, 'RULE', { outcome: 'OWNER_A' })).body).toMatchObject({
      ...{ code: 'CONFLICT.MOVE_NOT_ALLOWED', allowed: ['MEDIATE', 'HEAR', 'WITHDRAW'] },
    });
    expect((await step(us.boss, id, 'WITHDRAW')).body).toMatchObject({ code: 'CONFLICT.NOT_YOURS' });
    await step(us.theirs, id, 'WITHDRAW');
    const stale = await us.theirs.post(
      `/conflicts/${id}/transitions`,
      { move: 'WITHDRAW', reason: '示例：按规则办理该步骤' },
      { 'If-Match': `"${version}"` },
    );
    expect(stale.status).toBe(412);
    expect((await file(us.theirs, id)).body).toMatchObject({ code: 'CONFLICT.NOT_FILING' });
    expect((await open(us.theirs)).status).toBe(201);
  });

  it('allow one appeal within three working days, and 管委办 has the last word', async () => {
    const id = await heard();
    const ruled = await step(us.poolAdmin, id, 'RULE', { outcome: 'OWNER_A' });
    expect(ruled.body).toMatchObject({ state: 'RULED', appealDueOn: '2026-03-05', outcome: 'OWNER_A' });
    expect(await protections()).toMatchObject([
      { unitId: us.theirs.unitId, basisType: 'RULING', endsOn: '2026-04-01' },
    ]);
    app.at('2026-03-05T23:50:00+08:00');
    const appealed = await step(us.boss, id, 'APPEAL', { reason: '登记时间认定有误，请求复核' });
    expect(appealed.body).toMatchObject({ state: 'APPEALED', appealedBy: 'B', finalDueOn: '2026-03-12' });
    expect((await step(us.poolAdmin, id, 'DECIDE', { outcome: 'OWNER_B' })).status).toBe(403);
    const last = await step(us.leader, id, 'DECIDE', { outcome: 'OWNER_B' });
    expect(last.body).toMatchObject({ state: 'FINAL', outcome: 'OWNER_B', closedOn: '2026-03-05' });
    expect(last.body.decisions.map(({ instance, outcome }) => [instance, outcome])).toEqual([
      ['FIRST', 'OWNER_A'],
      ['FINAL', 'OWNER_B'],
    ]);
    expect(await protections()).toMatchObject([{ unitId: us.ours.unitId, kind: 'REPORT' }]);
    expect((await step(us.theirs, id, 'APPEAL')).status).toBe(409);
  });

  it('become final by themselves when nobody appeals, however late the night comes', async () => {
    const id = await heard();
    await step(us.poolAdmin, id, 'RULE', { outcome: 'OWNER_B' });
    app.at('2026-03-06T00:10:00+08:00');
    expect((await step(us.theirs, id, 'APPEAL')).body).toMatchObject({ code: 'CONFLICT.APPEAL_LATE' });
    app.at('2026-03-09T00:30:00+08:00');
    for (const day of ['2026-03-05', '2026-03-09', '2026-03-09'])
      await runTask(app, 'unappealed-rulings', day);
    expect((await us.theirs.get(`/conflicts/${id}`)).body).toMatchObject({
      state: 'FINAL',
      closedOn: '2026-03-05',
    });
  });

  it('two rulings at once end in one', async () => {
    const id = await heard();
    const { version } = (await us.poolAdmin.get<CaseBody>(`/conflicts/${id}`)).body;
    const answers = await Promise.all(
      ['OWNER_A', 'OWNER_B', 'OWNER_A', 'OWNER_B'].map((outcome) =>
        us.poolAdmin.post<CaseBody>(
          `/conflicts/${id}/transitions`,
          { move: 'RULE', outcome, reason: '示例：按规则办理该步骤' },
          { 'If-Match': `"${version}"` },
        ),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    expect(await protections()).toHaveLength(1);
  });
});

describe('outcomes', () => {
  it('JOINT: the holder keeps it and the other takes part', async () => {
    const id = await heard();
    expect((await step(us.poolAdmin, id, 'RULE', { outcome: 'JOINT' })).status).toBe(200);
    expect(await protections()).toMatchObject([{ unitId: us.ours.unitId, coUnitIds: [us.theirs.unitId] }]);
  });

  it('SPLIT_SCOPE: a business line for each', async () => {
    const id = await heard();
    const lines = { outcome: 'SPLIT_SCOPE', lineA: '研发中心', lineB: '生产制造' };
    expect((await step(us.poolAdmin, id, 'RULE', lines)).status).toBe(200);
    expect((await protections()).map(({ unitId, scopeNote }) => [unitId, scopeNote])).toEqual([
      [us.ours.unitId, '生产制造'],
      [us.theirs.unitId, '研发中心'],
    ]);
  });

  it('REASSIGNED_TO_THIRD: neither of the two', async () => {
    const id = await heard();
    const third = { outcome: 'REASSIGNED_TO_THIRD', thirdUnitId: us.poolAdmin.unitId };
    expect(
      (await step(us.poolAdmin, id, 'RULE', { outcome: 'REASSIGNED_TO_THIRD' })).body.errors,
    ).toMatchObject([{ code: 'THIRD_UNIT' }]);
    expect((await step(us.poolAdmin, id, 'RULE', third)).status).toBe(200);
    expect(await protections()).toMatchObject([{ unitId: us.poolAdmin.unitId }]);
  });

  it('inside one unit: the supervisor rules, and the person changes', async () => {
    const colleague = await signIn(app);
    const { id } = (await open(colleague, { respondentUserId: us.ours.userId })).body;
    for (const user of [colleague, us.ours]) await file(user, id);
    expect((await step(us.theirBoss, id, 'HEAR')).status).toBe(404);
    expect((await step(us.boss, id, 'HEAR')).body).toMatchObject({ decisionDueOn: '2026-03-04' });
    expect((await step(us.boss, id, 'RULE', { outcome: 'OWNER_A' })).status).toBe(200);
    expect(await protections()).toMatchObject([{ unitId: us.ours.unitId, userId: colleague.userId }]);
  });
});

describe('a project of the company', () => {
  it('does not pass S4 while the conflict is open; talks go on', async () => {
    const realNow = new Date();
    app.at(realNow.toISOString());
    company = await anInvestor(us.ours);
    const people = { specialist: us.ours, supervisor: us.boss, poolAdmin: us.poolAdmin };
    const project = await admitted(app, people, { companyId: company });
    await app.sql(`UPDATE project SET stage = 'S3' WHERE id = $1`, [project.id]);
    const missing = async () => {
      const answer = await move(us.boss, project.id, { transition: 'T12' });
      return (answer.body.missing as MissingItem[]).map(({ code }) => code);
    };
    expect(await missing()).not.toContain('CONFLICT_OPEN');
    const { id } = (await open(us.theirs)).body;
    expect(await missing()).toContain('CONFLICT_OPEN');
    await talk(app, project);
    await meet(app, us.theirs, company);
    await step(us.theirs, id, 'WITHDRAW');
    expect(await missing()).not.toContain('CONFLICT_OPEN');
  });
});

describe('limits', () => {
  it('that have passed are told once to whoever is late', async () => {
    const { id } = (await open(us.theirs)).body;
    const told = () =>
      app.sql<{ recipient_id: string; due_on: string }>(
        `SELECT recipient_id, due_on::text FROM notice WHERE kind = 'CONFLICT_OVERDUE' AND dedupe_key LIKE $1
         ORDER BY recipient_id`,
        [`conflict-overdue:${id}:%`],
      );
    await runTask(app, 'overdue-conflicts', '2026-03-04');
    expect(await told()).toEqual([]);
    for (const day of ['2026-03-05', '2026-03-05', '2026-03-09'])
      await runTask(app, 'overdue-conflicts', day);
    const rows = await told();
    expect(rows.map(({ recipient_id }) => recipient_id)).toEqual(
      [us.boss.userId, us.theirBoss.userId].sort(),
    );
    expect(new Set(rows.map(({ due_on }) => due_on))).toEqual(new Set(['2026-03-04']));
    app.at('2026-03-05');
    const overdue = await us.theirs.get<{ items: CaseBody[] }>('/conflicts?overdue=true');
    expect(overdue.body.items.map((item) => item.id)).toContain(id);
  });
});
