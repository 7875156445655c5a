import { BooleanField, CodeField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { CountryField } from '../../../platform/http/fields/identifier-fields.js';
import { PatchOf } from '../../../platform/http/fields/patch-of.js';
import {
  DateField,
  EmailField,
  InstantField,
  PhoneField,
  ReferenceField,
} from '../../../platform/http/fields/value-fields.js';
import { CONTACT_SOURCE, DECISION_ROLE, HONORIFIC, LAWFUL_BASIS } from '../contact.codes.js';

const unknown = { optional: true, nullable: true } as const;

/** A person to enter with the present employment (domain.md §2.3). No numbers of identity cards or passports. */
export class CreateContactRequest {
  @TextField({ max: 100, example: '示例王' })
  name: string;

  @CodeField(HONORIFIC, unknown)
  honorific?: string | null;

  @ReferenceField({ description: 'Company of the primary employment' })
  companyId: string;

  @TextField({ ...unknown, max: 100, example: '总经理' })
  title?: string | null;

  @TextField({ ...unknown, max: 100, example: '战略投资部' })
  department?: string | null;

  @DateField({ ...unknown, description: 'Start of the primary employment', example: null })
  fromOn?: string | null;

  @CodeField(DECISION_ROLE)
  decisionRole: string;

  @PhoneField({ ...unknown, description: 'One of mobile, email and wechat is needed' })
  mobile?: string | null;

  @EmailField(unknown)
  email?: string | null;

  @TextField({ ...unknown, max: 60, example: 'shili_wang' })
  wechat?: string | null;

  @TextField({
    ...unknown,
    max: 35,
    pattern: /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/,
    description: 'BCP 47 language tag',
    example: 'he',
  })
  language?: string | null;

  @CountryField({ ...unknown, description: 'Only where a work permit needs it', example: null })
  nationality?: string | null;

  @CodeField(CONTACT_SOURCE)
  source: string;

  @CodeField(LAWFUL_BASIS)
  lawfulBasis: string;

  @InstantField({ ...unknown, description: 'Needed when lawfulBasis is CONSENT', example: null })
  consentAt?: string | null;

  @BooleanField({ optional: true, example: false })
  doNotContact?: boolean;

  @DateField({
    ...unknown,
    description: 'Null or left out: 24 months (a setting) after the last interaction',
    example: null,
  })
  retentionUntil?: string | null;
}

export class UpdateContactRequest extends PatchOf(CreateContactRequest, {
  name: 'UpdateContactRequest',
  omit: ['companyId', 'title', 'department', 'fromOn'],
}) {}
