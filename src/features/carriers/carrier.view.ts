import { decimalText, type ResourceView, visibleTo } from '../../platform/database/resource-view.js';
import type { CarrierVisibility } from './carrier.access.js';

const OPERATOR_UNIT = `(SELECT row_to_json(x) FROM (
  SELECT id, code, name, short_name AS "shortName" FROM responsible_unit WHERE id = ca.operator_unit_id) x)`;

/**
 * Figures of the units on one day, in ㎡ and in number. 入驻率 (domain.md §5.6): Σ leased + sold + self-used ㎡ over the
 * leasable ㎡ of a delivered carrier. A vacant unit under a reservation that has not run out is reserved.
 * @param day SQL of the Shanghai date
 */
const unitFigures = (day: string) => `LEFT JOIN LATERAL (
    SELECT count(*)::int AS units,
           count(*) FILTER (WHERE state = 'VACANT')::int AS vacant_units,
           COALESCE(sum(area_sqm) FILTER (WHERE state IN ('LEASED', 'SOLD', 'SELF_USE')), 0) AS occupied_sqm,
           COALESCE(sum(area_sqm) FILTER (WHERE state = 'VACANT'), 0) AS vacant_sqm,
           COALESCE(sum(area_sqm) FILTER (WHERE state = 'RESERVED'), 0) AS reserved_sqm
    FROM (SELECT u.area_sqm, CASE WHEN u.use_status = 'VACANT' AND EXISTS (
                   SELECT 1 FROM carrier_reservation r
                   WHERE r.unit_id = u.id AND r.ended_on IS NULL AND r.until_on >= ${day}::date)
                 THEN 'RESERVED' ELSE u.use_status END AS state
          FROM carrier_unit u WHERE u.carrier_id = ca.id AND u.deleted_at IS NULL) s) f ON TRUE`;

const OCCUPANCY = `CASE WHEN ca.build_status = 'DELIVERED' AND ca.leasable_sqm > 0
  THEN round(100 * f.occupied_sqm / ca.leasable_sqm, 2)::text END`;

const own = (field: string) => `ca.${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
const plain = (...fields: readonly string[]): ResourceView['columns'] =>
  Object.fromEntries(fields.map((field) => [field, { sql: own(field) }]));

/** Order by what is hidden would tell it, so rent is a key only for those who see it. */
function sortsFor({ line }: CarrierVisibility): ResourceView['sorts'] {
  return {
    updatedAt: { sql: 'ca.updated_at', type: 'timestamptz' },
    createdAt: { sql: 'ca.created_at', type: 'timestamptz' },
    code: { sql: 'ca.code', type: 'text' },
    name: { sql: 'ca.name', type: 'text' },
    gfaSqm: { sql: 'ca.gfa_sqm', type: 'numeric', nullable: true },
    leasableSqm: { sql: 'ca.leasable_sqm', type: 'numeric', nullable: true },
    deliveredOn: { sql: 'ca.delivered_on', type: 'date', nullable: true },
    ...(line.kind === 'always'
      ? { rentPerSqmDay: { sql: 'ca.rent_per_sqm_day', type: 'numeric', nullable: true } as const }
      : {}),
  };
}

/** What a carrier shows to one actor on one day. Its figures change without its version: `tagsText`. */
export function carrierView(visible: CarrierVisibility, day: string): ResourceView {
  const onLine = (column: { sql: string }) => visibleTo(visible.line, column);
  return {
    from: 'carrier ca',
    id: 'ca.id',
    ruleColumns: {},
    defaultSort: '-updatedAt',
    tagsText: true,
    rowJoins: (bind) => unitFigures(bind(day)),
    sorts: sortsFor(visible),
    columns: {
      ...plain('id', 'code', 'name', 'type', 'ownerOrg', 'operatorOrg', 'operatorUnitId', 'address', 'town'),
      ...plain('buildStatus', 'deliveredOn'),
      gfaSqm: decimalText('ca.gfa_sqm', 2),
      leasableSqm: decimalText('ca.leasable_sqm', 2),
      ...plain('focusAreas'),
      rentPerSqmDay: onLine(decimalText('ca.rent_per_sqm_day', 4)),
      propertyFeePerSqmMonth: onLine(decimalText('ca.property_fee_per_sqm_month', 4)),
      efficiencyRate: decimalText('ca.efficiency_rate', 2),
      occupancyPct: { sql: OCCUPANCY },
      occupiedSqm: onLine(decimalText('f.occupied_sqm', 2)),
      vacantSqm: onLine(decimalText('f.vacant_sqm', 2)),
      reservedSqm: onLine(decimalText('f.reserved_sqm', 2)),
      unitCount: onLine({ sql: 'f.units' }),
      vacantUnitCount: onLine({ sql: 'f.vacant_units' }),
      note: onLine({ sql: 'ca.note' }),
      dataSource: onLine({ sql: 'ca.data_source' }),
      ...plain('createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'version'),
    },
    expands: { operatorUnit: { sql: OPERATOR_UNIT } },
  };
}
