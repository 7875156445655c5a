import type { ResourceView } from '../../platform/database/resource-view.js';

const company = (id: string) =>
  `(SELECT row_to_json(x) FROM (SELECT id, code, name_cn AS "nameCn", name_en AS "nameEn" FROM company WHERE id = ${id}) x)`;

/** A merge as it is told. The snapshot behind it holds whole records and is never shown. */
export const COMPANY_MERGE_VIEW: ResourceView = {
  from: 'company_merge m',
  id: 'm.id',
  ruleColumns: { unitIds: 'm.unit_ids' },
  defaultSort: '-createdAt',
  sorts: {
    createdAt: { sql: 'm.created_at', type: 'timestamptz' },
    decidedAt: { sql: 'm.decided_at', type: 'timestamptz', nullable: true },
  },
  columns: {
    id: { sql: 'm.id' },
    state: { sql: 'm.state' },
    survivorId: { sql: 'm.survivor_id' },
    victimId: { sql: 'm.victim_id' },
    survivor: { sql: company('m.survivor_id') },
    victim: { sql: company('m.victim_id') },
    level: { sql: 'm.level' },
    grounds: { sql: 'm.grounds' },
    choices: {
      sql: `(SELECT COALESCE(json_agg(json_build_object('field', e.key, 'side', e.value) ORDER BY e.key), '[]') FROM jsonb_each(m.choices) e)`,
    },
    reason: { sql: 'm.reason' },
    proposedAt: { sql: 'm.proposed_at' },
    proposedBy: { sql: 'm.proposed_by' },
    decidedAt: { sql: 'm.decided_at' },
    decidedBy: { sql: 'm.decided_by' },
    decisionNote: { sql: 'm.decision_note' },
    jobId: { sql: 'm.job_id' },
    moved: {
      sql: `(SELECT COALESCE(json_agg(json_build_object('reference', e.key, 'count', e.value) ORDER BY e.key), '[]') FROM jsonb_each(m.moved) e)`,
    },
    undoUntil: { sql: 'm.undo_until' },
    undoneAt: { sql: 'm.undone_at' },
    undoneBy: { sql: 'm.undone_by' },
    undoReason: { sql: 'm.undo_reason' },
    undoResult: { sql: 'm.undo_result' },
    createdAt: { sql: 'm.created_at' },
    updatedAt: { sql: 'm.updated_at' },
    version: { sql: 'm.version' },
  },
};
