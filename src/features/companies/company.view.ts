import {
  money,
  type ResourceView,
  type ViewColumn,
  visibleTo,
} from '../../platform/database/resource-view.js';
import type { CompanyVisibility } from './company.access.js';

const SORTS: ResourceView['sorts'] = {
  updatedAt: { sql: 'c.updated_at', type: 'timestamptz' },
  createdAt: { sql: 'c.created_at', type: 'timestamptz' },
  code: { sql: 'c.code', type: 'text' },
  nameCn: { sql: 'c.name_cn', type: 'text', nullable: true },
  nameEn: { sql: 'c.name_en', type: 'text', nullable: true },
  registeredCapitalWan: { sql: 'c.registered_capital_wan', type: 'numeric', nullable: true },
  establishedOn: { sql: 'c.established_on', type: 'date', nullable: true },
};

/** Members of the response in their order; `of` names the class whose rule masks them, none is class V0. */
const COLUMNS: Readonly<Record<string, ViewColumn & { readonly of?: 'line' | 'unit' }>> = {
  id: { sql: 'c.id' },
  code: { sql: 'c.code' },
  nameCn: { sql: 'c.name_cn' },
  nameEn: { sql: 'c.name_en' },
  nameLocal: { sql: 'c.name_local' },
  aliases: { sql: 'c.aliases' },
  entityType: { sql: 'c.entity_type' },
  uscc: { sql: 'c.uscc' },
  legacyRegNo: { sql: 'c.legacy_reg_no' },
  foreignRegNo: { sql: 'c.foreign_reg_no' },
  foreignRegCountry: { sql: 'c.foreign_reg_country' },
  foreignRegAuthority: { sql: 'c.foreign_reg_authority' },
  identityVerified: { sql: 'c.identity_verified' },
  parentCompanyId: { sql: 'c.parent_company_id' },
  groupId: { sql: 'c.group_id' },
  groupName: { sql: 'c.group_name' },
  capitalNature: { sql: 'c.capital_nature' },
  investorCountry: { sql: 'c.investor_country' },
  registeredCapitalWan: money('c.registered_capital_wan'),
  registeredCapitalCurrency: { sql: 'c.registered_capital_currency' },
  capitalNote: { sql: 'c.capital_note' },
  paidInCapitalWan: { ...money('c.paid_in_capital_wan'), of: 'line' },
  establishedOn: { sql: 'c.established_on' },
  registrationStatus: { sql: 'c.registration_status' },
  registeredAddress: { sql: 'c.registered_address' },
  registeredDistrictCode: { sql: 'c.registered_district_code' },
  taxDistrictCode: { sql: 'c.tax_district_code', of: 'line' },
  operatingAddress: { sql: 'c.operating_address' },
  inPark: { sql: 'c.in_park' },
  gb4754Code: { sql: 'c.gb4754_code' },
  focusAreaCode: { sql: 'c.focus_area_code' },
  secondaryFocusAreas: { sql: 'c.secondary_focus_areas' },
  districtIndustryCode: { sql: 'c.district_industry_code' },
  cityPilotIndustryCode: { sql: 'c.city_pilot_industry_code' },
  chainNodeIds: { sql: 'c.chain_node_ids' },
  primaryChainNodeId: { sql: 'c.primary_chain_node_id' },
  israelRelation: { sql: 'c.israel_relation' },
  listingStatus: { sql: 'c.listing_status' },
  scaleClass: { sql: 'c.scale_class' },
  parkRelation: { sql: 'c.park_relation' },
  ownerUnitId: { sql: 'c.owner_unit_id', of: 'line' },
  ownerUserId: { sql: 'c.owner_user_id', of: 'line' },
  riskFlags: { sql: 'c.risk_flags', of: 'unit' },
  website: { sql: 'c.website' },
  externalRef: { sql: 'c.external_ref', of: 'line' },
  note: { sql: 'c.note', of: 'line' },
  dataSource: { sql: 'c.data_source', of: 'line' },
  mergedIntoId: { sql: 'c.merged_into_id' },
  mergedInto: {
    sql: `CASE WHEN c.merged_into_id IS NOT NULL THEN (SELECT row_to_json(m) FROM (
      SELECT id, code, name_cn AS "nameCn", name_en AS "nameEn" FROM company WHERE id = c.merged_into_id) m) END`,
  },
  createdAt: { sql: 'c.created_at' },
  createdBy: { sql: 'c.created_by' },
  updatedAt: { sql: 'c.updated_at' },
  updatedBy: { sql: 'c.updated_by' },
  version: { sql: 'c.version' },
};

const OWNER_UNIT = `(SELECT row_to_json(u) FROM (
  SELECT id, code, name, short_name AS "shortName" FROM responsible_unit WHERE id = c.owner_unit_id) u)`;
const PARENT = `(SELECT row_to_json(p) FROM (
  SELECT id, code, name_cn AS "nameCn", name_en AS "nameEn", uscc FROM company WHERE id = c.parent_company_id) p)`;

const GROUP = `(SELECT row_to_json(g) FROM (SELECT id, name FROM company_group WHERE id = c.group_id) g)`;

/** What a company shows to one actor. Lists, details, search and exports all read it. */
export function companyView(visible: CompanyVisibility): ResourceView {
  const columns = Object.entries(COLUMNS).map(([name, { of, ...column }]) => [
    name,
    of ? visibleTo(visible[of], column) : column,
  ]);
  return {
    from: 'company c',
    id: 'c.id',
    ruleColumns: { ownerUnitId: 'c.owner_unit_id' },
    // A merged record is deleted, yet its address goes on telling where it went (§4.5).
    living: '(c.deleted_at IS NULL OR c.merged_into_id IS NOT NULL)',
    defaultSort: '-updatedAt',
    sorts: SORTS,
    columns: Object.fromEntries(columns),
    expands: {
      ownerUnit: visibleTo(visible.line, { sql: OWNER_UNIT }),
      parentCompany: { sql: PARENT },
      group: { sql: GROUP },
    },
  };
}
