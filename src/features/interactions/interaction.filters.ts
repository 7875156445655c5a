import { ruleSql } from '../../platform/access/row-rule.js';
import type { Binder } from '../../platform/database/binder.js';
import type { ListInteractionsQuery } from './dto/list-interactions.query.js';
import type { InteractionVisibility } from './interaction.access.js';
import { INTERACTION_RULE_COLUMNS } from './interaction-access.sql.js';

/** One-of filters: query member → column. */
const ONE_OF = {
  companyId: 'i.company_id',
  projectId: 'i.project_id',
  unitId: 'i.unit_id',
  createdBy: 'i.created_by',
  channel: 'i.channel',
  progressType: 'i.progress_type',
  leaderLevel: 'i.leader_level',
  nextActionBy: 'i.next_action_by',
} as const satisfies Partial<Record<keyof ListInteractionsQuery, string>>;

/** Comparisons: query member → [column, operator, type]. Both ends of a range are included. */
const COMPARED = {
  occurredAtFrom: ['i.occurred_at', '>=', 'timestamptz'],
  occurredAtTo: ['i.occurred_at', '<=', 'timestamptz'],
  isValid: ['i.is_valid', '=', 'boolean'],
  isSubstantive: ['i.is_substantive', '=', 'boolean'],
  isBackfilled: ['i.is_backfilled', '=', 'boolean'],
  nextActionOnFrom: ['i.next_action_on', '>=', 'date'],
  nextActionOnTo: ['i.next_action_on', '<=', 'date'],
  updatedSince: ['i.updated_at', '>=', 'timestamptz'],
} as const satisfies Partial<Record<keyof ListInteractionsQuery, readonly [string, string, string]>>;

/** The WHERE of the list, over rows that the caller may see. Every filter is on a field shown with the row. */
export function interactionConditions(
  query: ListInteractionsQuery,
  { readable, lead }: InteractionVisibility,
  { bind }: Binder,
): string[] {
  const where = ['i.deleted_at IS NULL'];
  if (readable.kind !== 'always') where.push(ruleSql(readable, INTERACTION_RULE_COLUMNS, bind));
  for (const [name, column] of Object.entries(ONE_OF)) {
    const values = query[name as keyof typeof ONE_OF];
    if (!values?.length) continue;
    where.push(values.length === 1 ? `${column} = ${bind(values[0])}` : `${column} = ANY (${bind(values)})`);
  }
  for (const [name, [column, operator, type]] of Object.entries(COMPARED)) {
    const value = query[name as keyof typeof COMPARED];
    if (value !== undefined) where.push(`${column} ${operator} ${bind(value)}::${type}`);
  }
  if (query.leadId?.length)
    where.push(
      `i.lead_id = ANY (${bind(query.leadId)}::uuid[]) AND ${ruleSql(lead, INTERACTION_RULE_COLUMNS, bind)}`,
    );
  if (query.participantId?.length) where.push(`i.our_participants && ${bind(query.participantId)}::uuid[]`);
  if (query.contactId?.length)
    where.push(`EXISTS (SELECT 1 FROM interaction_counterpart f
      WHERE f.interaction_id = i.id AND f.contact_id = ANY (${bind(query.contactId)}::uuid[]))`);
  return where;
}
