import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { CountryField } from '../../../platform/http/fields/identifier-fields.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import { CONTACT_SOURCE, DECISION_ROLE, HONORIFIC, LAWFUL_BASIS } from '../contact.codes.js';

const orNull = { nullable: true } as const;

/** One employment inside a contact. */
export class ContactEmploymentPart {
  @ReferenceField()
  id: string;

  @ReferenceField()
  companyId: string;

  @TextField({ ...orNull, max: 100, example: '总经理' })
  title: string | null;

  @TextField({ ...orNull, max: 100, example: null })
  department: string | null;

  @DateField({ ...orNull, example: null })
  fromOn: string | null;

  @DateField({ ...orNull, example: null })
  toOn: string | null;

  @BooleanField()
  isPrimary: boolean;
}

/** A contact as the caller may see it: what the caller may not see is masked or null. */
export class ContactResponse {
  @ReferenceField()
  id: string;

  @TextField({
    max: 100,
    description: 'Class V2; others see surname and 先生, 女士 or **',
    example: '王先生',
  })
  name: string;

  @CodeField(HONORIFIC, orNull)
  honorific: string | null;

  @ReferenceField({ ...orNull, description: 'Company of the primary employment. Class V2' })
  companyId: string | null;

  @TextField({ ...orNull, max: 100, description: 'Class V2', example: '总经理' })
  title: string | null;

  @TextField({ ...orNull, max: 100, description: 'Class V2', example: '战略投资部' })
  department: string | null;

  @CodeField(DECISION_ROLE, { ...orNull, description: 'Class V3' })
  decisionRole: string | null;

  @TextField({ ...orNull, max: 30, description: 'Class PI, else masked', example: '138****5678' })
  mobile: string | null;

  @TextField({ ...orNull, max: 254, description: 'Class PI, else masked', example: 'l***@example.com' })
  email: string | null;

  @TextField({ ...orNull, max: 60, description: 'Class PI, else masked', example: 's***' })
  wechat: string | null;

  @TextField({ ...orNull, max: 35, description: 'Class PI', example: 'he' })
  language: string | null;

  @CountryField({ ...orNull, description: 'Class PI', example: null })
  nationality: string | null;

  @BooleanField({ description: 'The caller sees personal data masked', example: true })
  isMasked: boolean;

  @CodeField(CONTACT_SOURCE, { ...orNull, description: 'Class V3' })
  source: string | null;

  @CodeField(LAWFUL_BASIS, { ...orNull, description: 'Class V3' })
  lawfulBasis: string | null;

  @InstantField({ ...orNull, description: 'Class V3', example: null })
  consentAt: string | null;

  @BooleanField({ ...orNull, description: 'Class V2', example: false })
  doNotContact: boolean | null;

  @DateField({ ...orNull, description: 'Anonymised after this day. Class V3', example: '2028-10-31' })
  retentionUntil: string | null;

  @NestedField(ContactEmploymentPart, { ...orNull, list: { max: 200 }, description: 'Class V2' })
  employments: ContactEmploymentPart[] | null;

  @InstantField({ ...orNull, example: null })
  anonymisedAt: string | null;

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

export class ContactPage extends PageOf(ContactResponse) {}
