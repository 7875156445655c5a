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

const PROJECT_COLUMNS: ResourceView['columns'] = {
  id: { sql: 't.id' },
  projectId: { sql: 't.project_id' },
  projectCode: { sql: 'tp.code' },
  projectName: { sql: 'tp.name', visible: equals('projectOpen', true), masked: 'tp.code_name' },
  state: { sql: 't.state' },
  round: { sql: 't.round' },
  reason: { sql: 't.reason' },
};

const PARTIES: ResourceView['columns'] = {
  fromUnitId: { sql: 't.from_unit_id' },
  fromUserId: { sql: 't.from_user_id' },
  namedUnitId: { sql: 't.named_unit_id' },
  toUnitId: { sql: 't.to_unit_id' },
  toUserId: { sql: 't.to_user_id' },
  trackerUserId: { sql: 't.tracker_user_id' },
  stateSince: { sql: 't.state_since' },
  dueOn: { sql: 't.due_on' },
};

const COURSE: ResourceView['columns'] = {
  handedOverOn: { sql: 't.handed_over_on' },
  stageAtHandOver: { sql: 't.stage_at_hand_over' },
  settledOn: { sql: 't.settled_on' },
  createdAt: { sql: 't.created_at' },
  createdBy: { sql: 't.created_by' },
  updatedAt: { sql: 't.updated_at' },
  updatedBy: { sql: 't.updated_by' },
  version: { sql: 't.version' },
};

const EXPANDS: ResourceView['expands'] = {
  fromUnit: { sql: unitOf('t.from_unit_id') },
  namedUnit: { sql: unitOf('t.named_unit_id') },
  toUnit: { sql: unitOf('t.to_unit_id') },
  toUser: { sql: userOf('t.to_user_id') },
  trackerUser: { sql: userOf('t.tracker_user_id') },
};

/** What a transfer shows to one actor on one day. @param today Shanghai date, for `overdue` */
export function transferView(
  visible: TransferVisibility,
  { source, today, bind }: { source: string; today: string; bind: Bind },
): ResourceView {
  return {
    from: `${source} CROSS JOIN LATERAL (SELECT
      COALESCE(t.due_on < ${bind(today)}::date AND t.state <> 'HANDED_OVER', FALSE) AS overdue OFFSET 0) l`,
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
      ...PROJECT_COLUMNS,
      reasonNote: visibleTo(visible.matter, { sql: 't.reason_note' }),
      ...PARTIES,
      overdue: { sql: 'l.overdue' },
      ...COURSE,
    },
    expands: EXPANDS,
  };
}
