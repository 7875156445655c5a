import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HQ_CATEGORY, HQ_LEVEL } from '../../src/features/companies/company-standing.codes.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type CompanyBody, register, syntheticUscc } from '../support/companies.js';
import { registered, step, validLead } from '../support/leads.js';
import { draft, type ProjectBody } from '../support/projects.js';
import { type SignedIn, signIn } from '../support/users.js';

interface Entry {
  id: string;
  kind: string;
  at: string;
  on: string;
  action: string;
  subjectType: string;
  subjectId: string;
  subjectCode: string | null;
  title: string | null;
  unitId: string | null;
  actorName: string | null;
  summary: string | null;
  fields: string[] | null;
}
interface Page {
  items: Entry[];
  nextCursor: string | null;
  total?: number;
}
interface Brief {
  asOf: string;
  company: Record<string, unknown>;
  group: { groupName: string | null; parent: { id: string } | null; members: { id: string }[] };
  qualifications: { type: string; validTo: string | null }[];
  headquarters: { category: string }[];
  contacts: { id: string; name: string; decisionRole: string | null }[];
  lastTalks: { id: string; summary: string | null }[];
  openSteps: { id: string; nextAction: string | null; nextActionOn: string }[];
  ourPeople: { id: string }[];
  leads: { id: string; code: string }[];
  projects: { id: string; name: string; needs: unknown[] | null; issues: string[] | null }[];
  protection: { exists: boolean; ownerUnitName: string; protectionUntil: string | null }[];
}

const HOUR = 3_600_000;
const CONFIDENTIAL = '双方谈到保密报价九千万元，不得外传给任何其他单位。';
const OPEN = '示例企业介绍研发中心的选址要求，双方约定下周踏勘两处载体。';
const NEED = '希望减免三年租金';

let app: TestApp;
let specialist: SignedIn;
let colleague: SignedIn;
let supervisor: SignedIn;
let other: SignedIn;
let otherSupervisor: SignedIn;
let department: SignedIn;
let leader: SignedIn;
let company: CompanyBody;
let contact: string;
let leadId: string;
let leadCode: string;
let project: ProjectBody;
let secret: ProjectBody;
let theirLead: string;

const timeline = (who: SignedIn, query = '') =>
  who.get<Page>(`/companies/${company.id}/timeline?limit=200${query}`);
const brief = async (who: SignedIn) => (await who.get<Brief>(`/companies/${company.id}/brief`)).body;

async function talk(by: SignedIn, more: object): Promise<string> {
  const answer = await by.post<{ id: string }>('/interactions', {
    occurredAt: new Date(Date.now() - 2 * HOUR).toISOString(),
    ...{ channel: 'VISIT_OUT', companyId: company.id, ourParticipantIds: [by.userId] },
    ...{ counterpartContactIds: [contact], summary: OPEN, progressType: 'SITE', ...more },
  });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body.id;
}

/** Two units with one company, which belongs to the first: its leads, talks, contacts, an open and a secret project. */
beforeAll(async () => {
  app = await startTestApp();
  [specialist, colleague, supervisor, other, otherSupervisor, department, leader] = (await Promise.all([
    signIn(app),
    signIn(app),
    signIn(app, { roles: ['SUPERVISOR'] }),
    signIn(app, { unitCode: 'TAOPU_TOWN' }),
    signIn(app, { roles: ['SUPERVISOR'], unitCode: 'TAOPU_TOWN' }),
    signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_COMMERCE' }),
    signIn(app, { roles: ['LEADER'], unitCode: 'COMMITTEE_OFFICE' }),
  ])) as [SignedIn, SignedIn, SignedIn, SignedIn, SignedIn, SignedIn, SignedIn];
  company = await register(specialist, { uscc: syntheticUscc(777), riskFlags: ['LITIGATION'] });
  contact = (
    await specialist.post<{ id: string }>('/contacts', {
      ...{ name: '示例王总', companyId: company.id, title: '董事长', decisionRole: 'DECISION_MAKER' },
      ...{ mobile: '13800001234', source: 'BUSINESS_CARD', lawfulBasis: 'CONTRACT' },
    })
  ).body.id;
  const lead = await validLead({ specialist, supervisor }, { companyId: company.id, title: '示例抗体线索' });
  [leadId, leadCode] = [lead.id, lead.code];
  await talk(specialist, { leadId, nextAction: '寄送载体清单', nextActionOn: '2099-01-05' });
  await talk(specialist, {
    ...{
      summary: CONFIDENTIAL,
      isConfidential: true,
      occurredAt: new Date(Date.now() - 3 * HOUR).toISOString(),
    },
  });
  project = (await step<ProjectBody>(specialist, leadId, 'conversions', {})).body;
  await specialist.patch(
    `/projects/${project.id}`,
    { needs: [{ type: 'POLICY', text: NEED }], issues: ['载体租金偏高'] },
    project.version,
  );
  secret = await draft(app, specialist, {
    ...{ companyId: company.id, name: '示例绝密项目名', confidential: true, codeName: '桃源一号' },
  });
  theirLead = (await app.sql<{ id: string }>('SELECT gen_random_uuid() AS id'))[0]?.id as string;
  // A lead of the other unit about the same company, from before there was protection.
  await app.sql(
    `INSERT INTO lead SELECT (jsonb_populate_record(l, jsonb_build_object('id', $2::uuid, 'code', 'XS-2000-00001',
       'title', '桃浦镇的线索', 'report_unit_id', $3::uuid, 'report_user_id', $4::uuid, 'created_by', $4::uuid,
       'assignee_id', $4::uuid, 'status', 'VALID', 'closed_at', NULL))).* FROM lead l WHERE l.id = $1`,
    [leadId, theirLead, other.unitId, other.userId],
  );
  await app.sql(
    `INSERT INTO audit_entry SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'subject_id', $2::uuid))).*
     FROM audit_entry a WHERE subject_id = $1 AND action = 'lead.registered'`,
    [leadId, theirLead],
  );
  await specialist.patch(
    `/companies/${company.id}`,
    { website: 'https://example.com', note: '内部备注' },
    company.version,
  );
});
afterAll(() => app.close());

describe('GET /companies/{id}/timeline', () => {
  it('tells the unit everything in order, newest first', async () => {
    const { status, body } = await timeline(specialist, '&count=true');
    expect(status).toBe(200);
    expect(body.total).toBe(body.items.length);
    const kinds = new Set(body.items.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(
      expect.arrayContaining(['COMPANY_CHANGE', 'CONTACT', 'INTERACTION', 'LEAD', 'PROJECT_MOVE']),
    );
    const times = body.items.map(({ at }) => at);
    expect([...times].sort().reverse()).toEqual(times);
    const actions = body.items.filter(({ subjectId }) => subjectId === leadId).map(({ action }) => action);
    expect(actions.reverse()).toEqual([
      ...['lead.registered', 'lead.assign', 'lead.begin', 'lead.accept', 'lead.convert'],
    ]);
    expect(body.items.find(({ kind }) => kind === 'CONTACT')).toMatchObject({
      title: '示例王总',
      summary: '董事长',
    });
    expect(body.items.find(({ kind }) => kind === 'COMPANY_CHANGE')).toMatchObject({
      ...{ action: 'company.updated', fields: ['note', 'website'], subjectCode: company.code },
    });
  });

  it('is keyset-paged: every entry once, whatever the size of the page', async () => {
    const all = (await timeline(specialist)).body.items.map(({ id }) => id);
    for (const limit of [1, 3, 7]) {
      const seen: string[] = [];
      let cursor = '';
      do {
        const { body } = await specialist.get<Page>(
          `/companies/${company.code}/timeline?limit=${limit}${cursor}`,
        );
        seen.push(...body.items.map(({ id }) => id));
        cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
      } while (cursor);
      expect(seen).toEqual(all);
    }
    expect(new Set(all).size).toBe(all.length);
  });

  it('filters kinds and days', async () => {
    for (const kind of [
      'CONTACT',
      'INTERACTION',
      'LEAD',
      'PROJECT_MOVE',
      'COMPANY_CHANGE',
      'PROTECTION',
      'TRANSFER',
    ]) {
      const { body } = await timeline(specialist, `&kind=${kind}`);
      expect([...new Set(body.items.map((entry) => entry.kind))].filter((found) => found !== kind)).toEqual(
        [],
      );
    }
    const two = await timeline(specialist, '&kind=LEAD,CONTACT');
    expect([...new Set(two.body.items.map(({ kind }) => kind))].sort()).toEqual(['CONTACT', 'LEAD']);
    expect((await timeline(specialist, '&onTo=2000-01-01')).body.items).toEqual([]);
    expect(
      (await timeline(specialist, '&onFrom=2000-01-01&onTo=2099-01-01')).body.items.length,
    ).toBeGreaterThan(5);
    expect((await timeline(specialist, '&kind=NOTHING')).status).toBe(400);
    expect((await timeline(specialist, '&sort=title')).status).toBe(400);
  });

  it('tells another unit nothing that the other routes hide', async () => {
    for (const who of [other, otherSupervisor, department]) {
      const { body, text } = await timeline(who);
      for (const hidden of [
        OPEN,
        CONFIDENTIAL,
        '示例王总',
        leadId,
        leadCode,
        '示例抗体线索',
        project.id,
        secret.id,
        '示例绝密项目名',
        '桃源一号',
      ])
        expect(text).not.toContain(hidden);
      const [entry] = body.items.filter(({ kind }) => kind === 'COMPANY_CHANGE');
      // What changed in the record is open to all; members of a class keep their names to themselves.
      expect(entry?.fields).toEqual(who === department ? ['website'] : ['note', 'website']);
    }
    expect((await timeline(other)).text).toContain('桃浦镇的线索');
    for (const who of [specialist, supervisor, colleague, department])
      expect((await timeline(who)).text).not.toContain('桃浦镇的线索');
  });

  it('tells inside the unit no more than each may know', async () => {
    const outside = (await timeline(colleague)).text;
    expect(outside).toContain(OPEN);
    for (const hidden of [CONFIDENTIAL, secret.id, '示例绝密项目名', '桃源一号'])
      expect(outside).not.toContain(hidden);
    const inside = (await timeline(supervisor)).text;
    for (const shown of [CONFIDENTIAL, secret.id, '示例绝密项目名']) expect(inside).toContain(shown);
    const above = (await timeline(leader)).text;
    for (const shown of [CONFIDENTIAL, '示例抗体线索', '桃浦镇的线索']) expect(above).toContain(shown);
  });

  it('shows each caller only subjects that the ordinary routes show', async () => {
    const path: Readonly<Record<string, string>> = {
      ...{ interaction: '/interactions/', lead: '/leads/', project: '/projects/', contact: '/contacts/' },
      ...{ company: '/companies/', protection: '/protections/' },
    };
    for (const who of [specialist, colleague, supervisor, other, otherSupervisor, department, leader]) {
      const subjects = new Map(
        (await timeline(who)).body.items.map(({ subjectType, subjectId }) => [subjectId, subjectType]),
      );
      for (const [id, type] of subjects)
        expect([who.loginName, type, (await who.get(`${path[type]}${id}`)).status]).toEqual([
          who.loginName,
          type,
          200,
        ]);
    }
  });

  it('loses what was deleted, and is not there for a deleted company', async () => {
    const gone = await register(specialist);
    const lead = await registered(specialist, { companyId: gone.id });
    const path = `/companies/${gone.id}/timeline`;
    expect((await specialist.get<Page>(`${path}?kind=LEAD`)).body.items).toHaveLength(1);
    await specialist.delete(`/leads/${lead.id}`, 1);
    expect((await specialist.get<Page>(`${path}?kind=LEAD`)).body.items).toEqual([]);
    expect((await supervisor.delete(`/companies/${gone.id}`, gone.version)).status).toBe(204);
    expect((await specialist.get(path)).status).toBe(404);
    expect((await specialist.get(`/companies/${randomUUID()}/timeline`)).status).toBe(404);
  });
});

describe('GET /companies/{id}/brief', () => {
  it('puts a company on one page for a leader', async () => {
    const page = await brief(leader);
    expect(page.company).toMatchObject({
      id: company.id,
      uscc: syntheticUscc(777),
      riskFlags: ['LITIGATION'],
    });
    expect(page.contacts).toMatchObject([{ id: contact, name: '示例王总', decisionRole: 'DECISION_MAKER' }]);
    expect(page.lastTalks.map(({ summary }) => summary)).toEqual([OPEN, CONFIDENTIAL]);
    expect(page.openSteps).toMatchObject([{ nextAction: '寄送载体清单', nextActionOn: '2099-01-05' }]);
    expect(page.ourPeople).toMatchObject([{ id: specialist.userId }]);
    expect(page.projects.map(({ id }) => id).sort()).toEqual([project.id, secret.id].sort());
    expect(page.projects.find(({ id }) => id === project.id)).toMatchObject({
      ...{ needs: [{ type: 'POLICY', text: NEED }], issues: ['载体租金偏高'] },
    });
    // Converted: its project tells of it.
    expect(page.leads.map(({ id }) => id)).toEqual([theirLead]);
  });

  it('shows groups, valid qualifications and recognised headquarters', async () => {
    const branch = await register(specialist, {
      ...{ nameCn: '上海示例一页简报桃浦分公司', entityType: 'BRANCH', parentCompanyId: company.id },
      ...{ confirmDistinct: true, distinctReason: '是该企业的分公司' },
    });
    await app.sql(
      `INSERT INTO qualification (id, company_id, type, valid_from, valid_to, created_at, updated_at)
       VALUES (gen_random_uuid(), $1, 'HIGH_TECH', '2020-01-01', '2099-12-31', now(), now()),
              (gen_random_uuid(), $1, 'TECH_SME', '2020-01-01', '2020-12-31', now(), now())`,
      [company.id],
    );
    await app.sql(
      `INSERT INTO headquarters_recognition (id, company_id, category, level, status, recognised_on, doc_no, certificate_no,
         authority, confirmed_by, created_at, updated_at)
       SELECT gen_random_uuid(), $1, $3, $4, 'RECOGNISED', '2023-01-01', '示例文号', '示例证书', '示例机关', $2, now(), now()`,
      [company.id, leader.userId, HQ_CATEGORY.codes[0], HQ_LEVEL.codes[0]],
    );
    const page = await brief(department);
    expect(page.group.members.map(({ id }) => id)).toContain(branch.id);
    expect(page.qualifications).toMatchObject([{ type: 'HIGH_TECH', validTo: '2099-12-31' }]);
    expect(page.headquarters).toHaveLength(1);
    const ofBranch = (await department.get<Brief>(`/companies/${branch.id}/brief`)).body;
    expect(ofBranch.group.parent?.id).toBe(company.id);
  });

  it('shows another unit the public facts only', async () => {
    for (const who of [other, department]) {
      const page = await brief(who);
      expect(page).toMatchObject({ contacts: [], lastTalks: [], openSteps: [], ourPeople: [], projects: [] });
      expect(page.company).toMatchObject({ id: company.id, riskFlags: null });
      const text = JSON.stringify(page);
      for (const hidden of [OPEN, CONFIDENTIAL, NEED, '示例王总', leadId, project.id, secret.id, '桃源一号'])
        expect(text).not.toContain(hidden);
    }
    expect((await brief(other)).leads.map(({ id }) => id)).toEqual([theirLead]);
    expect((await brief(department)).leads).toEqual([]);
  });

  it('shows a colleague what the class allows', async () => {
    const page = await brief(colleague);
    expect(page.lastTalks.map(({ summary }) => summary)).toEqual([OPEN, null]);
    expect(page.projects.map(({ id }) => id)).toEqual([project.id]);
    expect(page.projects[0]).toMatchObject({ needs: null, issues: ['载体租金偏高'] });
  });

  it('names protection by four facts to everyone', async () => {
    const [unit] = await app.sql<{ name: string }>('SELECT name FROM responsible_unit WHERE id = $1', [
      specialist.unitId,
    ]);
    await app.sql(
      `INSERT INTO protection (id, scope_id, company_id, unit_id, kind, starts_on, period_starts_on, ends_on, registered_at,
         first_registered_on, basis_type, settings_in_force, created_at, updated_at)
       SELECT gen_random_uuid(), company_scope($1), $1, $2, 'REPORT', current_date - 1, current_date - 1, current_date + 20, now(),
         current_date - 1, 'ASSIGNMENT', '{}', now(), now()
       WHERE NOT EXISTS (SELECT 1 FROM protection WHERE scope_id = company_scope($1) AND status = 'ACTIVE')`,
      [company.id, specialist.unitId],
    );
    for (const who of [other, department, leader]) {
      const [fact] = (await brief(who)).protection;
      expect(fact).toMatchObject({ exists: true, ownerUnitName: unit?.name });
      expect(Object.keys(fact as object).sort()).toEqual([
        ...['exists', 'liaisonPhoneOfUnit', 'ownerUnitName', 'protectionUntil'],
      ]);
    }
  });

  it('is not there for an absent company', async () => {
    expect((await leader.get(`/companies/${randomUUID()}/brief`)).status).toBe(404);
    expect((await leader.get('/companies/QY-999999/brief')).status).toBe(404);
  });
});
