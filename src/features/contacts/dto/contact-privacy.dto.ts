import { CodeField, NestedField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { CountryField } from '../../../platform/http/fields/identifier-fields.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { CONTACT_SOURCE, DECISION_ROLE, HONORIFIC, LAWFUL_BASIS } from '../contact.codes.js';
import { ContactEmploymentPart } from './contact.response.js';

const orNull = { nullable: true } as const;

/** Why the person's data are removed. */
export class EraseContactRequest {
  @TextField({ min: 4, max: 300, description: 'Without personal data', example: '本人要求删除' })
  reason: string;
}

/** An interaction in which the person took part. */
export class PersonalInteractionPart {
  @ReferenceField()
  id: string;

  @InstantField()
  occurredAt: string;

  @TextField({ max: 30, example: 'VISIT_OUT' })
  channel: string;
}

/** What one record keeps about a person. */
export class PersonalRecordResponse {
  @ReferenceField()
  id: string;

  @TextField({ max: 100, example: '示例王' })
  name: string;

  @CodeField(HONORIFIC, orNull)
  honorific: string | null;

  @TextField({ ...orNull, max: 30, example: '13800005678' })
  mobile: string | null;

  @TextField({ ...orNull, max: 254, example: 'lianxi@example.com' })
  email: string | null;

  @TextField({ ...orNull, max: 60, example: 'shili_wang' })
  wechat: string | null;

  @TextField({ ...orNull, max: 35, example: 'he' })
  language: string | null;

  @CountryField({ ...orNull, example: null })
  nationality: string | null;

  @CodeField(DECISION_ROLE)
  decisionRole: string;

  @CodeField(CONTACT_SOURCE)
  source: string;

  @CodeField(LAWFUL_BASIS)
  lawfulBasis: string;

  @InstantField({ ...orNull, example: null })
  consentAt: string | null;

  @DateField({ description: 'Anonymised after this day' })
  retentionUntil: string;

  @InstantField()
  createdAt: string;

  @NestedField(ContactEmploymentPart, { list: { max: 200 } })
  employments: ContactEmploymentPart[];

  @NestedField(PersonalInteractionPart, { list: { max: 100000 } })
  interactions: PersonalInteractionPart[];
}

/** Everything kept about one person, for the person's right to a copy (PIPL art. 45). */
export class PersonalDataResponse extends PersonalRecordResponse {
  @NestedField(PersonalRecordResponse, {
    list: { max: 100 },
    description: 'Records of the same person that merges of companies joined into this one',
  })
  joinedRecords: PersonalRecordResponse[];
}
