import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Removable } from '../../platform/database/stamped.js';

export interface CompanyAlias {
  readonly name: string;
  readonly type: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** A legal entity, Chinese or foreign (domain.md §2.1). Money columns are 万 of the currency beside them. */
@Entity({ name: 'company' })
export class Company extends Removable {
  @PrimaryColumn('uuid')
  id: string;
  /** `QY-000123`, given by the database. */
  @Column({ type: 'text', insert: false, update: false })
  code: string;
  @Column('text', { name: 'name_cn', nullable: true })
  nameCn: string | null;
  @Column('text', { name: 'name_en', nullable: true })
  nameEn: string | null;
  @Column('text', { name: 'name_local', nullable: true })
  nameLocal: string | null;
  @Column('jsonb')
  aliases: CompanyAlias[];
  @Column('text', { name: 'entity_type' })
  entityType: string;
  @Column('text', { nullable: true })
  uscc: string | null;
  @Column('text', { name: 'legacy_reg_no', nullable: true })
  legacyRegNo: string | null;
  @Column('text', { name: 'foreign_reg_no', nullable: true })
  foreignRegNo: string | null;
  @Column('text', { name: 'foreign_reg_country', nullable: true })
  foreignRegCountry: string | null;
  @Column('text', { name: 'foreign_reg_authority', nullable: true })
  foreignRegAuthority: string | null;
  /** A valid USCC or foreign number is on record. */
  @Column('boolean', { name: 'identity_verified' })
  identityVerified: boolean;
  @Column('uuid', { name: 'parent_company_id', nullable: true })
  parentCompanyId: string | null;
  @Column('text', { name: 'group_name', nullable: true })
  groupName: string | null;
  @Column('uuid', { name: 'group_id', nullable: true })
  groupId: string | null;
  @Column('text', { name: 'capital_nature' })
  capitalNature: string;
  @Column('text', { name: 'investor_country' })
  investorCountry: string;
  @Column('numeric', { name: 'registered_capital_wan', precision: 18, scale: 4, nullable: true })
  registeredCapitalWan: string | null;
  @Column('text', { name: 'registered_capital_currency', nullable: true })
  registeredCapitalCurrency: string | null;
  @Column('text', { name: 'capital_note', nullable: true })
  capitalNote: string | null;
  @Column('numeric', { name: 'paid_in_capital_wan', precision: 18, scale: 4, nullable: true })
  paidInCapitalWan: string | null;
  @Column('date', { name: 'established_on', nullable: true })
  establishedOn: string | null;
  @Column('text', { name: 'registration_status' })
  registrationStatus: string;
  @Column('text', { name: 'registered_address', nullable: true })
  registeredAddress: string | null;
  @Column('text', { name: 'registered_district_code', nullable: true })
  registeredDistrictCode: string | null;
  @Column('text', { name: 'tax_district_code', nullable: true })
  taxDistrictCode: string | null;
  @Column('text', { name: 'operating_address', nullable: true })
  operatingAddress: string | null;
  @Column('boolean', { name: 'in_park', nullable: true })
  inPark: boolean | null;
  @Column('text', { name: 'gb4754_code', nullable: true })
  gb4754Code: string | null;
  @Column('text', { name: 'focus_area_code' })
  focusAreaCode: string;
  @Column('text', { name: 'secondary_focus_areas', array: true })
  secondaryFocusAreas: string[];
  @Column('text', { name: 'district_industry_code', nullable: true })
  districtIndustryCode: string | null;
  @Column('text', { name: 'city_pilot_industry_code', nullable: true })
  cityPilotIndustryCode: string | null;
  @Column('uuid', { name: 'chain_node_ids', array: true })
  chainNodeIds: string[];
  @Column('uuid', { name: 'primary_chain_node_id', nullable: true })
  primaryChainNodeId: string | null;
  @Column('text', { name: 'israel_relation', nullable: true })
  israelRelation: string | null;
  @Column('text', { name: 'listing_status', nullable: true })
  listingStatus: string | null;
  @Column('text', { name: 'scale_class', nullable: true })
  scaleClass: string | null;
  @Column('text', { name: 'park_relation' })
  parkRelation: string;
  @Column('uuid', { name: 'owner_unit_id' })
  ownerUnitId: string;
  @Column('uuid', { name: 'owner_user_id', nullable: true })
  ownerUserId: string | null;
  @Column('text', { name: 'risk_flags', array: true })
  riskFlags: string[];
  @Column('text', { nullable: true })
  website: string | null;
  /** Number of the record in the source it came from, for example a stock code. */
  @Column('text', { name: 'external_ref', nullable: true })
  externalRef: string | null;
  @Column('text', { nullable: true })
  note: string | null;
  @Column('text', { name: 'data_source' })
  dataSource: string;
  @Column('text', { name: 'name_key' })
  nameKey: string;
  @Column('text', { name: 'brand_key' })
  brandKey: string;
  /** How the brand of the first Chinese name is read, without tones; empty when there is none. */
  @Column('text', { name: 'brand_sound' })
  brandSound: string;
  /** Registered names taken apart, for the level rule: see `storedName`. */
  @Column('text', { name: 'name_parts', array: true })
  nameParts: string[];
  @Column('text', { name: 'alias_parts', array: true })
  aliasParts: string[];
  /** Version of the rules that made the keys and search tokens of the row, see `KEY_VERSION`. */
  @Column('int', { name: 'key_version' })
  keyVersion: number;
  /** Match keys of every further name: English, local script, aliases. */
  @Column('text', { name: 'other_keys', array: true })
  otherKeys: string[];
  @Column('text', { name: 'search_text' })
  searchText: string;
  @Column('text', { name: 'search_tokens', array: true })
  searchTokens: string[];
  @Column('uuid', { name: 'merged_into_id', nullable: true })
  mergedIntoId: string | null;
}
