import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import type { Binder } from '../../platform/database/binder.js';
import type { ListLeadsQuery } from './dto/list-leads.query.js';
import type { LeadVisibility } from './lead.access.js';
import { LEAD_CLOCK, type LeadClock } from './lead.codes.js';
import { LEAD_RULE_COLUMNS } from './lead-access.sql.js';
import { isLate, NEXT_DUE_ON, OWED } from './lead-clock.sql.js';

/** One-of filters: query member → column. */
const ONE_OF = {
  status: 'l.status',
  sourceChannel: 'l.source_channel',
  reportUnitId: 'l.report_unit_id',
  reportUserId: 'l.report_user_id',
  companyId: 'l.company_id',
  focusArea: 'l.focus_area_code',
  chainNodeId: 'l.chain_node_id',
  invalidReason: 'l.invalid_reason',
} as const satisfies Partial<Record<keyof ListLeadsQuery, string>>;

/** Comparisons: query member → [column, operator, type]. Both ends of a range are included. */
const COMPARED = {
  complex: ['l.complex', '=', 'boolean'],
  open: ['(l.closed_at IS NULL)', '=', 'boolean'],
  untaken: ['(l.reported_at IS NULL)', '=', 'boolean'],
  estimatedInvestmentWanMin: ['l.estimated_investment_wan', '>=', 'numeric'],
  estimatedInvestmentWanMax: ['l.estimated_investment_wan', '<=', 'numeric'],
  registeredOnFrom: ['l.registered_on', '>=', 'date'],
  registeredOnTo: ['l.registered_on', '<=', 'date'],
  updatedSince: ['l.updated_at', '>=', 'timestamptz'],
} as const satisfies Partial<Record<keyof ListLeadsQuery, readonly [string, string, string]>>;

/** The WHERE of the list, over rows that the caller may see. @param day Shanghai date of today */
export function leadConditions(
  actor: Actor,
  query: ListLeadsQuery,
  { readable }: LeadVisibility,
  { bind }: Binder,
  day: string,
): string[] {
  const where = ['l.deleted_at IS NULL'];
  if (readable.kind !== 'always') where.push(ruleSql(readable, LEAD_RULE_COLUMNS, bind));
  for (const [name, column] of Object.entries(ONE_OF)) {
    const values = query[name as keyof typeof ONE_OF];
    if (values?.length) where.push(`${column} = ANY (${bind(values)})`);
  }
  for (const [name, [column, operator, type]] of Object.entries(COMPARED)) {
    const value = query[name as keyof typeof COMPARED];
    if (value !== undefined) where.push(`${column} ${operator} ${bind(value)}::${type}`);
  }
  return [
    ...where,
    ...clockConditions(query, bind, day),
    ...personalConditions(actor, query, bind),
    ...textConditions(query, bind),
  ];
}

function clockConditions(
  { late, due, dueOnTo }: ListLeadsQuery,
  bind: Binder['bind'],
  day: string,
): string[] {
  const where: string[] = [];
  const steps = (wanted: readonly string[]) => LEAD_CLOCK.codes.filter((step) => wanted.includes(step));
  const any = (wanted: readonly string[], sql: (step: LeadClock) => string) =>
    `(${steps(wanted).map(sql).join(' OR ')})`;
  if (late?.length) {
    const today = bind(day);
    where.push(any(late, (step) => isLate(step, today)));
  }
  if (due?.length) where.push(any(due, (step) => `${OWED[step]} IS NOT NULL`));
  if (dueOnTo !== undefined) {
    const until = `${bind(dueOnTo)}::date`;
    const owed = due?.length ? any(due, (step) => `${OWED[step]} <= ${until}`) : `${NEXT_DUE_ON} <= ${until}`;
    where.push(`COALESCE(${owed}, FALSE)`);
  }
  return where;
}

function personalConditions(
  actor: Actor,
  { assignedTo, mine }: ListLeadsQuery,
  bind: Binder['bind'],
): string[] {
  const where: string[] = [];
  if (assignedTo !== undefined)
    where.push(`l.assignee_id = ${bind(assignedTo === 'me' ? actor.userId : assignedTo)}::uuid`);
  if (mine !== undefined) {
    const me = `${bind(actor.userId)}::uuid`;
    where.push(`COALESCE(${me} IN (l.assignee_id, l.report_user_id), FALSE) = ${bind(mine)}::boolean`);
  }
  return where;
}

/** Company names are open to everyone signed in (V0), so a hit tells nothing that the row does not. */
function textConditions({ q }: ListLeadsQuery, bind: Binder['bind']): string[] {
  if (q === undefined) return [];
  const wanted = `lower(${bind(q.trim())}::text)`;
  const has = (column: string) => `strpos(lower(COALESCE(${column}, '')), ${wanted}) > 0`;
  return [
    `(${has('l.code')} OR ${has('l.title')} OR ${has('l.company_name_raw')} OR EXISTS (SELECT 1 FROM company q
      WHERE q.id = l.company_id AND (${has('q.name_cn')} OR ${has('q.name_en')})))`,
  ];
}
