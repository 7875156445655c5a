import { BooleanField, CodeField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { PatchOf } from '../../../platform/http/fields/patch-of.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { CHANNEL, LEADER_LEVEL, PROGRESS_TYPE } from '../interaction.codes.js';

const unknown = { optional: true, nullable: true } as const;

/** A follow-up to enter (domain.md §2.4). */
export class CreateInteractionRequest {
  @InstantField({ description: 'Not after now; more than 15 days (a setting) ago marks it back-filled' })
  occurredAt: string;

  @CodeField(CHANNEL)
  channel: string;

  @ReferenceField({ ...unknown, description: 'This or leadId; the company of the lead when left out' })
  companyId?: string | null;

  @ReferenceField({
    ...unknown,
    description: 'A lead, also of a company that has no record yet; once it is a project, both are meant',
    example: null,
  })
  leadId?: string | null;

  @ReferenceField({ ...unknown, description: 'A project of the company', example: null })
  projectId?: string | null;

  @ReferenceField({ list: { min: 1, max: 50 }, description: 'Users who took part' })
  ourParticipantIds: string[];

  @ReferenceField({
    optional: true,
    list: { max: 50 },
    description: 'Contacts who took part; needed unless channel is DOC',
  })
  counterpartContactIds?: string[];

  @CodeField(LEADER_LEVEL, unknown)
  leaderLevel?: string | null;

  @TextField({
    max: 5000,
    description: 'Fewer than 20 characters (a setting): not a valid follow-up',
    example: '示例企业介绍了研发中心选址要求，双方约定下周踏勘两处载体。',
  })
  summary: string;

  @CodeField(PROGRESS_TYPE)
  progressType: string;

  @TextField({ ...unknown, max: 500, description: 'Needed for A-level projects', example: '陪同踏勘' })
  nextAction?: string | null;

  @DateField({ ...unknown, description: 'Goes with nextAction' })
  nextActionOn?: string | null;

  @ReferenceField({ ...unknown, description: 'The author when left out', example: null })
  nextActionBy?: string | null;

  @BooleanField({
    optional: true,
    description: 'Summary for author, participants, project team, their supervisor and leaders only',
    example: false,
  })
  isConfidential?: boolean;

  @ReferenceField({
    optional: true,
    list: { max: 20 },
    description: 'Files that the author uploaded',
    example: [],
  })
  attachmentIds?: string[];
}

export class UpdateInteractionRequest extends PatchOf(CreateInteractionRequest, {
  name: 'UpdateInteractionRequest',
  omit: ['companyId', 'leadId'],
}) {}

export class CreateAddendumRequest {
  @TextField({ max: 5000, example: '补充：对方确认下周三到访。' })
  text: string;
}
