import type { ResourceView } from '../../platform/database/resource-view.js';

/** The steps that were taken; reasons and details are part of the matter. */
export function stepHistoryView(seesMatter: boolean): ResourceView {
  const matter = (sql: string) => ({ sql: seesMatter ? sql : 'NULL' });
  return {
    from: 'project_transfer_step s',
    id: 's.id',
    ruleColumns: {},
    defaultSort: '-sequence',
    sorts: { sequence: { sql: 's.version_after', type: 'integer' } },
    columns: {
      id: { sql: 's.id' },
      step: { sql: 's.step' },
      from: { sql: 's.from_state' },
      to: { sql: 's.to_state' },
      at: { sql: 's.at' },
      dueOn: { sql: 's.due_on' },
      isLate: { sql: 's.is_late' },
      actorId: { sql: 's.actor_id' },
      actorName: { sql: 's.actor_name' },
      actorUnitId: { sql: 's.actor_unit_id' },
      reason: matter('s.reason'),
      details: matter('s.details'),
      versionAfter: { sql: 's.version_after' },
    },
  };
}

/** The form of the present round; contacts by id, since who reads their names is the business of their own rule. $1 transfer */
export const HAND_OVER_JSON = `
  SELECT row_to_json(x)::text FROM (
    SELECT h.transfer_id AS "transferId", h.round, h.revision, h.contact_ids AS "contactIds", h.promises,
      h.open_matters AS "openMatters",
      (SELECT COALESCE(json_agg(json_build_object('id', f.id, 'name', f.original_name, 'mediaType', f.media_type,
         'size', f.size) ORDER BY f.id), '[]') FROM stored_file f WHERE f.id = ANY (h.file_ids)) AS files,
      h.giver_id AS "giverId", h.giver_signed_at AS "giverSignedAt",
      h.receiver_id AS "receiverId", h.receiver_signed_at AS "receiverSignedAt",
      h.updated_at AS "updatedAt", h.updated_by AS "updatedBy", t.version
    FROM project_hand_over h JOIN project_transfer t ON t.id = h.transfer_id AND t.round = h.round
    WHERE t.id = $1) x`;
