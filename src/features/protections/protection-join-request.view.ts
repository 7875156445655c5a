import type { Actor } from '../../platform/access/actor.js';
import type { ResourceView } from '../../platform/database/resource-view.js';
import { protectionReadable } from './protection.access.js';
import { PROTECTION_RULE_COLUMNS } from './protection.view.js';

/** Field of an access rule → SQL over a request `j` and its protection `p`. */
export const JOIN_REQUEST_RULE_COLUMNS = { ...PROTECTION_RULE_COLUMNS, requestUnitId: 'j.unit_id' } as const;

/** A request to join: the asking unit sees its request, and of the protection no more than the four facts say. */
export function joinRequestView(actor: Actor): ResourceView {
  return {
    from: `(SELECT x.*, NULL::timestamptz AS deleted_at FROM protection_join_request x) j
      JOIN protection p ON p.id = j.protection_id`,
    id: 'j.id',
    ruleColumns: JOIN_REQUEST_RULE_COLUMNS,
    defaultSort: '-requestedAt',
    sorts: { requestedAt: { sql: 'j.requested_at', type: 'timestamptz' } },
    columns: {
      id: { sql: 'j.id' },
      companyId: { sql: 'p.company_id' },
      protectionId: { sql: 'j.protection_id', visible: protectionReadable(actor) },
      unitId: { sql: 'j.unit_id' },
      requestedBy: { sql: 'j.requested_by' },
      requestedAt: { sql: 'j.requested_at' },
      reason: { sql: 'j.reason' },
      status: { sql: 'j.status' },
      decidedAt: { sql: 'j.decided_at' },
      decidedBy: { sql: 'j.decided_by', visible: protectionReadable(actor) },
      decisionNote: { sql: 'j.decision_note' },
      version: { sql: 'j.version' },
    },
  };
}
