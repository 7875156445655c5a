import { CodeField, IntegerField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageQuery } from '../../../platform/http/page.js';
import {
  POLICY_BENEFIT_TYPE,
  POLICY_LEVEL,
  POLICY_SERIES,
  POLICY_STATUS,
  POLICY_VALIDITY,
} from '../policy.codes.js';

const several = { optional: true, list: { max: 20 } } as const;

export class ListPoliciesQuery extends PageQuery {
  @TextField({
    optional: true,
    max: 100,
    description: 'Found in code, title, document number, issuer or in a clause',
    example: '研发',
  })
  q?: string;

  @CodeField(POLICY_LEVEL, several)
  level?: string[];

  @CodeField(POLICY_SERIES, several)
  series?: string[];

  @CodeField(POLICY_STATUS, several)
  status?: string[];

  @CodeField(POLICY_VALIDITY, { ...several, description: 'As of today, or of inForceOn' })
  validity?: string[];

  @TextField({ optional: true, max: 200, description: 'Part of the name of the issuer', example: '科学技术' })
  issuer?: string;

  @ReferenceField(several)
  ownerUnitId?: string[];

  @CodeField(POLICY_BENEFIT_TYPE, { ...several, description: 'With a clause of this kind' })
  benefitType?: string[];

  @DateField({
    optional: true,
    description: 'Only those in force on the day; validity and daysLeft as of it',
  })
  inForceOn?: string;

  @IntegerField({
    optional: true,
    max: 3650,
    description: 'In force, and ending within so many days',
    example: 90,
  })
  expiringWithin?: number;

  @InstantField({ optional: true })
  updatedSince?: string;
}
