import { ruleSql } from '../../platform/access/row-rule.js';
import type { Binder } from '../../platform/database/binder.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { CompanyVisibility } from './company.access.js';
import type { ListCompaniesQuery } from './dto/list-companies.query.js';

const RULE_COLUMNS = { ownerUnitId: 'c.owner_unit_id' };

/** One-of filters: query member → column. */
const ONE_OF = {
  focusArea: 'c.focus_area_code',
  parkRelation: 'c.park_relation',
  entityType: 'c.entity_type',
  capitalNature: 'c.capital_nature',
  registrationStatus: 'c.registration_status',
  israelRelation: 'c.israel_relation',
  listingStatus: 'c.listing_status',
  scaleClass: 'c.scale_class',
  investorCountry: 'c.investor_country',
  registeredDistrictCode: 'c.registered_district_code',
  taxDistrictCode: 'c.tax_district_code',
  ownerUnitId: 'c.owner_unit_id',
  ownerUserId: 'c.owner_user_id',
  groupId: 'c.group_id',
  parentCompanyId: 'c.parent_company_id',
} as const satisfies Partial<Record<keyof ListCompaniesQuery, string>>;

const LINE_FILTERS = ['taxDistrictCode', 'ownerUnitId', 'ownerUserId'] as const;

/** Comparisons: query member → [column, operator, type]. Both ends of a range are included. */
const COMPARED = {
  inPark: ['c.in_park', '=', 'boolean'],
  identityVerified: ['c.identity_verified', '=', 'boolean'],
  registeredCapitalCurrency: ['c.registered_capital_currency', '=', 'text'],
  registeredCapitalWanMin: ['c.registered_capital_wan', '>=', 'numeric'],
  registeredCapitalWanMax: ['c.registered_capital_wan', '<=', 'numeric'],
  establishedOnFrom: ['c.established_on', '>=', 'date'],
  establishedOnTo: ['c.established_on', '<=', 'date'],
  updatedSince: ['c.updated_at', '>=', 'timestamptz'],
} as const satisfies Partial<Record<keyof ListCompaniesQuery, readonly [string, string, string]>>;

/**
 * The WHERE of the list: what the caller asked for, over rows and fields that the caller may see.
 * @throws REQUEST.FIELD_NOT_VISIBLE for a filter on a field that is hidden from the caller
 */
export function companyConditions(
  query: ListCompaniesQuery,
  visible: CompanyVisibility,
  { bind }: Binder,
): string[] {
  refuseHidden(query, visible);
  const where = ['c.deleted_at IS NULL', 'c.merged_into_id IS NULL'];
  if (visible.readable.kind !== 'always') where.push(ruleSql(visible.readable, RULE_COLUMNS, bind));
  for (const [name, column] of Object.entries(ONE_OF)) {
    const values = query[name as keyof typeof ONE_OF];
    if (!values?.length) continue;
    // Equality keeps the index's order, which `= ANY` does not on every supported version.
    where.push(values.length === 1 ? `${column} = ${bind(values[0])}` : `${column} = ANY (${bind(values)})`);
  }
  for (const [name, [column, operator, type]] of Object.entries(COMPARED)) {
    const value = query[name as keyof typeof COMPARED];
    if (value !== undefined) where.push(`${column} ${operator} ${bind(value)}::${type}`);
  }
  if (query.chainNodeId?.length) where.push(`c.chain_node_ids && ${bind(query.chainNodeId)}::uuid[]`);
  if (query.gb4754Prefix) where.push(`c.gb4754_code LIKE ${bind(`${query.gb4754Prefix}%`)}`);
  if (query.riskFlag?.length)
    where.push(
      `(${ruleSql(visible.unit, RULE_COLUMNS, bind)} AND c.risk_flags && ${bind(query.riskFlag)}::text[])`,
    );
  return where;
}

function refuseHidden(query: ListCompaniesQuery, { line }: CompanyVisibility): void {
  const hidden = line.kind === 'always' ? [] : LINE_FILTERS.filter((name) => query[name] !== undefined);
  if (hidden.length) throw httpErrors.FIELD_NOT_VISIBLE({ params: { fields: hidden.join(', ') } });
}
