import { BooleanField, CodeField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { CountryField, DistrictField } from '../../../platform/http/fields/identifier-fields.js';
import {
  DateField,
  InstantField,
  MoneyField,
  ReferenceField,
} from '../../../platform/http/fields/value-fields.js';
import { PageQuery } from '../../../platform/http/page.js';
import {
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

const several = { optional: true, list: { max: 50 } } as const;
const filter = { optional: true } as const;

/** Filters of the company list; several values of one filter are separated by commas and mean "one of". */
export class ListCompaniesQuery extends PageQuery {
  @TextField({
    ...filter,
    max: 100,
    description:
      'Two or more characters found anywhere in a name, alias, credit code or number; simplified or traditional, pinyin or initials',
    example: '示例生物',
  })
  q?: string;

  @TextField({ ...several, max: 40, pattern: /^[A-Z][A-Z_]{1,39}$/, example: ['AI'] })
  focusArea?: string[];

  @CodeField(PARK_RELATION, several)
  parkRelation?: string[];

  @CodeField(ENTITY_TYPE, several)
  entityType?: string[];

  @CodeField(CAPITAL_NATURE, several)
  capitalNature?: string[];

  @CodeField(REGISTRATION_STATUS, several)
  registrationStatus?: string[];

  @CodeField(ISRAEL_RELATION, several)
  israelRelation?: string[];

  @CodeField(LISTING_STATUS, several)
  listingStatus?: string[];

  @CodeField(SCALE_CLASS, several)
  scaleClass?: string[];

  @CountryField(several)
  investorCountry?: string[];

  @DistrictField(several)
  registeredDistrictCode?: string[];

  @DistrictField({ ...several, description: 'Class V1' })
  taxDistrictCode?: string[];

  @ReferenceField({ ...several, description: 'Class V1' })
  ownerUnitId?: string[];

  @ReferenceField({ ...several, description: 'Class V1' })
  ownerUserId?: string[];

  @CodeField(RISK_FLAG, { ...several, description: 'Class V2: matches rows whose flags the caller may see' })
  riskFlag?: string[];

  @ReferenceField(several)
  chainNodeId?: string[];

  @ReferenceField({ ...several, description: 'Companies of these groups' })
  groupId?: string[];

  @ReferenceField({ ...several, description: 'Branches and subsidiaries of these companies' })
  parentCompanyId?: string[];

  @TextField({
    ...filter,
    max: 4,
    pattern: /^\d{2,4}$/,
    description: 'First digits of the GB/T 4754 class',
    example: '73',
  })
  gb4754Prefix?: string;

  @BooleanField(filter)
  inPark?: boolean;

  @BooleanField(filter)
  identityVerified?: boolean;

  @CodeField(CURRENCY, { ...filter, description: 'Goes with registeredCapitalWanMin and Max' })
  registeredCapitalCurrency?: string;

  @MoneyField(filter)
  registeredCapitalWanMin?: string;

  @MoneyField(filter)
  registeredCapitalWanMax?: string;

  @DateField(filter)
  establishedOnFrom?: string;

  @DateField(filter)
  establishedOnTo?: string;

  @InstantField(filter)
  updatedSince?: string;
}
