import type { RouteCase, Who } from './route-matrix.js';
import type { MadeRecord, World } from './route-world.js';
import * as make from './route-world.js';

/** A pair that the sweep has found, of two companies of `own`. */
async function finding(world: World): Promise<MadeRecord> {
  const made = [await make.company(world), await make.company(world)];
  const [a, b] = made.map(({ path }) => path['id'] as string).sort();
  const [row] = await world.app.sql<{ id: string; version: number }>(
    `INSERT INTO duplicate_finding (id, company_a_id, company_b_id, level, reasons, compared, found_by, created_at, updated_at)
     VALUES (gen_random_uuid(), $1, $2, 'STRONG', '{SAME_NAME}', '', 'SWEEP', now(), now()) RETURNING id, version`,
    [a, b],
  );
  return { path: { id: row?.id as string }, version: row?.version };
}

/** Who holds each permission. */
export const IDENTITY_HOLDERS: Readonly<Record<string, Who>> = {
  'duplicate-finding:read': 'SUPERVISOR POOL_ADMIN',
  'duplicate-finding:dismiss': 'SUPERVISOR POOL_ADMIN',
  'qualification:read': '*',
  'qualification:write': 'SPECIALIST SUPERVISOR POOL_ADMIN SERVICE_OFFICER',
  'qualification:confirm': 'DEPT_USER',
  'headquarters-recognition:read': '*',
  'headquarters-recognition:write': 'SPECIALIST SUPERVISOR POOL_ADMIN DEPT_USER',
  'company-year-metric:read': '*',
  'company-year-metric:write': 'SUPERVISOR POOL_ADMIN',
  'fiscal-grant:read': 'POOL_ADMIN',
  'fiscal-grant:write': 'POOL_ADMIN',
  'target:read': '*',
  'target:write': 'POOL_ADMIN',
  'hq-progress:read': 'SPECIALIST SUPERVISOR POOL_ADMIN LEADER ANALYST DEPT_USER',
};

const FINDING: RouteCase = { record: finding, finds: 'SUPERVISOR@own POOL_ADMIN' };

/** A record of a company of `own`, made by the maker over `path`. */
async function ofCompany(world: World, path: string, body: object, member: string): Promise<MadeRecord> {
  const company = await make.company(world);
  const id = company.path['id'] as string;
  const answer = await (await world.maker()).post<{ id: string; version: number }>(
    `/companies/${id}/${path}`,
    body,
  );
  if (answer.status !== 201) throw new Error(answer.text);
  return { path: { id, [member]: answer.body.id }, version: answer.body.version };
}

const qualification = (world: World) =>
  ofCompany(world, 'qualifications', { type: 'HIGH_TECH', validFrom: '2025-01-01' }, 'qualificationId');
const matter = (world: World) =>
  ofCompany(
    world,
    'headquarters-recognitions',
    { category: 'TRADE_HQ', level: 'MUNICIPAL' },
    'recognitionId',
  );

/** Figures of a company of `own`, whose revision is the version. */
async function figures(world: World): Promise<MadeRecord> {
  const company = await make.company(world);
  await world.app.sql(
    `INSERT INTO company_year_metric (id, company_id, year, revision, tax_total_wan, source, verified, created_at, created_by)
     VALUES (gen_random_uuid(), $1, 2025, 1, 1234.56, 'TAX', true, now(), $2)`,
    [company.path['id'], (await world.maker()).userId],
  );
  return { path: { ...company.path, year: '2025' }, version: 1 };
}

async function analystId(world: World): Promise<string> {
  return (await world.newcomer({ role: 'ANALYST', place: 'office' })).userId;
}

async function grant(world: World): Promise<MadeRecord> {
  const [row] = await world.app.sql<{ id: string; version: number }>(
    `INSERT INTO fiscal_grant (id, user_id, reason, created_at, updated_at)
     VALUES (gen_random_uuid(), $1, '示例分析', now(), now()) RETURNING id, version`,
    [await analystId(world)],
  );
  return { path: { id: row?.id as string }, version: row?.version };
}

let targetYear = 2100;

/** Of a year of its own. */
function aTarget(): Record<string, unknown> {
  targetYear += 1;
  const period = { fromOn: `${targetYear}-01-01`, toOn: `${targetYear}-12-31` };
  return { metricCode: 'HQ_ANNUAL', ...period, value: '1', sourceDoc: '示例文件〔2026〕1号' };
}

async function target(world: World): Promise<MadeRecord> {
  const { fromOn, toOn } = aTarget();
  const [row] = await world.app.sql<{ id: string; version: number }>(
    `INSERT INTO target (id, metric_code, scope_type, period_type, from_on, to_on, value, comparator, source_doc, created_at, updated_at)
     VALUES (gen_random_uuid(), 'HQ_ANNUAL', 'PARK', 'YEAR', $1, $2, 1, '>=', '示例文件', now(), now()) RETURNING id, version`,
    [fromOn, toOn],
  );
  return { path: { id: row?.id as string }, version: row?.version };
}

const KEEPERS = 'SPECIALIST@own SUPERVISOR@own POOL_ADMIN';
const QUALIFICATION: RouteCase = { record: qualification };
const QUALIFICATION_WRITE: RouteCase = { ...QUALIFICATION, passes: `${KEEPERS} SERVICE_OFFICER` };
const LINE = '*@line LEADER POOL_ADMIN ANALYST DEPT_USER';
/** Not recognised yet, so that outsiders do not find it. */
const MATTER: RouteCase = { record: matter, finds: LINE };
const MATTER_WRITE: RouteCase = { record: matter, passes: KEEPERS };
const FIGURES: RouteCase = { record: figures };
const FIGURES_WRITE: RouteCase = { ...FIGURES, passes: 'SUPERVISOR@own POOL_ADMIN' };
const TARGET: RouteCase = { record: target };
const GRANT: RouteCase = { record: grant };

/** Rows of the sweep for duplicates, qualifications, headquarters and year metrics. */
export const IDENTITY_ROUTES: Readonly<Record<string, RouteCase>> = {
  checkCompanyDuplicates: { parts: () => ({ body: { entries: [{ nameCn: '上海示例查重有限公司' }] } }) },
  listDuplicateFindings: {},
  getDuplicateFinding: FINDING,
  dismissDuplicateFinding: { ...FINDING, parts: () => ({ body: { reason: '同名不同企业' } }) },
  getDuplicateFindingHistory: FINDING,

  listQualifications: {},
  listCompanyQualifications: { record: make.company },
  createQualification: {
    record: make.company,
    passes: `${KEEPERS} SERVICE_OFFICER`,
    parts: () => ({ body: { type: 'TECH_SME', validFrom: '2026-01-01' } }),
  },
  getQualification: QUALIFICATION,
  updateQualification: { ...QUALIFICATION_WRITE, parts: () => ({ body: { issuer: '示例委员会' } }) },
  deleteQualification: QUALIFICATION_WRITE,
  // 区科委 alone, which is none of the places.
  confirmQualification: {
    ...{ ...QUALIFICATION, passes: '', parts: () => ({ body: { outcome: 'CONFIRMED' } }) },
    by: (world) => world.newcomer({ role: 'DEPT_USER', place: 'own' }, { unitCode: 'DIST_SCITECH' }),
  },
  getQualificationHistory: QUALIFICATION,

  listHeadquartersRecognitions: {},
  listCompanyHeadquarters: { record: make.company },
  createHeadquartersRecognition: {
    record: make.company,
    passes: KEEPERS,
    parts: () => ({ body: { category: 'PRIVATE_HQ', level: 'MUNICIPAL' } }),
  },
  getHeadquartersRecognition: MATTER,
  updateHeadquartersRecognition: { ...MATTER_WRITE, parts: () => ({ body: { note: '示例备注' } }) },
  changeHeadquartersStatus: { ...MATTER_WRITE, parts: () => ({ body: { status: 'APPLYING' } }) },
  deleteHeadquartersRecognition: MATTER_WRITE,
  getHeadquartersHistory: MATTER,
  getHqProgress: {},

  listTargets: {},
  createTarget: { parts: () => ({ body: aTarget() }) },
  getTarget: TARGET,
  updateTarget: { ...TARGET, parts: () => ({ body: { caliber: '示例口径' } }) },
  deleteTarget: TARGET,
  getTargetHistory: TARGET,

  listCompanyYearMetrics: {},
  listYearMetricsOfCompany: { record: make.company },
  enterYearMetric: {
    record: make.company,
    passes: 'SUPERVISOR@own POOL_ADMIN',
    parts: () => ({ body: { year: 2025, employees: 7 } }),
  },
  getYearMetric: FIGURES,
  listYearMetricRevisions: FIGURES,
  correctYearMetric: { ...FIGURES_WRITE, parts: () => ({ body: { employees: 8, reason: '更正人数' } }) },

  listFiscalGrants: {},
  giveFiscalGrant: {
    parts: async (world) => ({ body: { userId: await analystId(world), reason: '示例分析' } }),
  },
  getFiscalGrant: GRANT,
  revokeFiscalGrant: GRANT,
};
