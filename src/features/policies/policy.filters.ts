import type { Binder } from '../../platform/database/binder.js';
import type { ListPoliciesQuery } from './dto/list-policies.query.js';
import { VALIDITY_SQL } from './policy.view.js';
import { issuerKey } from './policy-key.rules.js';

/** One-of filters: query member → SQL. */
const ONE_OF = {
  level: 'p.level',
  series: 'p.series',
  status: 'p.status',
  validity: `(${VALIDITY_SQL})`,
} as const satisfies Partial<Record<keyof ListPoliciesQuery, string>>;

/** The WHERE of the list; everyone reads every policy. */
export function policyConditions(query: ListPoliciesQuery, { bind }: Binder): string[] {
  const where = ['p.deleted_at IS NULL'];
  for (const [name, sql] of Object.entries(ONE_OF)) {
    const values = query[name as keyof typeof ONE_OF];
    if (values?.length) where.push(`${sql} = ANY (${bind(values)}::text[])`);
  }
  if (query.ownerUnitId?.length) where.push(`p.owner_unit_id = ANY (${bind(query.ownerUnitId)}::uuid[])`);
  if (query.inForceOn !== undefined) where.push(`${VALIDITY_SQL} = 'IN_FORCE'`);
  if (query.expiringWithin !== undefined)
    where.push(
      `${VALIDITY_SQL} = 'IN_FORCE' AND p.effective_to <= as_of.day + ${bind(query.expiringWithin)}::int`,
    );
  if (query.updatedSince !== undefined)
    where.push(`p.updated_at >= ${bind(query.updatedSince)}::timestamptz`);
  if (query.issuer !== undefined) where.push(`strpos(p.issuer_key, ${bind(issuerKey(query.issuer))}) > 0`);
  if (query.benefitType?.length)
    where.push(clause(`k.benefit_type = ANY (${bind(query.benefitType)}::text[])`));
  return [...where, ...textConditions(query, bind)];
}

function textConditions({ q }: ListPoliciesQuery, bind: Binder['bind']): string[] {
  if (q === undefined) return [];
  const wanted = `lower(${bind(q.trim())}::text)`;
  const has = (column: string) => `strpos(lower(COALESCE(${column}, '')), ${wanted}) > 0`;
  const own = ['p.code', 'p.title', 'p.doc_no', 'p.issuer'].map(has);
  const inClauses = ['k.title', 'k.benefit_text', 'k.condition_text'].map(has);
  return [`(${own.join(' OR ')} OR ${clause(`(${inClauses.join(' OR ')})`)})`];
}

function clause(condition: string): string {
  return `EXISTS (SELECT 1 FROM policy_clause k WHERE k.policy_id = p.id AND k.deleted_at IS NULL AND ${condition})`;
}
