import type { RowRule } from '../../platform/access/row-rule.js';
import { type ResourceView, visibleTo } from '../../platform/database/resource-view.js';
import type { InteractionVisibility } from './interaction.access.js';
import { EDITABLE_HOURS } from './interaction.rules.js';
import { INTERACTION_RULE_COLUMNS, INTERACTION_WITH_STANDING } from './interaction-access.sql.js';

function json(list: string): string {
  return `(SELECT COALESCE(json_agg(row_to_json(x)), '[]') FROM (${list}) x)`;
}

const counterparts = (decisionRole: string) =>
  json(`SELECT ic.contact_id AS "contactId", ${decisionRole} AS "decisionRole"
    FROM interaction_counterpart ic WHERE ic.interaction_id = i.id ORDER BY ic.contact_id`);

const ATTACHMENTS = json(`SELECT f.id, f.original_name AS name, f.media_type AS "mediaType", f.size
  FROM file_link l JOIN stored_file f ON f.id = l.file_id
  WHERE l.subject_type = 'interaction' AND l.subject_id = i.id ORDER BY l.created_at, f.id`);

const ADDENDA = json(`SELECT d.id, d.text, d.created_at AS "createdAt", d.created_by AS "createdBy"
  FROM interaction_addendum d WHERE d.interaction_id = i.id ORDER BY d.created_at, d.id`);

const SORTS: ResourceView['sorts'] = {
  occurredAt: { sql: 'i.occurred_at', type: 'timestamptz' },
  createdAt: { sql: 'i.created_at', type: 'timestamptz' },
  updatedAt: { sql: 'i.updated_at', type: 'timestamptz' },
  nextActionOn: { sql: 'i.next_action_on', type: 'date', nullable: true },
};

const EXPANDS: ResourceView['expands'] = {
  company: {
    sql: `(SELECT row_to_json(x) FROM (SELECT id, code, name_cn AS "nameCn", name_en AS "nameEn" FROM company WHERE id = i.company_id) x)`,
  },
  author: {
    sql: `(SELECT row_to_json(x) FROM (SELECT id, display_name AS "displayName", unit_id AS "unitId" FROM app_user WHERE id = i.created_by) x)`,
  },
};

const STAMPS: ResourceView['columns'] = {
  editableUntil: { sql: `i.created_at + interval '${EDITABLE_HOURS} hours'` },
  createdAt: { sql: 'i.created_at' },
  createdBy: { sql: 'i.created_by' },
  updatedAt: { sql: 'i.updated_at' },
  updatedBy: { sql: 'i.updated_by' },
  version: { sql: 'i.version' },
};

const origin = (content: RowRule): ResourceView['columns'] => ({
  authorName: { sql: 'i.author_name' },
  counterpartNote: visibleTo(content, { sql: 'i.counterpart_note' }),
  importId: { sql: 'i.import_id' },
});

/** What a follow-up shows, in the order of the response, for one actor. Addenda come without a new version: `tagsText`. */
export function interactionView({ inner, content, lead }: InteractionVisibility): ResourceView {
  return {
    from: INTERACTION_WITH_STANDING,
    id: 'i.id',
    ruleColumns: INTERACTION_RULE_COLUMNS,
    defaultSort: '-occurredAt',
    tagsText: true,
    sorts: SORTS,
    columns: {
      id: { sql: 'i.id' },
      occurredAt: { sql: 'i.occurred_at' },
      occurredOn: { sql: 'i.occurred_on' },
      channel: { sql: 'i.channel' },
      companyId: { sql: 'i.company_id' },
      projectId: { sql: 'i.project_id' },
      leadId: visibleTo(lead, { sql: 'i.lead_id' }),
      unitId: { sql: 'i.unit_id' },
      ourParticipantIds: { sql: 'i.our_participants' },
      counterparts: {
        ...{ sql: counterparts('ic.decision_role'), visible: inner, masked: counterparts('NULL::text') },
      },
      leaderLevel: { sql: 'i.leader_level' },
      summary: visibleTo(content, { sql: 'i.summary' }),
      progressType: { sql: 'i.progress_type' },
      isValid: { sql: 'i.is_valid' },
      isSubstantive: { sql: 'i.is_substantive' },
      isBackfilled: { sql: 'i.is_backfilled' },
      isCooperative: { sql: 'i.is_cooperative' },
      isConfidential: { sql: 'i.is_confidential' },
      nextAction: visibleTo(content, { sql: 'i.next_action' }),
      nextActionOn: { sql: 'i.next_action_on' },
      nextActionBy: { sql: 'i.next_action_by' },
      ...origin(content),
      attachments: visibleTo(content, { sql: ATTACHMENTS }),
      addenda: visibleTo(content, { sql: ADDENDA }),
      ...STAMPS,
    },
    expands: EXPANDS,
  };
}
