import type { Actor } from '../../platform/access/actor.js';
import { hasRole } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import type { Binder } from '../../platform/database/binder.js';
import type { ListTransfersQuery } from './dto/list-transfers.query.js';
import { transferVisibility } from './transfer.access.js';
import { TRANSFER_RULE_COLUMNS } from './transfer.view.js';

/** One-of filters: query member → column. */
const ONE_OF = {
  state: 't.state',
  reason: 't.reason',
  fromUnitId: 't.from_unit_id',
  namedUnitId: 't.named_unit_id',
  toUnitId: 't.to_unit_id',
  trackerUserId: 't.tracker_user_id',
} as const satisfies Partial<Record<keyof ListTransfersQuery, string>>;

/** The WHERE of the list, over transfers of projects that the caller may see. */
export function transferConditions(actor: Actor, query: ListTransfersQuery, { bind }: Binder): string[] {
  const { readable } = transferVisibility(actor);
  const where = [ruleSql(readable, TRANSFER_RULE_COLUMNS, bind)];
  for (const [name, column] of Object.entries(ONE_OF)) {
    const values = query[name as keyof typeof ONE_OF];
    if (values?.length) where.push(`${column} = ANY (${bind(values)})`);
  }
  if (query.overdue !== undefined) where.push(query.overdue ? 'l.overdue' : 'NOT l.overdue');
  if (query.dueOnTo !== undefined) where.push(`t.due_on <= ${bind(query.dueOnTo)}::date`);
  if (query.updatedSince !== undefined)
    where.push(`t.updated_at >= ${bind(query.updatedSince)}::timestamptz`);
  if (query.awaiting !== undefined) where.push(awaiting(actor, bind));
  return where;
}

/** Transfers whose next step is the caller's (domain.md §4.3, column "who"). */
function awaiting(actor: Actor, bind: Binder['bind']): string {
  const me = bind(actor.userId);
  const unit = bind(actor.unitId);
  const owns = actor.unitTraits.includes('OWNS_PROJECTS');
  const open = owns ? `t.named_unit_id IS NULL AND t.from_unit_id <> ${unit}` : 'FALSE';
  const parts = [
    `(t.state = 'ASSIGNED' AND ((tp.owner_user_id = ${me} AND tp.owner_unit_id = t.from_unit_id) OR t.to_user_id = ${me})
      AND NOT EXISTS (SELECT 1 FROM project_hand_over h WHERE h.transfer_id = t.id AND h.round = t.round
        AND ${me} IN (h.giver_id, h.receiver_id)))`,
    ...(hasRole(actor, 'POOL_ADMIN') ? [`t.state = 'UNIT_APPROVED'`] : []),
    ...(hasRole(actor, 'SUPERVISOR')
      ? [
          `(t.state = 'APPLIED' AND t.from_unit_id = ${unit})`,
          `(t.state = 'COORDINATED' AND (t.named_unit_id = ${unit} OR (${open})))`,
          `(t.state = 'CLAIMED' AND t.to_unit_id = ${unit})`,
        ]
      : [`${unit}::uuid IS NULL`]),
  ];
  return `(${parts.join(' OR ')})`;
}
