import {
  BooleanField,
  CodeField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { PatchOf } from '../../../platform/http/fields/patch-of.js';
import { DateField, MoneyField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { FAIR_REVIEW_RESULT, POLICY_LEVEL, POLICY_SERIES, POLICY_STATUS } from '../policy.codes.js';

const unknown = { optional: true, nullable: true } as const;

/** 公平竞争审查. A member that is left out of a change stays as it is. */
export class FairCompetitionReviewRequest {
  @BooleanField({
    optional: true,
    description: 'Left out: true for policies of district and park, which are drafted here',
  })
  required?: boolean;

  @CodeField(FAIR_REVIEW_RESULT, { ...unknown, example: 'PASS' })
  result?: string | null;

  @TextField({ ...unknown, max: 100, example: '普公竞审〔2025〕12号' })
  reviewNo?: string | null;

  @DateField({ ...unknown, description: 'Needed with PASS and FAIL', example: '2025-03-01' })
  reviewedOn?: string | null;
}

export class CreatePolicyRequest {
  @TextField({ max: 300, example: '普陀区支持智能软件产业发展实施意见' })
  title: string;

  @TextField({
    ...unknown,
    max: 100,
    description: 'Document number, given once',
    example: '普府规〔2025〕3号',
  })
  docNo?: string | null;

  @TextField({ max: 200, description: 'Who issued it, in words', example: '上海市普陀区人民政府' })
  issuer: string;

  @ReferenceField({ optional: true, description: "Department that keeps it; the caller's own when left out" })
  ownerUnitId?: string;

  @CodeField(POLICY_LEVEL, { example: 'DISTRICT' })
  level: string;

  @CodeField(POLICY_SERIES, { optional: true, description: 'OTHER when left out' })
  series?: string;

  @CodeField(POLICY_STATUS, { example: 'PUBLISHED' })
  status: string;

  @DateField({ description: 'First day in force', example: '2025-04-01' })
  effectiveFrom: string;

  @DateField({ ...unknown, description: 'Last day in force; null: without an end', example: '2027-12-31' })
  effectiveTo?: string | null;

  @DateField({
    ...unknown,
    description: 'First day on which it is no longer in force; with REPEALED only',
    example: null,
  })
  repealedOn?: string | null;

  @MoneyField({ ...unknown, example: '5000.00' })
  fundBudgetWan?: string | null;

  @NestedField(FairCompetitionReviewRequest, { optional: true })
  fairCompetitionReview?: FairCompetitionReviewRequest;

  @ReferenceField({ ...unknown, description: 'The paper itself, see POST /files', example: null })
  sourceFileId?: string | null;

  @TextField({ ...unknown, max: 2000, example: null })
  note?: string | null;
}

export class UpdatePolicyRequest extends PatchOf(CreatePolicyRequest, { name: 'UpdatePolicyRequest' }) {}
