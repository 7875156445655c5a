import { AttachedFileResponse } from '../../../platform/http/attached-file.response.js';
import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import {
  DateField,
  InstantField,
  MoneyField,
  ReferenceField,
} from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import {
  FAIR_REVIEW_RESULT,
  POLICY_LEVEL,
  POLICY_SERIES,
  POLICY_STATUS,
  POLICY_VALIDITY,
} from '../policy.codes.js';

const orNull = { nullable: true } as const;

export class FairCompetitionReviewResponse {
  @BooleanField({ description: 'Whether this policy has to be reviewed here' })
  required: boolean;

  @CodeField(FAIR_REVIEW_RESULT, orNull)
  result: string | null;

  @TextField({ ...orNull, max: 100 })
  reviewNo: string | null;

  @DateField(orNull)
  reviewedOn: string | null;
}

export class PolicyResponse {
  @ReferenceField()
  id: string;

  @TextField({ max: 12, example: 'ZC-0031' })
  code: string;

  @TextField({ max: 300, example: '普陀区支持智能软件产业发展实施意见' })
  title: string;

  @TextField({ ...orNull, max: 100, example: '普府规〔2025〕3号' })
  docNo: string | null;

  @TextField({ max: 200, example: '上海市普陀区人民政府' })
  issuer: string;

  @ReferenceField({ description: 'Department that keeps it' })
  ownerUnitId: string;

  @CodeField(POLICY_LEVEL)
  level: string;

  @CodeField(POLICY_SERIES)
  series: string;

  @CodeField(POLICY_STATUS, { description: 'What was decided' })
  status: string;

  @CodeField(POLICY_VALIDITY, { description: 'What it is on the as-of day; follows from status and dates' })
  validity: string;

  @DateField()
  effectiveFrom: string;

  @DateField({ ...orNull, description: 'Last day in force; null: without an end' })
  effectiveTo: string | null;

  @DateField({ ...orNull, description: 'First day on which it is no longer in force', example: null })
  repealedOn: string | null;

  @IntegerField({
    ...orNull,
    description: 'Days to the last one, when in force and with an end',
    example: 75,
  })
  daysLeft: number | null;

  @MoneyField({ ...orNull, example: '5000.00' })
  fundBudgetWan: string | null;

  @NestedField(FairCompetitionReviewResponse)
  fairCompetitionReview: FairCompetitionReviewResponse;

  @IntegerField({ description: 'Clauses that are not deleted', example: 8 })
  clauseCount: number;

  @NestedField(AttachedFileResponse, orNull)
  sourceFile: AttachedFileResponse | null;

  @TextField({ ...orNull, max: 2000, example: null })
  note: string | null;

  @InstantField()
  createdAt: string;

  @ReferenceField(orNull)
  createdBy: string | null;

  @InstantField()
  updatedAt: string;

  @ReferenceField(orNull)
  updatedBy: string | null;

  @IntegerField({ min: 1 })
  version: number;
}

export const PolicyPage = PageOf(PolicyResponse);
