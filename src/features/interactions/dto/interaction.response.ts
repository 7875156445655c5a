import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import { DECISION_ROLE } from '../../contacts/contact.codes.js';
import { CHANNEL, LEADER_LEVEL, PROGRESS_TYPE } from '../interaction.codes.js';

const orNull = { nullable: true } as const;

/** A person of the other side; GET /contacts/{id} tells more, as far as the caller may see it. */
export class CounterpartPart {
  @ReferenceField()
  contactId: string;

  @CodeField(DECISION_ROLE, { ...orNull, description: 'As it was at the time. Class V3' })
  decisionRole: string | null;
}

export class AttachmentPart {
  @ReferenceField()
  id: string;

  @TextField({ example: '会议纪要.pdf' })
  name: string;

  @TextField({ max: 100, example: 'application/pdf' })
  mediaType: string;

  @IntegerField({ min: 1, description: 'Bytes' })
  size: number;
}

export class AddendumResponse {
  @ReferenceField()
  id: string;

  @TextField({ max: 5000, example: '补充：对方确认下周三到访。' })
  text: string;

  @InstantField()
  createdAt: string;

  @ReferenceField()
  createdBy: string;
}

/** A follow-up as the caller may see it. */
export class InteractionResponse {
  @ReferenceField()
  id: string;

  @InstantField()
  occurredAt: string;

  @DateField({ description: 'Shanghai date of occurredAt' })
  occurredOn: string;

  @CodeField(CHANNEL)
  channel: string;

  @ReferenceField(orNull)
  companyId: string | null;

  @ReferenceField({ ...orNull, example: null })
  projectId: string | null;

  @ReferenceField({ ...orNull, description: 'Null, too, for those who do not see the lead', example: null })
  leadId: string | null;

  @ReferenceField({ description: 'Unit of the author at the time' })
  unitId: string;

  @ReferenceField({ list: { max: 50 } })
  ourParticipantIds: string[];

  @NestedField(CounterpartPart, { list: { max: 50 } })
  counterparts: CounterpartPart[];

  @CodeField(LEADER_LEVEL, orNull)
  leaderLevel: string | null;

  @TextField({ ...orNull, max: 5000, description: 'Null: confidential', example: '示例企业介绍了选址要求。' })
  summary: string | null;

  @CodeField(PROGRESS_TYPE)
  progressType: string;

  @BooleanField({ description: 'Long enough and entered in time: moves the follow-up clock' })
  isValid: boolean;

  @BooleanField({ description: 'People met and something moved' })
  isSubstantive: boolean;

  @BooleanField({ description: 'Entered too late to count for first contact', example: false })
  isBackfilled: boolean;

  @BooleanField({ description: 'Entered while another unit held the company (协同)', example: false })
  isCooperative: boolean;

  @BooleanField({ example: false })
  isConfidential: boolean;

  @TextField({ ...orNull, max: 500, example: '陪同踏勘' })
  nextAction: string | null;

  @DateField(orNull)
  nextActionOn: string | null;

  @ReferenceField({ ...orNull, example: null })
  nextActionBy: string | null;

  @TextField({
    ...orNull,
    max: 100,
    description: 'Who wrote an imported record, where that person has no account',
    example: null,
  })
  authorName: string | null;

  @TextField({
    ...orNull,
    max: 1000,
    description: 'People of the other side by name, of an imported record whose people are no contacts',
    example: null,
  })
  counterpartNote: string | null;

  @ReferenceField({ ...orNull, description: 'The import that brought it', example: null })
  importId: string | null;

  @NestedField(AttachmentPart, { ...orNull, list: { max: 20 } })
  attachments: AttachmentPart[] | null;

  @NestedField(AddendumResponse, { ...orNull, list: { max: 1000 }, description: 'Oldest first' })
  addenda: AddendumResponse[] | null;

  @InstantField({ description: 'The author may change it before; afterwards it can only be added to' })
  editableUntil: string;

  @InstantField()
  createdAt: string;

  @ReferenceField()
  createdBy: string;

  @InstantField()
  updatedAt: string;

  @ReferenceField({ ...orNull, example: null })
  updatedBy: string | null;

  @IntegerField({ min: 1 })
  version: number;
}

export class InteractionPage extends PageOf(InteractionResponse) {}
