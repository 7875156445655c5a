import {
  BooleanField,
  CodeField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import {
  CountryField,
  DistrictField,
  LegacyNumberField,
  UsccField,
} from '../../../platform/http/fields/identifier-fields.js';
import { PatchOf } from '../../../platform/http/fields/patch-of.js';
import { DateField, MoneyField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import {
  ALIAS_TYPE,
  CAPITAL_NATURE,
  CURRENCY,
  ENTITY_TYPE,
  ISRAEL_RELATION,
  LISTING_STATUS,
  PARK_RELATION,
  REGISTRATION_STATUS,
  RISK_FLAG,
  SCALE_CLASS,
} from '../company.codes.js';

const unknown = { optional: true, nullable: true } as const;
const AREA_CODE = /^[A-Z][A-Z_]{1,39}$/;

export class CompanyAliasRequest {
  @TextField({ max: 200, example: '示例生物' })
  name: string;

  @CodeField(ALIAS_TYPE)
  type: string;

  @DateField(unknown)
  validFrom?: string | null;

  @DateField(unknown)
  validTo?: string | null;
}

/** A company to register (domain.md §2.1). What is not known is null. */
export class CreateCompanyRequest {
  @TextField({
    ...unknown,
    max: 120,
    description: 'Registered Chinese name',
    example: '上海示例生物科技有限公司',
  })
  nameCn?: string | null;

  @TextField({
    ...unknown,
    max: 200,
    description: 'English name; one of nameCn and nameEn is needed',
    example: 'Example Biotech (Shanghai) Co., Ltd.',
  })
  nameEn?: string | null;

  @TextField({
    ...unknown,
    max: 200,
    description: 'Name in the local script, for example Hebrew',
    example: null,
  })
  nameLocal?: string | null;

  @NestedField(CompanyAliasRequest, { optional: true, list: { max: 50 } })
  aliases?: CompanyAliasRequest[];

  @CodeField(ENTITY_TYPE)
  entityType: string;

  @UsccField({ ...unknown, description: 'Unified social credit code' })
  uscc?: string | null;

  @LegacyNumberField({ ...unknown, description: '15-digit number of documents before 2015', example: null })
  legacyRegNo?: string | null;

  @TextField({ ...unknown, max: 40, example: null })
  foreignRegNo?: string | null;

  @CountryField({ ...unknown, example: null })
  foreignRegCountry?: string | null;

  @TextField({ ...unknown, max: 100, example: null })
  foreignRegAuthority?: string | null;

  @ReferenceField({ ...unknown, description: 'Needed for BRANCH and REP_OFFICE', example: null })
  parentCompanyId?: string | null;

  @ReferenceField({ ...unknown, description: 'The group, see GET /company-groups', example: null })
  groupId?: string | null;

  @TextField({
    ...unknown,
    max: 120,
    description: 'Instead of groupId: the group of this name, founded when there is none',
    example: null,
  })
  groupName?: string | null;

  @CodeField(CAPITAL_NATURE)
  capitalNature: string;

  @CountryField({ description: 'Ultimate origin of the investment' })
  investorCountry: string;

  @MoneyField({
    ...unknown,
    description: 'Registered capital in 万 of registeredCapitalCurrency; null = unknown, never 0',
    example: '1000.00',
  })
  registeredCapitalWan?: string | null;

  @CodeField(CURRENCY, unknown)
  registeredCapitalCurrency?: string | null;

  @TextField({ ...unknown, max: 200, example: null })
  capitalNote?: string | null;

  @MoneyField({ ...unknown, example: '200.00' })
  paidInCapitalWan?: string | null;

  @DateField({ ...unknown, example: '2021-03-15' })
  establishedOn?: string | null;

  @CodeField(REGISTRATION_STATUS)
  registrationStatus: string;

  @TextField({ ...unknown, max: 300, example: '上海市普陀区示例路1号' })
  registeredAddress?: string | null;

  @DistrictField({ ...unknown, description: 'Where it is registered; never read from the USCC' })
  registeredDistrictCode?: string | null;

  @DistrictField({ ...unknown, description: 'Where its tax household is' })
  taxDistrictCode?: string | null;

  @TextField({ ...unknown, max: 300, example: null })
  operatingAddress?: string | null;

  @BooleanField({ ...unknown, description: 'Operates inside the park' })
  inPark?: boolean | null;

  @TextField({
    ...unknown,
    max: 4,
    min: 4,
    pattern: /^\d{4}$/,
    description: 'GB/T 4754-2017 class',
    example: '7340',
  })
  gb4754Code?: string | null;

  @TextField({
    max: 40,
    pattern: AREA_CODE,
    description: 'Focus area of the park, see GET /focus-areas',
    example: 'LIFE_HEALTH',
  })
  focusAreaCode: string;

  @TextField({ optional: true, max: 40, pattern: AREA_CODE, list: { max: 4 }, example: [] })
  secondaryFocusAreas?: string[];

  @TextField({
    ...unknown,
    max: 40,
    pattern: AREA_CODE,
    description: 'Key industry of the district',
    example: null,
  })
  districtIndustryCode?: string | null;

  @TextField({
    ...unknown,
    max: 40,
    pattern: /^[A-Z][A-Z_]{1,39}$/,
    description: 'Pilot industry of the city',
    example: null,
  })
  cityPilotIndustryCode?: string | null;

  @ReferenceField({ optional: true, list: { max: 20 }, example: [] })
  chainNodeIds?: string[];

  @ReferenceField({ ...unknown, description: 'One of chainNodeIds', example: null })
  primaryChainNodeId?: string | null;

  @CodeField(ISRAEL_RELATION, unknown)
  israelRelation?: string | null;

  @CodeField(LISTING_STATUS, unknown)
  listingStatus?: string | null;

  @CodeField(SCALE_CLASS, unknown)
  scaleClass?: string | null;

  @CodeField(PARK_RELATION)
  parkRelation: string;

  @ReferenceField({ optional: true, description: 'Owner unit; the caller’s own when left out' })
  ownerUnitId?: string;

  @ReferenceField({ ...unknown, example: null })
  ownerUserId?: string | null;

  @CodeField(RISK_FLAG, { optional: true, list: { max: 5 }, example: [] })
  riskFlags?: string[];

  @TextField({ ...unknown, max: 300, example: 'www.example.com' })
  website?: string | null;

  @TextField({
    ...unknown,
    max: 60,
    description: 'Number in the source, for example a stock code',
    example: null,
  })
  externalRef?: string | null;

  @TextField({ ...unknown, max: 2000, example: null })
  note?: string | null;

  @BooleanField({
    optional: true,
    description: 'The caller has looked at the candidates: it is a different company',
    example: false,
  })
  confirmDistinct?: boolean;

  @TextField({
    optional: true,
    min: 4,
    max: 300,
    description: 'Why it is a different company',
    example: '不同法人，经营地址不同',
  })
  distinctReason?: string;
}

export class UpdateCompanyRequest extends PatchOf(CreateCompanyRequest, { name: 'UpdateCompanyRequest' }) {}
