import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { CountryField, DistrictField } from '../../../platform/http/fields/identifier-fields.js';
import {
  DateField,
  InstantField,
  MoneyField,
  ReferenceField,
} from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import {
  ALIAS_TYPE,
  CAPITAL_NATURE,
  CURRENCY,
  DATA_SOURCE,
  ENTITY_TYPE,
  ISRAEL_RELATION,
  LISTING_STATUS,
  PARK_RELATION,
  REGISTRATION_STATUS,
  RISK_FLAG,
  SCALE_CLASS,
} from '../company.codes.js';
import { DuplicateCandidateResponse } from './duplicate-check.dto.js';

const orNull = { nullable: true } as const;

export class CompanyAliasResponse {
  @TextField({ max: 200, example: '示例生物' })
  name: string;

  @CodeField(ALIAS_TYPE)
  type: string;

  @DateField(orNull)
  validFrom: string | null;

  @DateField(orNull)
  validTo: string | null;
}

/** Another company, by its names. */
export class CompanyPointerResponse {
  @ReferenceField()
  id: string;

  @TextField({ example: 'QY-000124' })
  code: string;

  @TextField({ ...orNull, max: 120, example: '上海示例生物科技有限公司' })
  nameCn: string | null;

  @TextField({ ...orNull, max: 200, example: null })
  nameEn: string | null;
}

/** A company as the caller may see it; members of a class that is not the caller's are null. */
export class CompanyResponse {
  @ReferenceField()
  id: string;

  @TextField({ example: 'QY-000123' })
  code: string;

  @TextField({ ...orNull, max: 120, example: '上海示例生物科技有限公司' })
  nameCn: string | null;

  @TextField({ ...orNull, example: 'Example Biotech (Shanghai) Co., Ltd.' })
  nameEn: string | null;

  @TextField({ ...orNull, example: null })
  nameLocal: string | null;

  @NestedField(CompanyAliasResponse, { list: { max: 50 } })
  aliases: CompanyAliasResponse[];

  @CodeField(ENTITY_TYPE)
  entityType: string;

  @TextField({ ...orNull, max: 18, example: '91310107T0000001X8' })
  uscc: string | null;

  @TextField({ ...orNull, max: 15, example: null })
  legacyRegNo: string | null;

  @TextField({ ...orNull, max: 40, example: null })
  foreignRegNo: string | null;

  @CountryField({ ...orNull, example: null })
  foreignRegCountry: string | null;

  @TextField({ ...orNull, example: null })
  foreignRegAuthority: string | null;

  @BooleanField({ description: 'A valid credit code or foreign number is on record' })
  identityVerified: boolean;

  @ReferenceField({ ...orNull, example: null })
  parentCompanyId: string | null;

  @ReferenceField({ ...orNull, example: null })
  groupId: string | null;

  @TextField({ ...orNull, example: null, description: 'Name of the group of groupId' })
  groupName: string | null;

  @CodeField(CAPITAL_NATURE)
  capitalNature: string;

  @CountryField()
  investorCountry: string;

  @MoneyField(orNull)
  registeredCapitalWan: string | null;

  @CodeField(CURRENCY, orNull)
  registeredCapitalCurrency: string | null;

  @TextField({ ...orNull, example: null })
  capitalNote: string | null;

  @MoneyField({ ...orNull, description: 'Class V1' })
  paidInCapitalWan: string | null;

  @DateField(orNull)
  establishedOn: string | null;

  @CodeField(REGISTRATION_STATUS)
  registrationStatus: string;

  @TextField({ ...orNull, max: 300 })
  registeredAddress: string | null;

  @DistrictField(orNull)
  registeredDistrictCode: string | null;

  @DistrictField({ ...orNull, description: 'Class V1' })
  taxDistrictCode: string | null;

  @TextField({ ...orNull, max: 300, example: null })
  operatingAddress: string | null;

  @BooleanField(orNull)
  inPark: boolean | null;

  @TextField({ ...orNull, max: 4, example: '7340' })
  gb4754Code: string | null;

  @TextField({ max: 40, example: 'LIFE_HEALTH' })
  focusAreaCode: string;

  @TextField({ max: 40, list: { max: 4 }, example: [] })
  secondaryFocusAreas: string[];

  @TextField({ ...orNull, max: 40, example: null })
  districtIndustryCode: string | null;

  @TextField({ ...orNull, max: 40, example: null })
  cityPilotIndustryCode: string | null;

  @ReferenceField({ list: { max: 20 }, example: [] })
  chainNodeIds: string[];

  @ReferenceField({ ...orNull, example: null })
  primaryChainNodeId: string | null;

  @CodeField(ISRAEL_RELATION, orNull)
  israelRelation: string | null;

  @CodeField(LISTING_STATUS, orNull)
  listingStatus: string | null;

  @CodeField(SCALE_CLASS, orNull)
  scaleClass: string | null;

  @CodeField(PARK_RELATION)
  parkRelation: string;

  @ReferenceField({ ...orNull, description: 'Class V1' })
  ownerUnitId: string | null;

  @ReferenceField({ ...orNull, description: 'Class V1', example: null })
  ownerUserId: string | null;

  @CodeField(RISK_FLAG, { nullable: true, list: { max: 5 }, description: 'Class V2', example: [] })
  riskFlags: string[] | null;

  @TextField({ ...orNull, max: 300, example: 'www.example.com' })
  website: string | null;

  @TextField({ ...orNull, max: 60, description: 'Class V1', example: null })
  externalRef: string | null;

  @TextField({ ...orNull, max: 2000, description: 'Class V1', example: null })
  note: string | null;

  @CodeField(DATA_SOURCE, { nullable: true, description: 'Class V1' })
  dataSource: string | null;

  @ReferenceField({ ...orNull, description: 'Where the record went when it was merged', example: null })
  mergedIntoId: string | null;

  @NestedField(CompanyPointerResponse, {
    ...orNull,
    description: 'The record that stays, when this one was merged into it',
    example: null,
  })
  mergedInto: CompanyPointerResponse | null;

  @InstantField()
  createdAt: string;

  @ReferenceField({ ...orNull, example: null })
  createdBy: string | null;

  @InstantField()
  updatedAt: string;

  @ReferenceField({ ...orNull, example: null })
  updatedBy: string | null;

  @IntegerField({ min: 1 })
  version: number;
}

export class CompanyPage extends PageOf(CompanyResponse) {}

/** A company that has just been registered or renamed, with those that look like it. */
export class ComparedCompanyResponse extends CompanyResponse {
  @NestedField(DuplicateCandidateResponse, {
    list: { max: 10 },
    description: 'Similar companies, the strongest first; empty after a change of neither name nor number',
  })
  duplicateWarnings: DuplicateCandidateResponse[];
}
