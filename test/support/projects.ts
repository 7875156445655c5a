import { randomUUID } from 'node:crypto';
import type { TestApp } from './app.js';
import { register, syntheticUscc } from './companies.js';
import { reviewed } from './reviews.js';
import type { Answer, SignedIn } from './users.js';

export interface ProjectBody {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly poolStatus: string;
  readonly stage: string | null;
  readonly level: string | null;
  readonly version: number;
  readonly [member: string]: unknown;
}

export interface MissingItem {
  readonly kind: string;
  readonly code: string;
  readonly field?: string;
  readonly evidence?: string;
  readonly message: string;
}

export interface ProjectProblem {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly params?: Record<string, unknown>;
  readonly missing?: MissingItem[];
  readonly allowed?: {
    transition: string;
    title: string;
    to: { poolStatus: string; stage: string | null };
  }[];
  readonly errors?: { pointer?: string; parameter?: string; code: string; message: string }[];
  readonly currentVersion?: number;
}

let made = 0;

/** A project as a specialist types it: with everything that the submission asks for, except what hangs on it. */
export function aProject(changes: Record<string, unknown> = {}): Record<string, unknown> {
  made += 1;
  return {
    name: `示例研发中心项目${made}`,
    projectKind: 'INVESTMENT',
    investmentType: 'NEW',
    landingMode: 'LEASE',
    focusAreaCode: 'LIFE_HEALTH',
    brief:
      '示例企业计划在园区设立研发中心，开展药物筛选与临床前研究，需要实验室和配套办公用房，一期团队约六十人，明年投入使用。',
    plannedInvestmentWan: '800.00',
    plannedInvestmentBasis: 'COMPANY_PLAN',
    floorAreaSqm: '1200',
    expectedTaxY1Wan: '20.00',
    expectedTaxY2Wan: '50.00',
    expectedTaxY3Wan: '80.00',
    sourceChannel: 'SELF_OUTREACH',
    ...changes,
  };
}

/** A draft with its company and chain node. */
export async function draft(
  app: TestApp,
  owner: SignedIn,
  changes: Record<string, unknown> = {},
): Promise<ProjectBody> {
  const company = changes['companyId'] === undefined ? await anInvestor(owner) : null;
  const answer = await owner.post<ProjectBody>(
    '/projects',
    aProject({
      ...(company ? { companyId: company } : {}),
      chainNodeId: await aChainNode(app),
      ...changes,
    }),
  );
  if (answer.status !== 201) throw new Error(`drafting failed: ${answer.text}`);
  return answer.body;
}

let serial = 100;

/** A company with a valid credit code. @returns its id */
export async function anInvestor(owner: SignedIn, changes: Record<string, unknown> = {}): Promise<string> {
  serial += 1;
  return (await register(owner, { uscc: syntheticUscc(serial), ...changes })).id;
}

export async function aChainNode(app: TestApp): Promise<string> {
  const [node] = await app.sql<{ id: string }>(
    `SELECT id FROM chain_node WHERE focus_area_code = 'LIFE_HEALTH' ORDER BY code LIMIT 1`,
  );
  return (node as { id: string }).id;
}

export interface TalkOptions {
  /** Shanghai date, today when left out. */
  readonly on?: string;
  readonly substantive?: boolean;
  readonly valid?: boolean;
  readonly withDecider?: boolean;
  /** Filed under the company alone, as before the project exists. */
  readonly companyOnly?: boolean;
}

/** A follow-up in the database, as the interactions feature writes it. */
export async function talk(app: TestApp, project: ProjectBody, options: TalkOptions = {}): Promise<void> {
  const { substantive = true, valid = true, withDecider = true, companyOnly = false } = options;
  const on = options.on ?? (await shanghaiToday(app));
  const id = randomUUID();
  const [row] = await app.sql<{ company_id: string; owner_unit_id: string; owner_user_id: string }>(
    'SELECT company_id, owner_unit_id, owner_user_id FROM project WHERE id = $1',
    [project.id],
  );
  if (!row) throw new Error('no such project');
  await app.sql(
    `INSERT INTO interaction (id, occurred_at, occurred_on, channel, company_id, project_id, unit_id, our_participants,
       summary, progress_type, is_backfilled, is_valid, is_substantive, created_at, created_by, updated_at)
     VALUES ($1, ($2 || ' 10:00+08')::timestamptz, $2::date, $3, $4, $5, $6, ARRAY[$7::uuid],
       '示例：与企业负责人就实验室需求和租金条件交换了意见', $8, $9, $10, $11, now(), $7, now())`,
    [
      ...[id, on, substantive ? 'MEETING' : 'CALL', row.company_id, companyOnly ? null : project.id],
      ...[row.owner_unit_id, row.owner_user_id, substantive ? 'TERMS' : 'NONE', !valid, valid, substantive],
    ],
  );
  if (!withDecider) return;
  const contact = randomUUID();
  await app.sql(
    `INSERT INTO contact (id, name, decision_role, mobile, source, lawful_basis)
     VALUES ($1, '示例联系人', 'DECISION_MAKER', '13800005678', 'FROM_PERSON', 'DUTY')`,
    [contact],
  );
  await app.sql(
    `INSERT INTO interaction_counterpart (interaction_id, contact_id, decision_role) VALUES ($1, $2, 'DECISION_MAKER')`,
    [id, contact],
  );
}

export async function shanghaiToday(app: TestApp): Promise<string> {
  const [row] = await app.sql<{ d: string }>(`SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date::text AS d`);
  return (row as { d: string }).d;
}

const PDF = Buffer.from('%PDF-1.7\n示例材料\n%%EOF\n');

/** Attaches one small file of a type with a form. @returns the answer */
export async function attach(
  app: TestApp,
  user: SignedIn,
  projectId: string,
  type: string,
): Promise<Answer<{ id: string; fileId: string; code?: string }>> {
  const form = new FormData();
  form.set('type', type);
  form.set('file', new Blob([new Uint8Array(PDF), randomUUID()]), `示例${type}.pdf`);
  const response = await fetch(`${app.url}/api/v1/projects/${projectId}/evidence`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${user.token}` },
    body: form,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}

export async function attachAll(
  app: TestApp,
  user: SignedIn,
  projectId: string,
  types: readonly string[],
): Promise<void> {
  for (const type of types) {
    const answer = await attach(app, user, projectId, type);
    if (answer.status !== 201) throw new Error(`attaching ${type} failed: ${answer.text}`);
  }
}

/** One move with the version that the project has now, unless one is given. */
export async function move<T = ProjectBody & ProjectProblem>(
  user: SignedIn,
  projectId: string,
  body: Record<string, unknown>,
  version?: number,
): Promise<Answer<T>> {
  const current = version ?? (await user.get<ProjectBody>(`/projects/${projectId}`)).body.version;
  return user.post<T>(`/projects/${projectId}/transitions`, body, { 'If-Match': `"${current}"` });
}

/** A move that has to succeed. */
export async function moved(
  user: SignedIn,
  projectId: string,
  body: Record<string, unknown>,
): Promise<ProjectBody> {
  const answer = await move(user, projectId, body);
  if (answer.status !== 200) throw new Error(`move ${JSON.stringify(body)} failed: ${answer.text}`);
  return answer.body;
}

export interface PoolPeople {
  readonly specialist: SignedIn;
  readonly supervisor: SignedIn;
  readonly poolAdmin: SignedIn;
}

/** From a new draft to S1, over the API. */
export async function admitted(
  app: TestApp,
  people: PoolPeople,
  changes: Record<string, unknown> = {},
): Promise<ProjectBody> {
  const { specialist, poolAdmin } = people;
  const { level, ...fields } = { level: 'C', ...changes };
  const project = await draft(app, specialist, fields);
  await talk(app, project, { substantive: false, companyOnly: true });
  await specialist.post(`/projects/${project.id}/duplicate-checks`);
  await attachAll(app, specialist, project.id, ['PROJECT_BASIC_FORM']);
  await moved(specialist, project.id, { transition: 'T01' });
  await reviewed(people, project.id, level === undefined ? {} : { level: level as string });
  await attachAll(app, poolAdmin, project.id, ['REVIEW_RECORD']);
  return moved(poolAdmin, project.id, { transition: 'T07' });
}

/** What T11 asks for on the project itself. */
export const EVALUATION = {
  siteOptions: [{ kind: 'CARRIER_UNIT', label: '示例大厦3层', shortlisted: true }],
  dueDiligenceSummary: '经营正常，无重大诉讼',
  riskConclusion: 'ACCEPTABLE',
  expectedTaxConfirmed: true,
  expectedOutputWan: '5000.00',
  expectedJobs: 60,
  fixedAssetInvestmentWan: '300.00',
};

/** From S1 on, over the API, as far as asked. */
export async function advancedTo(
  app: TestApp,
  people: PoolPeople,
  stage: 'S2' | 'S3' | 'S4' | 'S5',
  changes: Record<string, unknown> = {},
): Promise<ProjectBody> {
  const { specialist, supervisor } = people;
  let project = await admitted(app, people, changes);
  await talk(app, project);
  await edit(specialist, project.id, { needs: [{ type: 'CARRIER', text: '约1200平方米实验室' }] });
  await attachAll(app, specialist, project.id, ['NEGOTIATION_MINUTES']);
  project = await moved(specialist, project.id, { transition: 'T10' });
  if (stage === 'S2') return project;
  await edit(specialist, project.id, { ...EVALUATION, policyCheckedOn: await shanghaiToday(app) });
  await attachAll(app, specialist, project.id, ['DUE_DILIGENCE_REPORT', 'SITE_VISIT_RECORD']);
  project = await moved(specialist, project.id, { transition: 'T11' });
  if (stage === 'S3') return project;
  await attachAll(app, specialist, project.id, ['DECISION_MINUTES', 'DRAFT_AGREEMENT', 'LEGAL_OPINION']);
  project = await moved(supervisor, project.id, { transition: 'T12', ...SOON });
  if (stage === 'S4') return project;
  await attachAll(app, specialist, project.id, ['LEASE_CONTRACT']);
  return moved(supervisor, project.id, { transition: 'T13', ...SIGNING });
}

export const SOON = { expectedSignOn: '2099-01-31', hasSupportTerms: false };
export const SIGNING = {
  signingForm: 'LEASE',
  agreedInvestmentWan: '800.00',
  contractingParty: '示例生物（上海）有限公司',
  agreementNo: 'TP-2026-001',
};

/** Changes fields with the version that the project has now. */
export async function edit(
  user: SignedIn,
  id: string,
  changes: Record<string, unknown>,
): Promise<ProjectBody> {
  const { version } = (await user.get<ProjectBody>(`/projects/${id}`)).body;
  const answer = await user.patch<ProjectBody>(`/projects/${id}`, changes, version);
  if (answer.status !== 200) throw new Error(`editing failed: ${answer.text}`);
  return answer.body;
}
