import type { Actor } from '../../platform/access/actor.js';
import type { RecordSight } from '../../platform/access/record-sight.js';
import { equals } from '../../platform/access/row-rule.js';
import { type ResourceView, visibleTo } from '../../platform/database/resource-view.js';
import type { TransferVisibility } from './transfer.access.js';

type Bind = (value: unknown) => string;

/** Field of an access rule → SQL over `project_transfer t`, its project `tp` and what the actor may see of it, `v`. */
export const TRANSFER_RULE_COLUMNS = {
  projectReadable: 'v.readable',
  projectOpen: 'v.open',
  confidential: 'tp.confidential',
  createdBy: 't.created_by',
  fromUserId: 't.from_user_id',
  toUserId: 't.to_user_id',
  fromUnitId: 't.from_unit_id',
  toUnitId: 't.to_unit_id',
  namedUnitId: 't.named_unit_id',
} as const;

/** The transfer with its project, and whether the actor sees the project and knows which one it is. */
export function transferSource(actor: Actor, sight: RecordSight, bind: Bind): string {
  const sees = (noun: string) => sight.predicate(noun, actor, 't.project_id', bind);
  return `project_transfer t JOIN project tp ON tp.id = t.project_id
    CROSS JOIN LATERAL (SELECT ${sees('project')} AS readable, ${sees('project:open')} AS open OFFSET 0) v`;
}

const unitOf = (id: string) => `(SELECT row_to_json(x) FROM (
  SELECT id, code, name, short_name AS "shortName" FROM responsible_unit WHERE id = ${id}) x)`;
const userOf = (id: string) => `(SELECT row_to_json(x) FROM (
  SELECT id, display_name AS "displayName", unit_id AS "unitId" FROM app_user WHERE id = ${id}) x)`;

/** What a transfer shows to one actor on one day. @param today Shanghai date, for `overdue` */
export function transferView(
  visible: TransferVisibility,
  { source, today, bind }: { source: string; today: string; bind: Bind },
): ResourceView {
  const late = `COALESCE(t.due_on < ${bind(today)}::date AND t.state <> 'HANDED_OVER', FALSE)`;
  return {
    from: source,
    id: 't.id',
    ruleColumns: TRANSFER_RULE_COLUMNS,
    defaultSort: '-updatedAt',
    // Whether a limit has passed changes with the day and not with the version.
    tagsText: true,
    sorts: {
      updatedAt: { sql: 't.updated_at', type: 'timestamptz' },
      createdAt: { sql: 't.created_at', type: 'timestamptz' },
      dueOn: { sql: 't.due_on', type: 'date', nullable: true },
    },
    columns: {
      id: { sql: 't.id' },
      projectId: { sql: 't.project_id' },
      projectCode: { sql: 'tp.code' },
      projectName: { sql: 'tp.name', visible: equals('projectOpen', true), masked: 'tp.code_name' },
      state: { sql: 't.state' },
      round: { sql: 't.round' },
      reason: { sql: 't.reason' },
      reasonNote: visibleTo(visible.matter, { sql: 't.reason_note' }),
      fromUnitId: { sql: 't.from_unit_id' },
      fromUserId: { sql: 't.from_user_id' },
      namedUnitId: { sql: 't.named_unit_id' },
      toUnitId: { sql: 't.to_unit_id' },
      toUserId: { sql: 't.to_user_id' },
      trackerUserId: { sql: 't.tracker_user_id' },
      stateSince: { sql: 't.state_since' },
      dueOn: { sql: 't.due_on' },
      overdue: { sql: late },
      handedOverOn: { sql: 't.handed_over_on' },
      stageAtHandOver: { sql: 't.stage_at_hand_over' },
      settledOn: { sql: 't.settled_on' },
      createdAt: { sql: 't.created_at' },
      createdBy: { sql: 't.created_by' },
      updatedAt: { sql: 't.updated_at' },
      updatedBy: { sql: 't.updated_by' },
      version: { sql: 't.version' },
    },
    expands: {
      fromUnit: { sql: unitOf('t.from_unit_id') },
      namedUnit: { sql: unitOf('t.named_unit_id') },
      toUnit: { sql: unitOf('t.to_unit_id') },
      toUser: { sql: userOf('t.to_user_id') },
      trackerUser: { sql: userOf('t.tracker_user_id') },
    },
  };
}

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
