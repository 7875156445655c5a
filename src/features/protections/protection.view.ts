import type { RowRule } from '../../platform/access/row-rule.js';
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

/** What a protection shows to those who may read it, on a day. Its state changes with the day: `tagsText`. */
export function protectionView(readable: RowRule, day: string): ResourceView {
  const own = (sql: string) => ({ sql, visible: readable });
  return {
    from: protectionsOn(day),
    id: 'p.id',
    ruleColumns: PROTECTION_RULE_COLUMNS,
    defaultSort: '-registeredAt',
    tagsText: true,
    sorts: SORTS,
    columns: {
      id: { sql: 'p.id' },
      companyId: { sql: 'p.company_id' },
      groupId: { sql: 'p.group_id' },
      scopeNote: own('p.scope_note'),
      unitId: { sql: 'p.unit_id' },
      userId: own('p.user_id'),
      coUnitIds: own('p.co_unit_ids'),
      kind: own('p.kind'),
      startsOn: own('p.starts_on'),
      periodStartsOn: own('p.period_starts_on'),
      endsOn: own('p.ends_on'),
      daysLeft: own(`CASE WHEN p.status = 'ACTIVE' AND NOT p.ran_out THEN p.ends_on - ${day}::date END`),
      registeredAt: own('p.registered_at'),
      firstRegisteredOn: own('p.first_registered_on'),
      renewals: own('p.renewals'),
      status: own(STATUS_ON_DAY),
      endedOn: own('CASE WHEN p.ran_out THEN p.ends_on ELSE p.ended_on END'),
      endReason: own(`CASE WHEN p.ran_out THEN 'TERM_OVER' ELSE p.end_reason END`),
      endNote: own('p.end_note'),
      basisType: own('p.basis_type'),
      basisId: own('p.basis_id'),
      settingsInForce: own('p.settings_in_force'),
      events: own(EVENTS),
      createdAt: own('p.created_at'),
      createdBy: own('p.created_by'),
      updatedAt: own('p.updated_at'),
      updatedBy: own('p.updated_by'),
      version: own('p.version'),
    },
    expands: {
      company: {
        sql: `(SELECT row_to_json(x) FROM (SELECT id, code, name_cn AS "nameCn", name_en AS "nameEn"
          FROM company WHERE id = p.company_id) x)`,
      },
      unit: {
        sql: `(SELECT row_to_json(x) FROM (SELECT id, code, name, short_name AS "shortName"
          FROM responsible_unit WHERE id = p.unit_id) x)`,
      },
    },
  };
}
