import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import type { Binder } from '../../platform/database/binder.js';
import type { ListFundingRecordsQuery } from './dto/list-funding-records.query.js';
import { fundingVisibility, isConfirmer } from './funding-record.access.js';
import { FUNDING_RULE_COLUMNS } from './funding-record.view.js';

/** One-of filters: query member → column. */
const ONE_OF = {
  projectId: 'r.project_id',
  type: 'r.funding_type',
  status: 'r.status',
  confirmingUnitId: 'r.confirming_unit_id',
  createdBy: 'r.created_by',
} as const satisfies Partial<Record<keyof ListFundingRecordsQuery, string>>;

/** The WHERE of the list, over rows that the caller may see. Every filter is on a field shown with the row. */
export function fundingConditions(actor: Actor, query: ListFundingRecordsQuery, { bind }: Binder): string[] {
  const { readable } = fundingVisibility(actor);
  const where = ['r.deleted_at IS NULL', ruleSql(readable, FUNDING_RULE_COLUMNS, bind)];
  for (const [name, column] of Object.entries(ONE_OF)) {
    const values = query[name as keyof typeof ONE_OF];
    if (values?.length) where.push(`${column} = ANY (${bind(values)})`);
  }
  if (query.receivedOnFrom !== undefined) where.push(`r.received_on >= ${bind(query.receivedOnFrom)}::date`);
  if (query.receivedOnTo !== undefined) where.push(`r.received_on <= ${bind(query.receivedOnTo)}::date`);
  if (query.updatedSince !== undefined)
    where.push(`r.updated_at >= ${bind(query.updatedSince)}::timestamptz`);
  if (query.awaiting !== undefined) where.push(awaiting(actor, bind));
  return where;
}

/** What the caller has to confirm, and what was returned to the caller. */
function awaiting(actor: Actor, bind: Binder['bind']): string {
  const me = bind(actor.userId);
  const returned = `(r.status = 'RETURNED' AND r.created_by = ${me})`;
  if (!isConfirmer(actor)) return returned;
  return `(${returned} OR (r.status = 'ENTERED' AND r.confirming_unit_id = ${bind(actor.unitId)}
    AND r.created_by <> ${me}))`;
}
