import { aClause, aPolicy, enterClause, enterPolicy } from './policies.js';
import type { RouteCase, Who } from './route-matrix.js';
import type { MadeRecord, World } from './route-world.js';
import type { SignedIn } from './users.js';

/** Who holds each permission, from domain.md §2.15 and §2.16: everyone reads, departments keep their own. */
export const POLICY_HOLDERS: Readonly<Record<string, Who>> = {
  'policy:read': '*',
  'policy:write': 'POOL_ADMIN DEPT_USER',
};

/** The department whose policies these are. */
const keeper = (world: World): Promise<SignedIn> => world.actor({ role: 'DEPT_USER', place: 'department' });

async function policy(world: World): Promise<MadeRecord> {
  const { id, version } = await enterPolicy(await keeper(world));
  return { path: { id }, version };
}

async function clause(world: World): Promise<MadeRecord> {
  const by = await keeper(world);
  const { id } = await enterPolicy(by);
  const made = await enterClause(by, id);
  return { path: { id, clauseId: made.id }, version: made.version };
}

async function deleted(world: World, path: string, { version }: MadeRecord): Promise<void> {
  const answer = await (await keeper(world)).delete(path, version);
  if (answer.status !== 204) throw new Error(answer.text);
}

async function deletedPolicy(world: World): Promise<MadeRecord> {
  const made = await policy(world);
  await deleted(world, `/policies/${made.path['id']}`, made);
  return { path: made.path };
}

async function deletedClause(world: World): Promise<MadeRecord> {
  const made = await clause(world);
  await deleted(world, `/policies/${made.path['id']}/clauses/${made.path['clauseId']}`, made);
  return { path: made.path };
}

const KEEPERS = 'POOL_ADMIN DEPT_USER@department';
const POLICY: RouteCase = { record: policy };
const POLICY_WRITE: RouteCase = { ...POLICY, passes: KEEPERS };
const CLAUSE: RouteCase = { record: clause };
const CLAUSE_WRITE: RouteCase = { ...CLAUSE, passes: KEEPERS };

/** Rows of the sweep for policies. */
export const POLICY_ROUTES: Readonly<Record<string, RouteCase>> = {
  listPolicies: {},
  listPolicyFacts: {},
  createPolicy: { parts: () => ({ body: aPolicy() }) },
  getPolicy: POLICY,
  updatePolicy: { ...POLICY_WRITE, parts: () => ({ body: { note: '示例' } }) },
  deletePolicy: POLICY_WRITE,
  restorePolicy: { ...POLICY_WRITE, record: deletedPolicy },
  getPolicyHistory: POLICY,
  listPolicyClauses: POLICY,
  createPolicyClause: { ...POLICY_WRITE, parts: () => ({ body: aClause() }) },
  getPolicyClause: CLAUSE,
  updatePolicyClause: { ...CLAUSE_WRITE, parts: () => ({ body: { title: '示例' } }) },
  deletePolicyClause: CLAUSE_WRITE,
  restorePolicyClause: { ...CLAUSE_WRITE, record: deletedClause },
  getPolicyClauseHistory: CLAUSE,
};
