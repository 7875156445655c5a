import type { Actor } from '../../platform/access/actor.js';
import type { RecordSight } from '../../platform/access/record-sight.js';
import { money, type ResourceView, visibleTo } from '../../platform/database/resource-view.js';
import type { FundingVisibility } from './funding-record.access.js';

type Bind = (value: unknown) => string;

/** Field of an access rule → SQL over `funding_record r`, its project `rp` and what the actor may see of it, `v`. */
export const FUNDING_RULE_COLUMNS = {
  projectUnit: 'v.unit',
  projectOpen: 'v.open',
  createdBy: 'r.created_by',
  confirmingUnitId: 'r.confirming_unit_id',
} as const;

/**
 * The record with its project. `open` counts for those who do not see the project either: whoever confirms money for it
 * is told its name unless it is confidential.
 */
export function fundingSource(actor: Actor, sight: RecordSight, bind: Bind): string {
  const sees = (noun: string) => sight.predicate(noun, actor, 'r.project_id', bind);
  return `funding_record r JOIN project rp ON rp.id = r.project_id
    CROSS JOIN LATERAL (SELECT ${sees('project:unit')} AS unit,
      (NOT rp.confidential OR ${sees('project:open')}) AS open OFFSET 0) v`;
}

const COMPANY_NAME = '(SELECT COALESCE(c.name_cn, c.name_en) FROM company c WHERE c.id = rp.company_id)';
const FILE = `(SELECT json_build_object('id', f.id, 'name', f.original_name, 'mediaType', f.media_type,
  'size', f.size) FROM stored_file f WHERE f.id = r.file_id)`;
const UNIT = '(SELECT u.name FROM responsible_unit u WHERE u.id = r.confirming_unit_id)';

/** What a record of money received shows to one actor. */
export function fundingView({ named, matter }: FundingVisibility, source: string): ResourceView {
  return {
    from: source,
    id: 'r.id',
    ruleColumns: FUNDING_RULE_COLUMNS,
    defaultSort: '-receivedOn',
    // The names of project and company do not count the version up.
    tagsText: true,
    sorts: {
      receivedOn: { sql: 'r.received_on', type: 'date' },
      createdAt: { sql: 'r.created_at', type: 'timestamptz' },
      updatedAt: { sql: 'r.updated_at', type: 'timestamptz' },
    },
    columns: {
      id: { sql: 'r.id' },
      projectId: { sql: 'r.project_id' },
      projectCode: { sql: 'rp.code' },
      projectName: { sql: 'rp.name', visible: named, masked: 'rp.code_name' },
      companyName: visibleTo(named, { sql: COMPANY_NAME }),
      type: { sql: 'r.funding_type' },
      amountWan: money('r.amount_wan'),
      amountWanUsd: money('r.amount_wan_usd'),
      receivedOn: { sql: 'r.received_on' },
      evidenceType: { sql: 'r.evidence_type' },
      file: visibleTo(matter, { sql: FILE }),
      note: visibleTo(matter, { sql: 'r.note' }),
      status: { sql: 'r.status' },
      confirmingUnitId: { sql: 'r.confirming_unit_id' },
      confirmingUnitName: { sql: UNIT },
      decidedBy: { sql: 'r.decided_by' },
      decidedAt: { sql: 'r.decided_at' },
      decisionReason: visibleTo(matter, { sql: 'r.decision_reason' }),
      createdAt: { sql: 'r.created_at' },
      createdBy: { sql: 'r.created_by' },
      updatedAt: { sql: 'r.updated_at' },
      updatedBy: { sql: 'r.updated_by' },
      version: { sql: 'r.version' },
    },
  };
}
