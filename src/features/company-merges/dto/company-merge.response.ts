import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { JsonField } from '../../../platform/http/fields/json.field.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import { COMPANY_MERGE_STATE, MERGE_SIDE } from '../company-merge.codes.js';

const orNull = { nullable: true } as const;

export class MergePartyResponse {
  @ReferenceField()
  id: string;

  @TextField({ example: 'QY-000123' })
  code: string;

  @TextField({ ...orNull, max: 120, example: '上海示例生物科技有限公司' })
  nameCn: string | null;

  @TextField({ ...orNull, max: 200, example: null })
  nameEn: string | null;
}

export class MergeChoiceResponse {
  @TextField({ example: 'focusAreaCode' })
  field: string;

  @CodeField(MERGE_SIDE)
  side: string;
}

export class MergeCountResponse {
  @TextField({ description: 'table.column', example: 'interaction.company_id' })
  reference: string;

  @IntegerField()
  count: number;
}

/** A merge of two companies, proposed, done or undone. */
export class CompanyMergeResponse {
  @ReferenceField()
  id: string;

  @CodeField(COMPANY_MERGE_STATE)
  state: string;

  @ReferenceField()
  survivorId: string;

  @ReferenceField()
  victimId: string;

  @NestedField(MergePartyResponse)
  survivor: MergePartyResponse;

  @NestedField(MergePartyResponse)
  victim: MergePartyResponse;

  @TextField({ description: 'How alike they were (EXACT, STRONG, PROBABLE)', example: 'STRONG' })
  level: string;

  @TextField({ list: { max: 20 }, example: ['SAME_NAME'] })
  grounds: string[];

  @NestedField(MergeChoiceResponse, { list: { max: 60 } })
  choices: MergeChoiceResponse[];

  @TextField({ max: 500 })
  reason: string;

  @InstantField()
  proposedAt: string;

  @ReferenceField()
  proposedBy: string;

  @InstantField(orNull)
  decidedAt: string | null;

  @ReferenceField(orNull)
  decidedBy: string | null;

  @TextField({ ...orNull, max: 500, example: null })
  decisionNote: string | null;

  @ReferenceField({ ...orNull, description: 'The job that carries it out, of a merge of many children' })
  jobId: string | null;

  @NestedField(MergeCountResponse, {
    list: { max: 100 },
    description: 'Children that follow the survivor now',
  })
  moved: MergeCountResponse[];

  @DateField({ ...orNull, description: 'Last day on which it can be undone' })
  undoUntil: string | null;

  @InstantField({ ...orNull, example: null })
  undoneAt: string | null;

  @ReferenceField({ ...orNull, example: null })
  undoneBy: string | null;

  @TextField({ ...orNull, max: 500, example: null })
  undoReason: string | null;

  @JsonField({
    ...orNull,
    description:
      'returned: rows given back; left: rows filed elsewhere since, which stay; keptFields: fields of the survivor changed since',
    example: null,
  })
  undoResult: unknown;

  @InstantField()
  createdAt: string;

  @InstantField()
  updatedAt: string;

  @IntegerField({ min: 1 })
  version: number;
}

export class CompanyMergePage extends PageOf(CompanyMergeResponse) {}

export class MergeFieldResponse {
  @TextField({ description: 'What a choice names', example: 'focusAreaCode' })
  field: string;

  @TextField({ list: { max: 5 }, description: 'Members that go together', example: ['focusAreaCode'] })
  members: string[];

  @BooleanField({ description: 'false: values of a class that is not the caller’s are left out' })
  isVisible: boolean;

  @JsonField({ description: 'The survivor’s values, in the order of members', example: ['AI'] })
  survivor: unknown;

  @JsonField({ description: 'The victim’s values', example: ['LIFE_HEALTH'] })
  victim: unknown;

  @CodeField(MERGE_SIDE)
  takes: string;

  @BooleanField()
  isConflict: boolean;

  @BooleanField({ description: 'An audited field of which both have a value: choices must name it' })
  needsChoice: boolean;
}

export class MergeReasonResponse {
  @TextField({ example: 'DIFFERENT_USCC' })
  code: string;

  @TextField({ example: '双方统一社会信用代码均有效且不同，是两个法人' })
  message: string;
}

/** What a merge of two companies would do. Nothing is written. */
export class MergePreviewResponse {
  @BooleanField()
  isAllowed: boolean;

  @NestedField(MergeReasonResponse, { list: { max: 10 }, description: 'Why it is not allowed' })
  blockers: MergeReasonResponse[];

  @TextField({ ...orNull, example: 'STRONG' })
  level: string | null;

  @TextField({ list: { max: 20 }, example: ['SAME_NAME'] })
  grounds: string[];

  @NestedField(MergePartyResponse, { description: 'The record that has to stay' })
  survivor: MergePartyResponse;

  @IntegerField({ min: 1 })
  survivorVersion: number;

  @TextField({ description: 'VALID_USCC, MORE_PROGRESS or OLDER', example: 'OLDER' })
  survivorGround: string;

  @NestedField(MergePartyResponse)
  victim: MergePartyResponse;

  @IntegerField({ min: 1 })
  victimVersion: number;

  @BooleanField({ description: 'Whether the caller decides it; else the caller may propose it' })
  mayDecide: boolean;

  @NestedField(MergeFieldResponse, { list: { max: 60 } })
  fields: MergeFieldResponse[];

  @TextField({ list: { max: 200 }, description: 'Names that become aliases of the survivor', example: [] })
  newAliases: string[];

  @NestedField(MergeCountResponse, { list: { max: 100 } })
  children: MergeCountResponse[];

  @NestedField(MergeCountResponse, {
    list: { max: 100 },
    description: 'Records that state the same fact for both: the survivor’s wins',
  })
  sameFacts: MergeCountResponse[];

  @IntegerField({ description: 'People entered for both companies' })
  samePeople: number;

  @IntegerField({ description: 'First-report protections that the merge would release' })
  releasedProtections: number;

  @BooleanField({ description: 'So many children that a job carries it out' })
  isLarge: boolean;
}
