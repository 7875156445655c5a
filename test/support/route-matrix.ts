import type { RequestParts } from './openapi-requests.js';
import { CARRIER_HOLDERS, CARRIER_ROUTES } from './route-carriers.js';
import { IDENTITY_HOLDERS, IDENTITY_ROUTES } from './route-identity.js';
import { IMPORT_HOLDERS, IMPORT_ROUTES } from './route-imports.js';
import { FINDS_LEAD, LEAD_HOLDERS, LEAD_ROUTES, lead } from './route-leads.js';
import { MERGE_HOLDERS, MERGE_ROUTES } from './route-merges.js';
import { NIGHTLY_HOLDERS, NIGHTLY_ROUTES } from './route-nightly.js';
import { POLICY_HOLDERS, POLICY_ROUTES } from './route-policies.js';
import * as pool from './route-pool.js';
import { CONFLICT_READERS, PROTECTION_HOLDERS, PROTECTION_ROUTES } from './route-protections.js';
import { REVIEW_HOLDERS, REVIEW_ROUTES } from './route-reviews.js';
import { TRANSFER_HOLDERS, TRANSFER_ROUTES } from './route-transfers.js';
import type { MadeRecord, Persona, Place, World } from './route-world.js';
import * as make from './route-world.js';
import type { SignedIn } from './users.js';

const ROLES = [
  'SPECIALIST',
  'SUPERVISOR',
  'POOL_ADMIN',
  'DEPT_USER',
  'LEADER',
  'ANALYST',
  'SERVICE_OFFICER',
  'INTEGRATOR',
  'SYSTEM_ADMIN',
];

/** Every role in a unit that owns the records, in one that also promotes, and in one that does not. */
export const PERSONAS: readonly Persona[] = [
  ...ROLES.flatMap((role) =>
    (['own', 'other', 'department'] as const).map((place): Persona => ({ role, place })),
  ),
  ...['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'].map((role): Persona => ({ role, place: 'office' })),
];

export const nameOf = ({ role, place }: Persona): string => `${role}@${place}`;

/** `ROLE`, `ROLE@place` or `*@place`, separated by blanks; `line` is every unit that promotes, `*` everyone. */
export type Who = string;

export function isAmong({ role, place }: Persona, who: Who): boolean {
  return who.split(' ').some((entry) => {
    const [wanted, where] = entry.split('@');
    const isThere = where === undefined || where === place || (where === 'line' && place !== 'department');
    return isThere && (wanted === '*' || wanted === role);
  });
}

const WRITERS = 'SPECIALIST SUPERVISOR POOL_ADMIN SERVICE_OFFICER';

/** Who holds each permission, from domain.md §2.15 and §2.16. A permission that is not here fails the sweep. */
export const HOLDERS: Readonly<Record<string, Who>> = {
  ...CARRIER_HOLDERS,
  ...IDENTITY_HOLDERS,
  ...IMPORT_HOLDERS,
  ...LEAD_HOLDERS,
  ...MERGE_HOLDERS,
  ...NIGHTLY_HOLDERS,
  ...POLICY_HOLDERS,
  ...PROTECTION_HOLDERS,
  ...REVIEW_HOLDERS,
  ...TRANSFER_HOLDERS,
  'signed-in': '*',
  'company:read': '*',
  'company:create': WRITERS,
  'company:update': WRITERS,
  'company:delete': 'SUPERVISOR POOL_ADMIN',
  'contact:read': '*',
  'contact:create': WRITERS,
  'contact:update': WRITERS,
  'contact:delete': 'SPECIALIST SUPERVISOR POOL_ADMIN',
  'contact:copy': WRITERS,
  'contact:erase': 'SUPERVISOR POOL_ADMIN',
  'interaction:read': '*',
  'interaction:create': WRITERS,
  'interaction:update': WRITERS,
  'interaction:append': `${WRITERS} DEPT_USER LEADER`,
  'project:read': '*',
  'project:create': 'SPECIALIST SUPERVISOR POOL_ADMIN',
  'project:update': 'SPECIALIST SUPERVISOR POOL_ADMIN',
  'project:delete': 'SPECIALIST SUPERVISOR POOL_ADMIN',
  'project:move': WRITERS,
  'project:approve': 'SUPERVISOR POOL_ADMIN',
  'project:attach': WRITERS,
  'job:read': '*',
  'job:cancel': '*',
  'export:companies': '*',
  'file:upload': `${WRITERS} DEPT_USER`,
  'file:read': '*',
  'chain-node:read': '*',
  'chain-node:write': 'POOL_ADMIN',
  'focus-area:read': '*',
  'focus-area:write': 'POOL_ADMIN',
  'setting:read': '*',
  'setting:write': 'POOL_ADMIN',
  'team:read': '*',
  'team:create': 'SYSTEM_ADMIN',
  'team:update': 'SYSTEM_ADMIN',
  'unit:read': '*',
  'unit:create': 'SYSTEM_ADMIN POOL_ADMIN',
  'unit:update': 'SYSTEM_ADMIN POOL_ADMIN',
  'user:read': '*',
  'user:readHistory': 'SYSTEM_ADMIN POOL_ADMIN',
  'user:create': 'SYSTEM_ADMIN',
  'user:update': 'SYSTEM_ADMIN',
  'user:resetPassword': 'SYSTEM_ADMIN',
  'user:revokeSessions': 'SYSTEM_ADMIN',
};

/** Who finds a record of `own`; nobody else can tell that it is there (domain.md §2.0). */
const LINE = 'SPECIALIST@line SUPERVISOR@line SERVICE_OFFICER@line INTEGRATOR@line ANALYST LEADER POOL_ADMIN';
const UNIT =
  'SPECIALIST@own SUPERVISOR@own SERVICE_OFFICER@own SPECIALIST@office SUPERVISOR@office LEADER POOL_ADMIN';
const OF_OWN_COMPANY = 'SPECIALIST@own SUPERVISOR@own SERVICE_OFFICER@own POOL_ADMIN';

/** Who may find each planted text in an answer. The maker, who knows them all, is not among the personas. */
export const MAY_FIND: Readonly<Record<keyof typeof make.PLANTED, Who>> = {
  mobile: OF_OWN_COMPANY,
  email: OF_OWN_COMPANY,
  wechat: OF_OWN_COMPANY,
  contactName: UNIT,
  companyNote: '*@line ANALYST LEADER POOL_ADMIN',
  openSummary: UNIT,
  confidentialSummary: 'SUPERVISOR@own LEADER POOL_ADMIN',
  // Evidence of a project is shown to those who read the project, too.
  fileName: `*@own ${UNIT}`,
  projectName: 'SUPERVISOR@own LEADER POOL_ADMIN',
  projectNote: UNIT,
  projectDiligence: 'SUPERVISOR@own LEADER POOL_ADMIN',
  resultName: 'POOL_ADMIN',
  leadTitle: FINDS_LEAD,
  protectionNote: UNIT,
  conflictStatement: CONFLICT_READERS,
};

const FINDS_DRAFT = 'SPECIALIST@own SUPERVISOR@own SERVICE_OFFICER@own LEADER POOL_ADMIN';

/**
 * What a member of a body or a filter points to, by its name, where not everybody sees such records. The record of
 * the kind is hidden from whom `finds` does not name.
 */
export const HIDDEN_REFERENCES: Readonly<Record<string, Pick<RouteCase, 'record' | 'finds'>>> = {
  counterpartContactIds: { record: make.contact, finds: LINE },
  contactId: { record: make.contact, finds: LINE },
  attachmentIds: { record: make.file, finds: '*@own LEADER POOL_ADMIN' },
  fileId: { record: make.file, finds: '*@own LEADER POOL_ADMIN' },
  fileIds: { record: make.file, finds: '*@own LEADER POOL_ADMIN' },
  contactIds: { record: make.contact, finds: LINE },
  evidenceFileIds: { record: make.file, finds: '*@own LEADER POOL_ADMIN' },
  sourceFileId: { record: make.file, finds: '*@own LEADER POOL_ADMIN' },
  leadId: { record: lead, finds: FINDS_LEAD },
  duplicateOfId: { record: lead, finds: FINDS_LEAD },
  projectId: { record: pool.draftProject, finds: FINDS_DRAFT },
  reservedForProjectId: { record: pool.draftProject, finds: FINDS_DRAFT },
  mergedIntoId: { record: pool.draftProject, finds: FINDS_DRAFT },
};

/**
 * Names of references to companies, their qualifications, units, users, teams and taxonomies, which everybody signed
 * in may see (V0); to evidence of the project in the path; to the caller's own notices and what they are about; and to
 * events and funds, which are not there yet.
 */
export const OPEN_REFERENCE =
  /^(company|companyId|victimId|with|groupId|userId|parentCompanyId|registeredCompanyId|referrerCompanyId|carrierId|assigneeId|.*[uU]nitIds?|.*(User|Participant)Ids?|participantId|createdBy|nextActionBy|serviceOfficerId|sourceEventId|sourceFundId|evidenceIds|teamId|parentId|renewalOfId|subjectId|ids|.*[cC]hainNodeIds?)$/;

export interface RouteCase {
  /** Makes the record in the path; none for lists and what has no record. */
  readonly record?: (world: World) => Promise<MadeRecord>;
  /** Who finds the record; everyone when left out. */
  readonly finds?: Who;
  /** Who of those gets through; all of them when left out. */
  readonly passes?: Who;
  /** What the others of them get, when it is not 403. */
  readonly refusedWith?: number;
  /** Query, body and further headers of a request that succeeds. */
  readonly parts?: (world: World, by: SignedIn) => RequestParts | Promise<RequestParts>;
  /** Who makes the request that succeeds; else the first persona that may. */
  readonly by?: (world: World) => Promise<SignedIn>;
  /** The request ends the caller's sessions or changes the password: each time by somebody new. */
  readonly usesUpCaller?: boolean;
  /** Why the operation never answers 2xx here. */
  readonly neverSucceeds?: string;
}

const body = (value: unknown): Pick<RouteCase, 'parts'> => ({ parts: () => ({ body: value }) });
const maker = (world: World): Promise<SignedIn> => world.maker();
const LIST: RouteCase = {};

const COMPANY: RouteCase = { record: make.company, passes: `${OF_OWN_COMPANY} SERVICE_OFFICER` };
const CONTACT: RouteCase = { record: make.contact, finds: LINE };
const CONTACT_WRITE: RouteCase = { ...CONTACT, passes: OF_OWN_COMPANY };
const EMPLOYMENT: RouteCase = { ...CONTACT_WRITE, record: make.employment };
const INTERACTION: RouteCase = { record: make.interaction, finds: UNIT };
/** Its author only, who is none of the personas. */
const INTERACTION_WRITE: RouteCase = { ...INTERACTION, passes: '', by: maker };
const FILE: RouteCase = { record: make.file, finds: '*@own LEADER POOL_ADMIN' };
/** Before admission the unit's own, afterwards of the whole line. */
const DRAFT: RouteCase = {
  record: pool.draftProject,
  finds: 'SPECIALIST@own SUPERVISOR@own SERVICE_OFFICER@own LEADER POOL_ADMIN',
  passes: 'SUPERVISOR@own POOL_ADMIN',
};
const PROJECT: RouteCase = {
  record: pool.pooledProject,
  finds: 'SPECIALIST@line SUPERVISOR@line SERVICE_OFFICER@line INTEGRATOR ANALYST LEADER POOL_ADMIN',
};
/** The team, which none of the personas is in, the supervisor of its unit and the pool's administrators. */
const PROJECT_WRITE: RouteCase = { ...PROJECT, passes: 'SUPERVISOR@own POOL_ADMIN' };
const PROJECT_MATTER: RouteCase = { ...PROJECT, passes: UNIT };
const EVIDENCE: RouteCase = { ...PROJECT_MATTER, record: pool.evidence };
const JOB: RouteCase = { record: pool.finishedJob, finds: 'POOL_ADMIN SYSTEM_ADMIN' };
const USER: RouteCase = { record: make.user };
const SIGNED_IN_ANEW: RouteCase = { usesUpCaller: true };

const somebody = { role: 'ANALYST', place: 'own' } as const satisfies Persona;

async function credentials(world: World): Promise<{ loginName: string; password: string }> {
  const { loginName } = await world.withPassword(somebody);
  return { loginName, password: make.PASSWORD };
}

/** One entry for each operation. An operation that is not here fails the sweep. */
export const ROUTES: Readonly<Record<string, RouteCase>> = {
  ...IDENTITY_ROUTES,
  ...IMPORT_ROUTES,
  ...CARRIER_ROUTES,
  ...LEAD_ROUTES,
  ...MERGE_ROUTES,
  ...NIGHTLY_ROUTES,
  ...POLICY_ROUTES,
  ...PROTECTION_ROUTES,
  ...REVIEW_ROUTES,
  ...TRANSFER_ROUTES,
  getLiveness: LIST,
  getReadiness: LIST,
  getMetrics: LIST,

  signIn: { parts: async (world) => ({ body: await credentials(world) }) },
  refreshSession: {
    parts: async (world) => {
      const response = await fetch(`${world.app.url}/api/v1/auth/sessions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(await credentials(world)),
      });
      const { refreshToken } = (await response.json()) as { refreshToken: string };
      return { body: { refreshToken } };
    },
  },
  listOwnSessions: LIST,
  signOut: SIGNED_IN_ANEW,
  signOutEverywhere: SIGNED_IN_ANEW,
  changeOwnPassword: {
    usesUpCaller: true,
    ...body({ currentPassword: make.PASSWORD, newPassword: 'xin de 33 mima 44 shili' }),
  },
  getMe: LIST,

  listUsers: LIST,
  createUser: { parts: async (world) => ({ body: await make.userBody(world) }) },
  getUser: USER,
  updateUser: { ...USER, ...body({ displayName: '示例新名' }) },
  getUserHistory: USER,
  resetUserPassword: USER,
  revokeUserSessions: USER,

  listUnits: LIST,
  createUnit: { parts: () => ({ body: make.unitBody() }) },
  getUnit: { record: make.unit },
  updateUnit: { record: make.unit, ...body({ aliases: ['示例别名'] }) },
  getUnitHistory: { record: make.unit },

  listTeams: LIST,
  createTeam: {
    parts: (_world, { unitId }) => ({ body: { name: `示例组${make.unique()}`, unitId, type: 'OUTPOST' } }),
  },
  getTeam: { record: make.team },
  updateTeam: { record: make.team, ...body({ focusAreas: ['AI'] }) },
  getTeamHistory: { record: make.team },

  listFocusAreas: LIST,
  countByFocusArea: LIST,
  createFocusArea: { parts: () => ({ body: make.focusAreaBody() }) },
  getFocusArea: { record: make.focusArea, parts: () => ({ query: { taxonomy: 'DISTRICT' } }) },
  updateFocusArea: {
    record: make.focusArea,
    parts: () => ({ query: { taxonomy: 'DISTRICT' }, body: { helpZh: '示例说明' } }),
  },
  listFocusAreaHistory: { record: make.focusArea, parts: () => ({ query: { taxonomy: 'DISTRICT' } }) },

  listChainNodes: LIST,
  listChainMaps: LIST,
  createChainNode: { parts: () => ({ body: make.chainNodeBody() }) },
  createChainMap: {
    parts: async (world) => ({ body: { mapVersion: await freeMapYear(world), copyOf: 2022 } }),
  },
  getChainNode: { record: make.chainNode },
  updateChainNode: { record: make.chainNode, ...body({ keywords: ['示例'] }) },
  listChainNodeHistory: { record: make.chainNode },

  listDictionaries: LIST,
  getDictionary: { record: async () => ({ path: { name: 'ROLE' } }) },
  listDistricts: LIST,
  listIndustries: LIST,

  listSettings: LIST,
  getSetting: { record: async () => ({ path: { key: 'pool.gates' } }) },
  createSettingValue: {
    record: async () => ({ path: { key: 'pool.overdueFactorForYellow' } }),
    parts: () => ({ body: make.settingValue() }),
  },

  uploadFile: { parts: () => ({ body: make.upload(`示例${make.unique()}.csv`) }) },
  getFile: FILE,
  downloadFile: FILE,

  listCompanies: LIST,
  createCompany: { parts: () => ({ body: make.companyBody() }) },
  getCompany: { record: make.company },
  updateCompany: { ...COMPANY, ...body({ website: 'https://example.com' }) },
  deleteCompany: COMPANY,
  restoreCompany: { ...COMPANY, record: make.deleted('companies', make.company) },
  getCompanyHistory: { record: make.company },

  listProjects: LIST,
  // A department owns no projects.
  createProject: { passes: '*@line', refusedWith: 422, parts: () => ({ body: pool.projectBody() }) },
  getProject: PROJECT,
  updateProject: { ...PROJECT_WRITE, ...body({ nextSteps: '示例下一步' }) },
  deleteProject: DRAFT,
  restoreProject: { ...DRAFT, record: pool.deletedProject },
  getProjectHistory: PROJECT_MATTER,
  listProjectTransitions: PROJECT_MATTER,
  listProjectStageHistory: PROJECT,
  moveProject: {
    ...PROJECT_WRITE,
    ...body({
      transition: 'T30',
      reason: '企业内部调整，暂停推进',
      holdReason: 'WAITING_APPROVAL',
      holdUntil: soon(30),
    }),
  },
  approveProjectTransition: { ...PROJECT_WRITE, ...body({ transition: 'T40' }) },
  checkProjectDuplicates: PROJECT_WRITE,
  listProjectEvidence: EVIDENCE,
  getProjectEvidence: EVIDENCE,
  attachProjectEvidence: { ...PROJECT_WRITE, parts: () => ({ body: pool.evidenceForm() }) },
  removeProjectEvidence: { ...PROJECT_WRITE, record: pool.evidence },

  downloadReservePoolLedger: { parts: () => ({ query: { format: 'csv' } }) },

  listJobs: LIST,
  getJob: JOB,
  followJob: JOB,
  downloadJobResult: { ...JOB, finds: 'POOL_ADMIN' },
  cancelJob: { ...JOB, record: pool.waitingJob },

  exportCompanies: { parts: () => ({ query: { format: 'csv' } }) },

  listContacts: LIST,
  createContact: { parts: async (world) => ({ body: await make.contactBody(world) }) },
  getContact: CONTACT,
  updateContact: { ...CONTACT_WRITE, ...body({ honorific: 'MS' }) },
  deleteContact: CONTACT_WRITE,
  restoreContact: { ...CONTACT_WRITE, record: make.deleted('contacts', make.contact) },
  eraseContact: { ...CONTACT_WRITE, ...body({ reason: '本人书面请求删除' }) },
  getContactPersonalData: CONTACT_WRITE,
  getContactHistory: CONTACT,
  listContactEmployments: { ...CONTACT, finds: UNIT },
  createContactEmployment: {
    ...CONTACT_WRITE,
    parts: async (world) => ({ body: { companyId: await make.companyId(world), title: '示例董事' } }),
  },
  getContactEmployment: { ...EMPLOYMENT, finds: UNIT, passes: UNIT },
  updateContactEmployment: { ...EMPLOYMENT, ...body({ department: '示例部' }) },
  deleteContactEmployment: EMPLOYMENT,

  listInteractions: LIST,
  createInteraction: { parts: async (world, by) => ({ body: await make.interactionBody(world, by) }) },
  getInteraction: INTERACTION,
  updateInteraction: { ...INTERACTION_WRITE, ...body({ leaderLevel: 'OFFICE' }) },
  deleteInteraction: INTERACTION_WRITE,
  restoreInteraction: { ...INTERACTION_WRITE, record: make.deleted('interactions', make.interaction) },
  getInteractionHistory: INTERACTION,
  appendToInteraction: {
    ...INTERACTION,
    passes: 'SUPERVISOR@own LEADER POOL_ADMIN',
    ...body({ text: '示例补充' }),
  },
};

async function freeMapYear(world: World): Promise<number> {
  const rows = await world.app.sql<{ year: number }>(
    `SELECT y AS year FROM generate_series(2000, 2100) y
     WHERE NOT EXISTS (SELECT 1 FROM chain_node WHERE map_version = y) LIMIT 1`,
  );
  return rows[0]?.year ?? 2000;
}

/** `YYYY-MM-DD`, so many days from today. */
function soon(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** What a persona gets: the door is shut, no such record, may not, or through. */
export type Outcome = 'shut' | 'absent' | 'refused' | 'through';

export function outcomeFor(persona: Persona, permission: string, route: RouteCase): Outcome {
  if (permission === 'public') return 'through';
  if (!isAmong(persona, HOLDERS[permission] ?? '')) return 'shut';
  const { finds = '*', passes = '*' } = route;
  if (!isAmong(persona, finds)) return 'absent';
  return isAmong(persona, passes) ? 'through' : 'refused';
}

/** The first persona that gets through, from the unit of the records if any of them does. */
export function whoMay(permission: string, route: RouteCase): Persona | undefined {
  const places: readonly Place[] = ['own', 'other', 'office', 'department'];
  return [...PERSONAS]
    .sort((a, b) => places.indexOf(a.place) - places.indexOf(b.place))
    .find((persona) => outcomeFor(persona, permission, route) === 'through');
}
