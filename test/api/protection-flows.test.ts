import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { register } from '../support/companies.js';
import {
  admitted,
  advancedTo,
  anInvestor,
  attachAll,
  draft,
  edit,
  move,
  moved,
  SIGNING,
  talk,
} from '../support/projects.js';
import {
  FOUR_FACTS,
  type HeldProblem,
  meet,
  type ProtectionBody,
  type Rivals,
  report,
  rivals,
  startTimedApp,
  type TimedApp,
} from '../support/protections.js';
import { reviewed } from '../support/reviews.js';
import type { Answer, SignedIn } from '../support/users.js';

let app: TimedApp;
let us: Rivals;
let company: string;

/** The supports of projects date their talks by the clock of the database, so the journeys begin today. */
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const later = (days: number, time = '10:00') =>
  `${new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)}T${time}:00+08:00`;
const dayAfter = (days: number) => later(days).slice(0, 10);

beforeAll(async () => {
  app = await startTimedApp(new Date().toISOString());
  us = await rivals(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.at(later(0));
  company = (await register(us.ours)).id;
});

const lead = (
  user: SignedIn,
  more: object = {},
): Promise<Answer<HeldProblem & { id: string; version: number }>> =>
  user.post('/leads', { title: '示例线索', companyId: company, sourceChannel: 'SELF_OUTREACH', ...more });

/** As a client should: again after a 503 with Retry-After, which a busy machine may give. */
async function patiently<T extends { status: number; headers: Headers }>(send: () => Promise<T>): Promise<T> {
  for (;;) {
    const answer = await send();
    if (answer.status !== 503) return answer;
    expect(answer.headers.get('retry-after')).not.toBeNull();
  }
}

async function protections(companyId = company): Promise<ProtectionBody[]> {
  const answer = await us.poolAdmin.get<{ items: ProtectionBody[] }>(
    `/protections?companyId=${companyId}&sort=registeredAt`,
  );
  return answer.body.items;
}

const expectFourFacts = (problem: HeldProblem, until: string | null) => {
  expect(problem.code).toBe('PROTECTION.HELD_BY_OTHER_UNIT');
  expect(Object.keys(problem.protection ?? {}).sort()).toEqual(FOUR_FACTS);
  expect(problem.protection).toMatchObject({
    ...{ exists: true, protectionUntil: until, liaisonPhoneOfUnit: '021-52560001' },
  });
};

const people = () => ({ specialist: us.ours, supervisor: us.boss, poolAdmin: us.poolAdmin });

describe('a lead', () => {
  it('of an identified company starts the report right of its unit', async () => {
    const answer = await lead(us.ours);
    expect(answer.status).toBe(201);
    expect(await protections()).toMatchObject([
      {
        kind: 'REPORT',
        status: 'ACTIVE',
        unitId: us.ours.unitId,
        endsOn: dayAfter(30),
        basisId: answer.body.id,
      },
    ]);
  });

  it('of another unit is refused with the four facts, and nothing of it is kept', async () => {
    await lead(us.ours);
    const count = async () => (await app.sql<{ n: number }>('SELECT count(*)::int AS n FROM lead'))[0]?.n;
    const before = await count();
    const answer = await lead(us.theirs);
    expect(answer.status).toBe(409);
    expectFourFacts(answer.body, dayAfter(30));
    expect(await count()).toBe(before);
    expect(await protections()).toHaveLength(1);
  });

  it('one of a hundred of two units at once gets the company; the rest get a clean 409 (F24)', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => patiently(() => lead(index % 2 ? us.ours : us.theirs))),
    );
    const statuses = answers.map(({ status }) => status);
    const winner = (await protections())[0]?.unitId;
    const [first, others] = winner === us.ours.unitId ? [us.ours, us.theirs] : [us.theirs, us.ours];
    // The winner's own leads go on; every one of the other unit is refused with the four facts.
    expect(statuses.filter((status) => status === 409)).toHaveLength(50);
    expect(statuses.filter((status) => status === 201)).toHaveLength(50);
    for (const { status, body } of answers)
      if (status === 409) expect(Object.keys(body.protection ?? {}).sort()).toEqual(FOUR_FACTS);
    const rows = await app.sql<{ unit: string; n: number }>(
      `SELECT report_unit_id AS unit, count(*)::int AS n FROM lead WHERE company_id = $1 GROUP BY 1`,
      [company],
    );
    expect(rows).toEqual([{ unit: first.unitId, n: 50 }]);
    expect(others.unitId).not.toBe(winner);
    const [active] = await app.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM protection WHERE company_id = $1 AND status = 'ACTIVE'`,
      [company],
    );
    expect(active?.n).toBe(1);
  });

  it('ends its protection when it turns out false, and another unit may come', async () => {
    const { id } = (await lead(us.ours)).body;
    const step = async (noun: string, body: object) => {
      const { version } = (await us.boss.get<{ version: number }>(`/leads/${id}`)).body;
      const answer = await us.boss.post(`/leads/${id}/${noun}`, body, { 'If-Match': `"${version}"` });
      expect([noun, answer.status, answer.text]).toEqual([noun, 200, expect.any(String)]);
    };
    await step('assignments', { assigneeId: us.ours.userId });
    await step('transitions', { move: 'BEGIN' });
    await step('transitions', {
      ...{ move: 'REJECT', invalidReason: 'FAKE', reason: '示例：企业称从未与中介接触' },
    });
    expect(await protections()).toMatchObject([{ status: 'REVOKED', endReason: 'FALSE_INFORMATION' }]);
    expect((await lead(us.theirs)).status).toBe(201);
  });

  it('taken back gives the company free', async () => {
    const { id, version } = (await lead(us.ours)).body;
    expect((await us.ours.delete(`/leads/${id}`, version)).status).toBe(204);
    expect(await protections()).toMatchObject([{ status: 'RELEASED', endReason: 'LEAD_CLOSED' }]);
  });

  it('whose company becomes known later is claimed then, with its place in time', async () => {
    const answer = await lead(us.ours, { companyId: null, companyNameRaw: '示例未知企业' });
    expect(await protections()).toEqual([]);
    app.at(later(3));
    const { id, version } = answer.body;
    const identified = await us.ours.patch(`/leads/${id}`, { companyId: company }, version);
    expect(identified.status).toBe(200);
    expect(await protections()).toMatchObject([{ kind: 'REPORT', startsOn: today(), endsOn: dayAfter(30) }]);
  });
});

describe('a project for a company of another unit', () => {
  it('is neither drafted nor given the company later, and the company’s own unit goes on', async () => {
    await report(app, us.ours, company);
    const body = { name: '示例平行项目', projectKind: 'INVESTMENT', companyId: company };
    const refused = await us.theirs.post<HeldProblem>('/projects', body);
    expect(refused.status).toBe(409);
    expectFourFacts(refused.body, dayAfter(30));
    expect(await app.sql('SELECT 1 FROM project WHERE company_id = $1', [company])).toEqual([]);
    const own = await us.theirs.post<{ id: string; version: number }>('/projects', {
      ...body,
      companyId: null,
    });
    const patched = await us.theirs.patch<HeldProblem>(
      `/projects/${own.body.id}`,
      { companyId: company },
      own.body.version,
    );
    expect(patched.status).toBe(409);
    expectFourFacts(patched.body, dayAfter(30));
    expect((await us.ours.post('/projects', body)).status).toBe(201);
    const forOwner = { ...body, ownerUnitId: us.ours.unitId };
    expect((await us.poolAdmin.post('/projects', forOwner)).status).toBe(201);
  });

  it('drafted before the protection began is not submitted', async () => {
    const project = await draft(app, us.theirs, { companyId: await anInvestor(us.ours) });
    company = project['companyId'] as string;
    await report(app, us.ours, company);
    await talk(app, project, { substantive: false, companyOnly: true });
    await us.theirs.post(`/projects/${project.id}/duplicate-checks`);
    await attachAll(app, us.theirs, project.id, ['PROJECT_BASIC_FORM']);
    const answer = await move(us.theirs, project.id, { transition: 'T01' });
    expect(answer.status).toBe(409);
    expectFourFacts(answer.body, dayAfter(30));
    expect((await us.theirs.get(`/projects/${project.id}`)).body).toMatchObject({ poolStatus: 'DRAFT' });
  });
});

describe('moves of a project', () => {
  it('carry the protection from the lead over the pool to the permanent attribution', async () => {
    company = await anInvestor(us.ours);
    await report(app, us.ours, company);
    const project = await admitted(app, people(), { companyId: company });
    const held = async () => (await protections())[0];
    expect(await held()).toMatchObject({
      ...{
        kind: 'POOL',
        endsOn: dayAfter(365),
        basisType: 'PROJECT',
        basisId: project.id,
        startsOn: today(),
      },
    });
    await moveOn(project.id);
    expect(await held()).toMatchObject({ kind: 'POOL', endsOn: null });
    await moved(us.boss, project.id, { transition: 'T13', ...SIGNING });
    expect(await held()).toMatchObject({ kind: 'PERMANENT', endsOn: null, status: 'ACTIVE' });
    app.at(later(2000));
    const refused = await lead(us.theirs);
    expectFourFacts(refused.body, null);
    app.at(later(0));
    const events = (await held())?.events.map(({ event }) => event);
    expect(events).toEqual(['STARTED', 'UPGRADED', 'TERM_CHANGED', 'UPGRADED']);
  });

  /** From S1 to S4. */
  async function moveOn(id: string): Promise<void> {
    const project = { id } as never;
    await talk(app, project);
    await edit(us.ours, id, { needs: [{ type: 'CARRIER', text: '约1200平方米实验室' }] });
    await attachAll(app, us.ours, id, ['NEGOTIATION_MINUTES']);
    await moved(us.ours, id, { transition: 'T10' });
    await edit(us.ours, id, {
      siteOptions: [{ kind: 'CARRIER_UNIT', label: '示例大厦3层', shortlisted: true }],
      ...{ dueDiligenceSummary: '经营正常，无重大诉讼', riskConclusion: 'ACCEPTABLE' },
      ...{ expectedTaxConfirmed: true, expectedOutputWan: '5000.00', expectedJobs: 60 },
      ...{ fixedAssetInvestmentWan: '300.00', policyCheckedOn: today() },
    });
    const papers = ['DUE_DILIGENCE_REPORT', 'SITE_VISIT_RECORD', 'DECISION_MINUTES', 'DRAFT_AGREEMENT'];
    await attachAll(app, us.ours, id, [...papers, 'LEGAL_OPINION', 'LEASE_CONTRACT']);
    await moved(us.ours, id, { transition: 'T11' });
    await moved(us.boss, id, { transition: 'T12', expectedSignOn: '2099-01-31', hasSupportTerms: false });
  }

  it('end it when the project leaves, unless another project of the unit goes on', async () => {
    company = await anInvestor(us.ours);
    const exit = { transition: 'T40', exitReason: 'NO_SPACE', exitNote: '示例：没有合适的载体' };
    const first = await admitted(app, people(), { companyId: company });
    const second = await admitted(app, people(), { companyId: company });
    await moved(us.boss, first.id, exit);
    expect(await protections()).toMatchObject([{ status: 'ACTIVE', basisId: second.id }]);
    await moved(us.boss, second.id, exit);
    expect(await protections()).toMatchObject([{ status: 'RELEASED', endReason: 'PROJECT_EXITED' }]);
    expect((await lead(us.theirs)).status).toBe(201);
  });

  it('reopen for 60 days', async () => {
    const project = await admitted(app, people(), {});
    company = project['companyId'] as string;
    await moved(us.boss, project.id, {
      ...{ transition: 'T40', exitReason: 'NO_SPACE', exitNote: '示例：没有合适的载体' },
    });
    await talk(app, project);
    await attachAll(app, us.ours, project.id, ['NEGOTIATION_MINUTES']);
    await moved(us.poolAdmin, project.id, { transition: 'T42' });
    const [, again] = await protections();
    expect(again).toMatchObject({ kind: 'POOL', status: 'ACTIVE', startsOn: today(), endsOn: dayAfter(60) });
  });

  it('a revoked signing takes the permanent attribution back', async () => {
    const project = await advancedTo(app, people(), 'S5');
    company = project['companyId'] as string;
    expect(await protections()).toMatchObject([{ kind: 'PERMANENT' }]);
    await attachAll(app, us.boss, project.id, ['TERMINATION_AGREEMENT']);
    await us.poolAdmin.post(`/projects/${project.id}/approvals`, { transition: 'T21' });
    await moved(us.boss, project.id, { transition: 'T21', reason: '双方协商一致解除租赁合同' });
    expect(await protections()).toMatchObject([{ kind: 'POOL', endsOn: null, status: 'ACTIVE' }]);
  });

  it('a rejected project leaves its lead 30 days', async () => {
    company = await anInvestor(us.ours);
    await report(app, us.ours, company);
    await meet(app, us.ours, company);
    const project = await draft(app, us.ours, { companyId: company });
    await us.ours.post(`/projects/${project.id}/duplicate-checks`);
    await attachAll(app, us.ours, project.id, ['PROJECT_BASIC_FORM']);
    await moved(us.ours, project.id, { transition: 'T01' });
    await attachAll(app, us.poolAdmin, project.id, ['REVIEW_RECORD']);
    expect(await protections()).toMatchObject([{ kind: 'NEGOTIATION', endsOn: dayAfter(90) }]);
    const vetoes = [{ code: 'V3', reason: '经核查，投资主体为失信被执行人' }];
    await reviewed(people(), project.id, { vetoes });
    await moved(us.poolAdmin, project.id, { transition: 'T05' });
    expect(await protections()).toMatchObject([
      { kind: 'NEGOTIATION', endsOn: dayAfter(30), status: 'ACTIVE' },
    ]);
  });
});

describe('joining', () => {
  it('is asked for by the company, answered by the holder, and reaches the project', async () => {
    company = await anInvestor(us.ours);
    const project = await admitted(app, people(), { companyId: company });
    const asked = await us.theirs.post<{ id: string; protectionId: string | null }>(
      `/companies/${company}/protection/join-requests`,
      { reason: '我单位有合适载体，愿意配合选址' },
    );
    expect([asked.status, asked.body.protectionId]).toEqual([201, null]);
    const again = await us.theirBoss.post(`/companies/${company}/protection/join-requests`, {
      reason: '我单位有合适载体，愿意配合选址',
    });
    expect(again.body).toMatchObject({ code: 'PROTECTION.JOIN_PENDING' });
    const { id } = asked.body;
    expect((await us.theirBoss.post(`/join-requests/${id}/answers`, { decision: 'ACCEPTED' })).status).toBe(
      404,
    );
    expect((await us.ours.post(`/join-requests/${id}/answers`, { decision: 'ACCEPTED' })).status).toBe(403);
    expect((await us.boss.post(`/join-requests/${id}/answers`, { decision: 'ACCEPTED' })).status).toBe(200);
    expect((await us.boss.post(`/join-requests/${id}/answers`, { decision: 'DECLINED' })).status).toBe(409);
    expect(await protections()).toMatchObject([{ coUnitIds: [us.theirs.unitId] }]);
    expect((await us.theirs.get(`/projects/${project.id}`)).body).toMatchObject({
      coUnitIds: [us.theirs.unitId],
    });
    // They read the record now, and still open nothing beside it.
    expect((await us.theirs.get(`/companies/${company}/protection`)).body).toHaveProperty('protections');
    expect((await lead(us.theirs)).status).toBe(409);
  });
});
