/**
 * The baseline's own table: what the API returns of a company, a bigram array over its names, and the indexes that
 * its four routes need. Member of the answer → column.
 */
export const THIN_COLUMNS = {
  id: 'id',
  code: 'code',
  nameCn: 'name_cn',
  nameEn: 'name_en',
  nameLocal: 'name_local',
  aliases: 'aliases',
  entityType: 'entity_type',
  uscc: 'uscc',
  legacyRegNo: 'legacy_reg_no',
  foreignRegNo: 'foreign_reg_no',
  foreignRegCountry: 'foreign_reg_country',
  foreignRegAuthority: 'foreign_reg_authority',
  identityVerified: 'identity_verified',
  parentCompanyId: 'parent_company_id',
  groupName: 'group_name',
  capitalNature: 'capital_nature',
  investorCountry: 'investor_country',
  registeredCapitalWan: 'registered_capital_wan',
  registeredCapitalCurrency: 'registered_capital_currency',
  capitalNote: 'capital_note',
  paidInCapitalWan: 'paid_in_capital_wan',
  establishedOn: 'established_on',
  registrationStatus: 'registration_status',
  registeredAddress: 'registered_address',
  registeredDistrictCode: 'registered_district_code',
  taxDistrictCode: 'tax_district_code',
  operatingAddress: 'operating_address',
  inPark: 'in_park',
  gb4754Code: 'gb4754_code',
  focusAreaCode: 'focus_area_code',
  secondaryFocusAreas: 'secondary_focus_areas',
  districtIndustryCode: 'district_industry_code',
  cityPilotIndustryCode: 'city_pilot_industry_code',
  chainNodeIds: 'chain_node_ids',
  primaryChainNodeId: 'primary_chain_node_id',
  israelRelation: 'israel_relation',
  listingStatus: 'listing_status',
  scaleClass: 'scale_class',
  parkRelation: 'park_relation',
  ownerUnitId: 'owner_unit_id',
  ownerUserId: 'owner_user_id',
  riskFlags: 'risk_flags',
  website: 'website',
  externalRef: 'external_ref',
  note: 'note',
  dataSource: 'data_source',
  mergedIntoId: 'merged_into_id',
  createdAt: 'created_at',
  createdBy: 'created_by',
  updatedAt: 'updated_at',
  updatedBy: 'updated_by',
  version: 'version',
} as const;

const BIGRAMS = `ARRAY(
    SELECT DISTINCT substr(name, at, 2)
    FROM unnest(ARRAY[lower(c.name_cn), lower(c.name_en)]) AS name, generate_series(1, length(name) - 1) AS at)`;

/** Run as the owner of `company` once that is filled: the same rows in the same order. */
export const MAKE_THIN_TABLE = `
  CREATE SCHEMA thin;
  CREATE TABLE thin.company AS
    SELECT ${Object.values(THIN_COLUMNS).join(', ')}, ${BIGRAMS} AS grams FROM company c ORDER BY id;
  ALTER TABLE thin.company ADD PRIMARY KEY (id);
  ALTER TABLE thin.company ALTER COLUMN grams SET STATISTICS 500;
  CREATE UNIQUE INDEX ON thin.company (uscc);
  CREATE INDEX ON thin.company (focus_area_code, registered_capital_wan DESC NULLS LAST, id DESC);
  CREATE INDEX ON thin.company USING gin (grams);`;

/** Bigrams of a fragment as the table holds them. */
export function bigramsOf(text: string): string[] {
  const characters = [...text.toLowerCase()];
  return [...new Set(characters.slice(1).map((character, at) => `${characters[at]}${character}`))];
}
