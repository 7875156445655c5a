import { decimalText, type ResourceView } from '../../platform/database/resource-view.js';

/** Boolean SQL over the id of a project: whether the caller reads its V2 members. */
export type SeesProject = (projectId: string, bind: (value: unknown) => string) => string;

/** As of the day: RESERVED is a vacant unit with a reservation that has not run out. */
export const UNIT_STATUS = `CASE WHEN u.use_status = 'VACANT' AND r.id IS NOT NULL THEN 'RESERVED' ELSE u.use_status END`;

export const QUOTED_RENT = 'COALESCE(u.rent_per_sqm_day, ca.rent_per_sqm_day)';

const CARRIER = `(SELECT row_to_json(x) FROM (SELECT ca.id, ca.code, ca.name, ca.type, ca.address,
  ca.build_status AS "buildStatus") x)`;

const own = (field: string) => `u.${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
const plain = (...fields: readonly string[]): ResourceView['columns'] =>
  Object.fromEntries(fields.map((field) => [field, { sql: own(field) }]));

const SORTS: ResourceView['sorts'] = {
  updatedAt: { sql: 'u.updated_at', type: 'timestamptz' },
  createdAt: { sql: 'u.created_at', type: 'timestamptz' },
  unitNo: { sql: 'u.unit_no', type: 'text' },
  building: { sql: 'u.building', type: 'text', nullable: true },
  floor: { sql: 'u.floor', type: 'text', nullable: true },
  areaSqm: { sql: 'u.area_sqm', type: 'numeric' },
  clearHeightM: { sql: 'u.clear_height_m', type: 'numeric', nullable: true },
  floorLoadKnPerSqm: { sql: 'u.floor_load_kn_per_sqm', type: 'numeric', nullable: true },
  powerKva: { sql: 'u.power_kva', type: 'numeric', nullable: true },
  quotedRentPerSqmDay: { sql: QUOTED_RENT, type: 'numeric', nullable: true },
};

/**
 * A unit with its carrier (`ca`) and the reservation that holds it on the day (`r`). What it shows changes with the day
 * and with its carrier: `tagsText`.
 * @param day placeholder of the Shanghai date
 */
export function carrierUnitView(day: string, sees: SeesProject): ResourceView {
  return {
    from: `carrier_unit u JOIN carrier ca ON ca.id = u.carrier_id LEFT JOIN carrier_reservation r
      ON r.unit_id = u.id AND r.ended_on IS NULL AND r.until_on >= ${day}::date AND u.use_status = 'VACANT'`,
    id: 'u.id',
    ruleColumns: {},
    defaultSort: '-updatedAt',
    tagsText: true,
    rowJoins: (bind) => `CROSS JOIN LATERAL (SELECT ${sees('r.project_id', bind)} AS project) seen`,
    sorts: SORTS,
    columns: {
      ...plain('id', 'carrierId', 'building', 'unitNo', 'floor'),
      areaSqm: decimalText('u.area_sqm', 2),
      clearHeightM: decimalText('u.clear_height_m', 2),
      floorLoadKnPerSqm: decimalText('u.floor_load_kn_per_sqm', 2),
      powerKva: decimalText('u.power_kva', 2),
      ...plain('drainage', 'labGrade', 'cleanRoomClass', 'fitOut'),
      rentPerSqmDay: decimalText('u.rent_per_sqm_day', 4),
      quotedRentPerSqmDay: decimalText(QUOTED_RENT, 4),
      status: { sql: UNIT_STATUS },
      reservedForProjectId: { sql: 'CASE WHEN seen.project THEN r.project_id END' },
      reservedUntil: { sql: 'r.until_on' },
      ...plain('note', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'version'),
    },
    expands: { carrier: { sql: CARRIER } },
  };
}

/**
 * The reservations of a unit as of a day: one that ran out is over, written down or not.
 * @param unitId placeholder of the unit
 */
export function reservationView(day: string, unitId: string, sees: SeesProject): ResourceView {
  const over = `(r.ended_on IS NOT NULL OR r.until_on < ${day}::date)`;
  return {
    from: 'carrier_reservation r',
    id: 'r.id',
    ruleColumns: {},
    living: `r.unit_id = ${unitId}::uuid`,
    defaultSort: '-createdAt',
    tagsText: true,
    rowJoins: (bind) => `CROSS JOIN LATERAL (SELECT ${sees('r.project_id', bind)} AS project) seen`,
    sorts: {
      createdAt: { sql: 'r.created_at', type: 'timestamptz' },
      untilOn: { sql: 'r.until_on', type: 'date' },
    },
    columns: {
      id: { sql: 'r.id' },
      unitId: { sql: 'r.unit_id' },
      projectId: { sql: 'CASE WHEN seen.project THEN r.project_id END' },
      startsOn: { sql: 'r.starts_on' },
      untilOn: { sql: 'r.until_on' },
      renewals: { sql: 'r.renewals' },
      endedOn: { sql: `CASE WHEN ${over} THEN COALESCE(r.ended_on, r.until_on) END` },
      endReason: { sql: `CASE WHEN ${over} THEN COALESCE(r.end_reason, 'EXPIRED') END` },
      note: { sql: 'CASE WHEN seen.project THEN r.note END' },
      createdAt: { sql: 'r.created_at' },
      createdBy: { sql: 'r.created_by' },
      updatedAt: { sql: 'r.updated_at' },
      updatedBy: { sql: 'r.updated_by' },
      version: { sql: 'r.version' },
    },
  };
}
