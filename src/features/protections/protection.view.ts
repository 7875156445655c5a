import type { ResourceView } from '../../platform/database/resource-view.js';

/** Field of an access rule → SQL over a protection `p`. */
export const PROTECTION_RULE_COLUMNS = { unitId: 'p.unit_id', coUnitIds: 'p.co_unit_ids' } as const;

/**
 * Protections as they stand on a day: whoever ran out by date shows as EXPIRED, whether it is marked or not.
 * @param day placeholder of the day
 */
export function protectionsOn(day: string): string {
  return `(SELECT x.*, NULL::timestamptz AS deleted_at, x.status = 'ACTIVE' AND x.ends_on < ${day}::date AS ran_out
    FROM protection x) p`;
}

export const STATUS_ON_DAY = `CASE WHEN p.ran_out THEN 'EXPIRED' ELSE p.status END`;

const EVENTS = `(SELECT COALESCE(json_agg(row_to_json(x) ORDER BY x.at, x.id), '[]') FROM (
  SELECT e.id, e.event, e.on_day AS "onDay", e.at, e.actor_id AS "actorId", e.kind, e.ends_on AS "endsOn", e.reason,
         e.details FROM protection_event e WHERE e.protection_id = p.id) x)`;

const SORTS: ResourceView['sorts'] = {
  registeredAt: { sql: 'p.registered_at', type: 'timestamptz' },
  startsOn: { sql: 'p.starts_on', type: 'date' },
  endsOn: { sql: 'p.ends_on', type: 'date', nullable: true },
  updatedAt: { sql: 'p.updated_at', type: 'timestamptz' },
};

/** Members in their order; `$DAY` stands for the placeholder of the day. */
const COLUMNS: Readonly<Record<string, string>> = {
  id: 'p.id',
  companyId: 'p.company_id',
  groupId: 'p.group_id',
  scopeNote: 'p.scope_note',
  unitId: 'p.unit_id',
  userId: 'p.user_id',
  coUnitIds: 'p.co_unit_ids',
  kind: 'p.kind',
  startsOn: 'p.starts_on',
  periodStartsOn: 'p.period_starts_on',
  endsOn: 'p.ends_on',
  daysLeft: `CASE WHEN p.status = 'ACTIVE' AND p.ran_out IS NOT TRUE THEN p.ends_on - $DAY::date END`,
  registeredAt: 'p.registered_at',
  firstRegisteredOn: 'p.first_registered_on',
  renewals: 'p.renewals',
  status: STATUS_ON_DAY,
  endedOn: 'CASE WHEN p.ran_out THEN p.ends_on ELSE p.ended_on END',
  endReason: `CASE WHEN p.ran_out THEN 'TERM_OVER' ELSE p.end_reason END`,
  endNote: 'p.end_note',
  basisType: 'p.basis_type',
  basisId: 'p.basis_id',
  settingsInForce: 'p.settings_in_force',
  events: EVENTS,
  createdAt: 'p.created_at',
  createdBy: 'p.created_by',
  updatedAt: 'p.updated_at',
  updatedBy: 'p.updated_by',
  version: 'p.version',
};

const EXPANDS: ResourceView['expands'] = {
  company: {
    sql: `(SELECT row_to_json(x) FROM (SELECT id, code, name_cn AS "nameCn", name_en AS "nameEn"
      FROM company WHERE id = p.company_id) x)`,
  },
  unit: {
    sql: `(SELECT row_to_json(x) FROM (SELECT id, code, name, short_name AS "shortName"
      FROM responsible_unit WHERE id = p.unit_id) x)`,
  },
};

/** What a protection shows to those who may read the row, on a day. Its state changes with the day: `tagsText`. */
export function protectionView(day: string): ResourceView {
  const columns = Object.entries(COLUMNS).map(([name, sql]) => [name, { sql: sql.replaceAll('$DAY', day) }]);
  return {
    from: protectionsOn(day),
    id: 'p.id',
    ruleColumns: PROTECTION_RULE_COLUMNS,
    defaultSort: '-registeredAt',
    tagsText: true,
    sorts: SORTS,
    columns: Object.fromEntries(columns),
    expands: EXPANDS,
  };
}
