import type { Binder } from '../../platform/database/binder.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { CarrierVisibility } from './carrier.access.js';
import type { ListCarriersQuery } from './dto/list-carriers.query.js';

/** One-of filters: query member → column. */
const ONE_OF = {
  type: 'ca.type',
  buildStatus: 'ca.build_status',
  town: 'ca.town',
  operatorUnitId: 'ca.operator_unit_id',
} as const satisfies Partial<Record<keyof ListCarriersQuery, string>>;

/** Comparisons: query member → [column, operator, type]. Both ends of a range are included. */
const COMPARED = {
  leasableSqmMin: ['ca.leasable_sqm', '>=', 'numeric'],
  leasableSqmMax: ['ca.leasable_sqm', '<=', 'numeric'],
  rentPerSqmDayMin: ['ca.rent_per_sqm_day', '>=', 'numeric'],
  rentPerSqmDayMax: ['ca.rent_per_sqm_day', '<=', 'numeric'],
  updatedSince: ['ca.updated_at', '>=', 'timestamptz'],
} as const satisfies Partial<Record<keyof ListCarriersQuery, readonly [string, string, string]>>;

const LINE_FILTERS = ['rentPerSqmDayMin', 'rentPerSqmDayMax'] as const;

/** The WHERE of the list. @throws REQUEST.FIELD_NOT_VISIBLE for a filter on a field that is hidden from the caller */
export function carrierConditions(
  query: ListCarriersQuery,
  { line }: CarrierVisibility,
  { bind }: Binder,
): string[] {
  const hidden = line.kind === 'always' ? [] : LINE_FILTERS.filter((name) => query[name] !== undefined);
  if (hidden.length) throw httpErrors.FIELD_NOT_VISIBLE({ params: { fields: hidden.join(', ') } });
  const where = ['ca.deleted_at IS NULL'];
  for (const [name, column] of Object.entries(ONE_OF)) {
    const values = query[name as keyof typeof ONE_OF];
    if (values?.length) where.push(`${column} = ANY (${bind(values)})`);
  }
  for (const [name, [column, operator, type]] of Object.entries(COMPARED)) {
    const value = query[name as keyof typeof COMPARED];
    if (value !== undefined) where.push(`${column} ${operator} ${bind(value)}::${type}`);
  }
  if (query.focusArea?.length) where.push(`ca.focus_areas && ${bind(query.focusArea)}::text[]`);
  if (query.q !== undefined) {
    const wanted = `lower(${bind(query.q.normalize('NFKC').trim())})`;
    const texts = ['ca.code', 'ca.name', `COALESCE(ca.address, '')`, 'ca.operator_org'];
    where.push(`(${texts.map((sql) => `strpos(lower(${sql}), ${wanted}) > 0`).join(' OR ')})`);
  }
  return where;
}
