import type { Actor } from '../../platform/access/actor.js';
import { type RowRule, ruleSql } from '../../platform/access/row-rule.js';
import type { Binder } from '../../platform/database/binder.js';
import { columnSql } from '../../platform/database/resource-view.js';
import type { ContactVisibility } from './contact.access.js';
import { contactView } from './contact.view.js';
import { CONTACT_RULE_COLUMNS } from './contact-access.sql.js';
import type { ListContactsQuery } from './dto/list-contacts.query.js';

/**
 * The WHERE of the list. A condition on a field holds only where the caller sees the field, and the name is searched
 * as it is shown, so that no filter tells what is masked.
 */
export function contactConditions(
  actor: Actor,
  query: ListContactsQuery,
  visible: ContactVisibility,
  { bind }: Binder,
): string[] {
  const where = ['ct.deleted_at IS NULL'];
  const seen = (rule: RowRule) => {
    if (rule.kind !== 'always') where.push(ruleSql(rule, CONTACT_RULE_COLUMNS, bind));
  };
  seen(visible.readable);
  if (query.companyId?.length) {
    where.push(`EXISTS (SELECT 1 FROM contact_employment f WHERE f.contact_id = ct.id AND f.deleted_at IS NULL
      AND f.company_id = ANY (${bind(query.companyId)}::uuid[]))`);
    seen(visible.unit);
  }
  if (query.doNotContact !== undefined) {
    where.push(`ct.do_not_contact = ${bind(query.doNotContact)}`);
    seen(visible.unit);
  }
  if (query.decisionRole?.length) {
    where.push(`ct.decision_role = ANY (${bind(query.decisionRole)}::text[])`);
    seen(visible.team);
  }
  if (query.mine !== undefined)
    where.push(`(ct.created_by = ${bind(actor.userId)}) IS ${query.mine ? '' : 'NOT '}TRUE`);
  if (query.updatedSince) where.push(`ct.updated_at >= ${bind(query.updatedSince)}::timestamptz`);
  if (query.q !== undefined) where.push(...nameConditions(query.q, visible, bind));
  return where;
}

/** The name as it is shown holds the text. The first condition needs no rights and spares most rows the second. */
function nameConditions(q: string, visible: ContactVisibility, bind: Binder['bind']): string[] {
  const { name } = contactView(visible).columns;
  if (!name) return [];
  const wanted = `lower(${bind(q.normalize('NFKC').trim())})`;
  const holds = (sql: string) => `strpos(lower(${sql}), ${wanted}) > 0`;
  const either = [name.sql, ...(name.masked ? [name.masked] : [])].map(holds).join(' OR ');
  return [`(${either})`, holds(columnSql(name, CONTACT_RULE_COLUMNS, bind))];
}
