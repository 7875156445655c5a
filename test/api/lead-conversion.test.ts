import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { register } from '../support/companies.js';
import {
  ASSESSMENT,
  assessingLead,
  assignedLead,
  type LeadBody,
  registered,
  step,
  validLead,
} from '../support/leads.js';
import { aChainNode, type ProjectBody } from '../support/projects.js';
import { type SignedIn, signIn } from '../support/users.js';

interface Talk {
  id: string;
  companyId: string | null;
  projectId: string | null;
  leadId: string | null;
  summary: string | null;
  version: number;
  code?: string;
}

const HOUR = 3_600_000;

let app: TestApp;
let specialist: SignedIn;
let colleague: SignedIn;
let supervisor: SignedIn;
let other: SignedIn;
let poolAdmin: SignedIn;

beforeAll(async () => {
  app = await startTestApp();
  [specialist, colleague, supervisor, other, poolAdmin] = (await Promise.all([
    signIn(app),
    signIn(app),
    signIn(app, { roles: ['SUPERVISOR'] }),
    signIn(app, { unitCode: 'TAOPU_TOWN' }),
    signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' }),
  ])) as [SignedIn, SignedIn, SignedIn, SignedIn, SignedIn];
});
afterAll(() => app.close());

const people = () => ({ specialist, supervisor });

const talkBody = (by: SignedIn, more: object) => ({
  occurredAt: new Date(Date.now() - 2 * HOUR).toISOString(),
  channel: 'DOC',
  ourParticipantIds: [by.userId],
  summary: '示例企业发来研发中心选址要求，双方约定下周一同踏勘两处载体。',
  progressType: 'DEMAND_CLEAR',
  ...more,
});

async function talk(by: SignedIn, more: object): Promise<Talk> {
  const answer = await by.post<Talk>('/interactions', talkBody(by, more));
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
}

const talkNow = async (id: string): Promise<Talk> => (await specialist.get<Talk>(`/interactions/${id}`)).body;
const projectsOf = (leadId: string) =>
  app.sql<Record<string, unknown>>('SELECT * FROM project WHERE lead_id = $1', [leadId]);

describe('POST /leads/{id}/conversions', () => {
  it('drafts a project that carries everything over', async () => {
    const company = await register(specialist);
    const referrer = await register(specialist);
    const chainNodeId = await aChainNode(app);
    const lead = await validLead(people(), {
      ...{
        title: '示例药物筛选中心',
        companyId: company.id,
        note: '老乡会上认识',
        estimatedInvestmentWan: '1200.50',
      },
      ...{
        focusAreaCode: 'LIFE_HEALTH',
        chainNodeId,
        needs: [{ type: 'CARRIER', text: '约1200平方米实验室' }],
      },
      ...{ sourceChannel: 'REFERRAL', referrerCompanyId: referrer.id, sourceContactName: '王推荐' },
    });
    const early = await talk(specialist, {
      ...{ leadId: lead.id, occurredAt: new Date(Date.now() - 50 * HOUR).toISOString() },
    });
    const late = await talk(colleague, { leadId: lead.id, companyId: company.id });
    const unrelated = await talk(specialist, { companyId: company.id });

    const answer = await step<ProjectBody>(specialist, lead.id, 'conversions', { brief: '一期团队约六十人' });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1/projects/${answer.body.id}`);
    expect(answer.body).toMatchObject({
      name: '示例药物筛选中心',
      projectKind: 'INVESTMENT',
      poolStatus: 'DRAFT',
      companyId: company.id,
      focusAreaCode: 'LIFE_HEALTH',
      chainNodeId,
      plannedInvestmentWan: '1200.50',
      plannedInvestmentBasis: 'ESTIMATE',
      needs: [{ type: 'CARRIER', text: '约1200平方米实验室' }],
      sourceChannel: 'REFERRAL',
      sourceReference: referrer.nameCn,
      firstReportUnitId: specialist.unitId,
      ownerUnitId: specialist.unitId,
      ownerUserId: specialist.userId,
      firstContactOn: early['occurredOn' as keyof Talk],
      brief: '一期团队约六十人',
      note: '老乡会上认识',
    });
    expect(answer.text).not.toContain('王推荐');
    const [project] = await projectsOf(lead.id);
    expect(project).toMatchObject({ id: answer.body.id, lead_id: lead.id });

    for (const { id, version } of [early, late])
      expect(await talkNow(id)).toMatchObject({
        ...{ leadId: lead.id, projectId: answer.body.id, companyId: company.id, version: version + 1 },
      });
    expect(await talkNow(unrelated.id)).toMatchObject({ projectId: null, version: 1 });
    const trail = await specialist.get<{ items: { action: string; changes: object }[] }>(
      `/interactions/${early.id}/history`,
    );
    expect(trail.body.items[0]).toMatchObject({
      action: 'interaction.filed',
      changes: { projectId: [null, answer.body.id] },
    });

    const after = await specialist.get<LeadBody>(`/leads/${lead.id}`);
    expect(after.body).toMatchObject({
      status: 'CONVERTED',
      projectId: answer.body.id,
      closedAt: expect.any(String),
    });
    // The source stays as the lead had it, but for pool administrators (§2.6).
    const change = await specialist.patch<{ code: string }>(
      `/projects/${answer.body.id}`,
      { sourceChannel: 'WALK_IN' },
      answer.body.version,
    );
    expect([change.status, change.body.code]).toEqual([403, 'PROJECT.FIELDS_RESERVED']);
  });

  it.each([
    ['EVENT', { sourceReference: '以色列日园区活动' }, { sourceReference: '以色列日园区活动' }],
    ['INTERMEDIARY', { sourceOrgName: '示例咨询' }, { sourceReference: '示例咨询' }],
    [
      'FUND',
      { sourceFundId: '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21', sourceReference: '示例天使基金' },
      { sourceFundId: '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21', sourceReference: '示例天使基金' },
    ],
  ])('keeps the reference of %s', async (sourceChannel, source, expected) => {
    const { id: companyId } = await register(specialist);
    const lead = await validLead(people(), { companyId, sourceChannel, ...source });
    const { body } = await step<ProjectBody>(specialist, lead.id, 'conversions', {
      projectKind: 'PLATFORM',
      name: '示例平台',
    });
    expect(body).toMatchObject({ sourceChannel, ...expected, projectKind: 'PLATFORM', name: '示例平台' });
  });

  it('makes one project of 100 attempts at once', async () => {
    const { id: companyId } = await register(specialist);
    const lead = await validLead(people(), { companyId });
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => step(specialist, lead.id, 'conversions', {}, lead.version)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(99);
    expect(await projectsOf(lead.id)).toHaveLength(1);
    const again = await step(specialist, lead.id, 'conversions', {});
    expect([again.status, again.body.code]).toEqual([409, 'LEAD.ALREADY_CONVERTED']);
    const [audit] = await app.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit_entry WHERE subject_id = $1 AND action = 'lead.convert'`,
      [lead.id],
    );
    expect(audit?.n).toBe(1);
  });

  it('holds one project for a lead in the database, whatever the application does', async () => {
    const { id: companyId } = await register(specialist);
    const lead = await validLead(people(), { companyId });
    await step(specialist, lead.id, 'conversions', {});
    await expect(
      app.sql(
        `INSERT INTO project SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'code', 'XM-0000-0001'))).*
         FROM project p WHERE lead_id = $1`,
        [lead.id],
      ),
    ).rejects.toThrow(/uq_project_lead/);
  });

  it('is refused as a whole: the lead stays, no project, no move of talks', async () => {
    const { id: companyId } = await register(specialist);
    const lead = await validLead(people(), { companyId });
    const { id } = await talk(specialist, { leadId: lead.id });
    const wrong = await step(specialist, lead.id, 'conversions', { ownerUserId: other.userId });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'PROJECT.RULES_BROKEN']);
    for (const who of [colleague, other])
      expect([403, 404]).toContain((await step(who, lead.id, 'conversions', {}, lead.version)).status);
    expect((await specialist.post(`/leads/${lead.id}/conversions`, {})).status).toBe(428);
    expect(await projectsOf(lead.id)).toEqual([]);
    expect((await specialist.get<LeadBody>(`/leads/${lead.id}`)).body).toMatchObject({
      ...{ status: 'VALID', version: lead.version },
    });
    expect(await talkNow(id)).toMatchObject({ projectId: null, version: 1 });
  });

  it('is for valid leads only', async () => {
    for (const lead of [await assignedLead(people()), await assessingLead(people())]) {
      const answer = await step(specialist, lead.id, 'conversions', {});
      expect([answer.status, answer.body.code]).toEqual([409, 'LEAD.TRANSITION_NOT_ALLOWED']);
    }
  });

  it('by a pool administrator keeps the unit that reported it', async () => {
    const { id: companyId } = await register(other);
    const otherSupervisor = await signIn(app, { roles: ['SUPERVISOR'], unitCode: 'TAOPU_TOWN' });
    const lead = await validLead({ specialist: other, supervisor: otherSupervisor }, { companyId });
    const { body } = await step<ProjectBody>(poolAdmin, lead.id, 'conversions', {});
    expect(body).toMatchObject({
      ...{ ownerUnitId: other.unitId, firstReportUnitId: other.unitId, ownerUserId: other.userId },
    });
  });
});

describe('interactions of a lead (§2.4)', () => {
  it('need no company, and follow the lead when it gets one', async () => {
    const lead = await registered(specialist);
    const first = await talk(specialist, { leadId: lead.id });
    expect(first).toMatchObject({ leadId: lead.id, companyId: null, projectId: null });
    const found = await specialist.get<{ items: Talk[] }>(`/interactions?leadId=${lead.id}`);
    expect(found.body.items.map(({ id }) => id)).toEqual([first.id]);
    const company = await register(specialist);
    await specialist.patch(`/leads/${lead.id}`, { companyId: company.id }, lead.version);
    expect(await talkNow(first.id)).toMatchObject({ companyId: company.id, version: 2 });
    expect(await talk(specialist, { leadId: lead.id })).toMatchObject({ companyId: company.id });
  });

  it('belong to the project once the lead is one', async () => {
    const { id: companyId } = await register(specialist);
    const lead = await validLead(people(), { companyId });
    const { body: project } = await step<ProjectBody>(specialist, lead.id, 'conversions', {});
    expect(await talk(specialist, { leadId: lead.id })).toMatchObject({ companyId, projectId: project.id });
  });

  it('need a company or a lead, and a lead of that company that the author sees', async () => {
    const hidden = await registered(other);
    const lead = await registered(specialist, { companyId: (await register(specialist)).id });
    const another = await register(specialist);
    const cases: [object, string][] = [
      [{}, 'INTERACTION.RULES_BROKEN'],
      [{ leadId: hidden.id }, 'INTERACTION.LEAD_MISSING'],
      [{ leadId: '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21' }, 'INTERACTION.LEAD_MISSING'],
      [{ leadId: lead.id, companyId: another.id }, 'INTERACTION.LEAD_MISSING'],
    ];
    for (const [more, code] of cases) {
      const answer = await specialist.post<{ code: string }>('/interactions', talkBody(specialist, more));
      expect([more, answer.status, answer.body.code]).toEqual([more, 422, code]);
    }
  });

  it('do not tell of the lead to the unit that owns the company', async () => {
    const company = await register(other);
    const lead = await registered(specialist, { companyId: company.id });
    const said = await talk(specialist, { leadId: lead.id });
    const seen = await other.get<Talk>(`/interactions/${said.id}`);
    expect([seen.status, seen.body]).toMatchObject([200, { companyId: company.id, leadId: null }]);
    expect(seen.text).not.toContain(lead.id);
    expect((await other.get(`/interactions/${said.id}/history`)).text).not.toContain(lead.id);
    const filtered = await other.get<{ items: Talk[] }>(`/interactions?leadId=${lead.id}`);
    expect(filtered.body.items).toEqual([]);
    expect((await colleague.get<Talk>(`/interactions/${said.id}`)).body.leadId).toBe(lead.id);
  });

  it('are found by a conversion that runs at the same time', async () => {
    const { id: companyId } = await register(specialist);
    const lead = await validLead(people(), { companyId });
    const [conversion, ...talks] = await Promise.all([
      step<ProjectBody>(specialist, lead.id, 'conversions', {}, lead.version),
      ...Array.from({ length: 12 }, () => talk(specialist, { leadId: lead.id })),
    ]);
    expect(conversion.status).toBe(201);
    for (const { id } of talks) expect((await talkNow(id)).projectId).toBe(conversion.body.id);
  });
});

it('assesses by the same words that the dictionary lists', () => {
  expect(Object.keys(ASSESSMENT)).toEqual([
    ...['industry', 'market', 'technology', 'environment', 'energy', 'benefit', 'follow'],
  ]);
});
