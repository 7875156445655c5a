import { type RowRule, ruleSql } from '../../platform/access/row-rule.js';
import type { Binder } from '../../platform/database/binder.js';
import type { ListProtectionsQuery } from './dto/list-protections.query.js';
import { PROTECTION_RULE_COLUMNS, STATUS_ON_DAY } from './protection.view.js';

/** One-of filters: query member → column. */
const ONE_OF = {
  unitId: 'p.unit_id',
  userId: 'p.user_id',
  kind: 'p.kind',
  status: STATUS_ON_DAY,
} as const satisfies Partial<Record<keyof ListProtectionsQuery, string>>;

/**
 * The WHERE of the list, over rows that the caller may see.
 * @param day placeholder of today
 */
export function protectionConditions(
  query: ListProtectionsQuery,
  readable: RowRule,
  day: string,
  { bind }: Binder,
): string[] {
  const where = [ruleSql(readable, PROTECTION_RULE_COLUMNS, bind)];
  for (const [name, column] of Object.entries(ONE_OF)) {
    const values = query[name as keyof typeof ONE_OF];
    if (values?.length) where.push(`${column} = ANY (${bind(values)})`);
  }
  // Of a company is what protects its scope.
  if (query.companyId?.length)
    where.push(`p.scope_id IN (SELECT company_scope(c) FROM unnest(${bind(query.companyId)}::uuid[]) AS c)`);
  if (query.expiringIn !== undefined)
    where.push(
      `p.status = 'ACTIVE' AND p.ends_on BETWEEN ${day}::date AND ${day}::date + ${bind(query.expiringIn)}::int`,
    );
  if (query.updatedSince !== undefined)
    where.push(`p.updated_at >= ${bind(query.updatedSince)}::timestamptz`);
  return where;
}
