import type { Binder } from '../../platform/database/binder.js';
import { QUOTED_RENT, type SeesProject, UNIT_STATUS } from './carrier-unit.view.js';
import type { ListCarrierUnitsQuery } from './dto/list-carrier-units.query.js';

/** One-of filters: query member → SQL. */
const ONE_OF = {
  carrierId: 'u.carrier_id',
  status: UNIT_STATUS,
  floor: 'u.floor',
  fitOut: 'u.fit_out',
  labGrade: 'u.lab_grade',
} as const satisfies Partial<Record<keyof ListCarrierUnitsQuery, string>>;

/** Comparisons: query member → [SQL, operator, type]. Both ends of a range are included. */
const COMPARED = {
  areaSqmMin: ['u.area_sqm', '>=', 'numeric'],
  areaSqmMax: ['u.area_sqm', '<=', 'numeric'],
  clearHeightMMin: ['u.clear_height_m', '>=', 'numeric'],
  floorLoadKnPerSqmMin: ['u.floor_load_kn_per_sqm', '>=', 'numeric'],
  powerKvaMin: ['u.power_kva', '>=', 'numeric'],
  rentPerSqmDayMax: [QUOTED_RENT, '<=', 'numeric'],
  updatedSince: ['u.updated_at', '>=', 'timestamptz'],
} as const satisfies Partial<Record<keyof ListCarrierUnitsQuery, readonly [string, string, string]>>;

/** The WHERE of the list; whoever sees units at all sees every member that is filtered by, but for the project. */
export function unitConditions(query: ListCarrierUnitsQuery, { bind }: Binder, sees: SeesProject): string[] {
  const where = ['u.deleted_at IS NULL', 'ca.deleted_at IS NULL'];
  for (const [name, column] of Object.entries(ONE_OF)) {
    const values = query[name as keyof typeof ONE_OF];
    if (values?.length) where.push(`${column} = ANY (${bind(values)})`);
  }
  for (const [name, [column, operator, type]] of Object.entries(COMPARED)) {
    const value = query[name as keyof typeof COMPARED];
    if (value !== undefined) where.push(`${column} ${operator} ${bind(value)}::${type}`);
  }
  if (query.vacantOn !== undefined)
    where.push(`u.use_status = 'VACANT' AND NOT EXISTS (SELECT 1 FROM carrier_reservation v
      WHERE v.unit_id = u.id AND v.ended_on IS NULL AND v.until_on >= ${bind(query.vacantOn)}::date)`);
  if (query.reservedForProjectId !== undefined)
    where.push(`r.project_id = ${bind(query.reservedForProjectId)}::uuid AND ${sees('r.project_id', bind)}`);
  if (query.q !== undefined) {
    const wanted = `lower(${bind(query.q.normalize('NFKC').trim())})`;
    const texts = [`COALESCE(u.building, '') || u.unit_no`, 'ca.name', 'ca.code'];
    where.push(`(${texts.map((sql) => `strpos(lower(${sql}), ${wanted}) > 0`).join(' OR ')})`);
  }
  return where;
}
