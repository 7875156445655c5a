import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { leadVisibility } from './lead.access.js';

/** Field of an access rule → SQL over `lead l`. */
export const LEAD_RULE_COLUMNS = {
  reportUnitId: 'l.report_unit_id',
  proposedByUnitId: 'l.proposed_by_unit_id',
  transferredToUnitId: 'l.transferred_to_unit_id',
  assigneeId: 'l.assignee_id',
  reportUserId: 'l.report_user_id',
  createdBy: 'l.created_by',
} as const;

/** Who sees the lead at all. */
export function leadSight(actor: Actor, leadId: string, bind: (value: unknown) => string): string {
  const { readable } = leadVisibility(actor);
  return `EXISTS (SELECT 1 FROM lead l WHERE l.id = ${leadId} AND l.deleted_at IS NULL
    AND ${ruleSql(readable, LEAD_RULE_COLUMNS, bind)})`;
}

/** What the lead is called for the actor. */
export function leadTitle(actor: Actor, leadId: string, bind: (value: unknown) => string): string {
  const { readable } = leadVisibility(actor);
  return `(SELECT json_build_object('code', l.code, 'title', l.title) FROM lead l
    WHERE l.id = ${leadId} AND l.deleted_at IS NULL AND ${ruleSql(readable, LEAD_RULE_COLUMNS, bind)})`;
}
