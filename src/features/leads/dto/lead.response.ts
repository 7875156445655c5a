import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { UsccField } from '../../../platform/http/fields/identifier-fields.js';
import {
  DateField,
  InstantField,
  MoneyField,
  ReferenceField,
} from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import { NEED_TYPE } from '../../projects/project.codes.js';
import { INVALID_REASON, LEAD_CLOCK, LEAD_MATCH, LEAD_STATUS, SOURCE_CHANNEL } from '../lead.codes.js';

const orNull = { nullable: true } as const;
const steps = { list: { max: 4 } } as const;
const criterion = { max: 2000 } as const;

export class LeadNeedPart {
  @CodeField(NEED_TYPE)
  type: string;

  @TextField({ max: 1000, example: '约1200平方米实验室' })
  text: string;
}

export class LeadAssessmentPart {
  @TextField(criterion)
  industry: string;

  @TextField(criterion)
  market: string;

  @TextField(criterion)
  technology: string;

  @TextField(criterion)
  environment: string;

  @TextField(criterion)
  energy: string;

  @TextField(criterion)
  benefit: string;

  @BooleanField()
  follow: boolean;
}

/** A lead as the caller may see it. */
export class LeadResponse {
  @ReferenceField()
  id: string;

  @TextField({ max: 20, example: 'XS-2026-00456' })
  code: string;

  @TextField({ example: '示例生物拟设研发中心' })
  title: string;

  @ReferenceField(orNull)
  companyId: string | null;

  @CodeField(LEAD_MATCH, { ...orNull, description: 'How the company was found' })
  companyMatch: string | null;

  @TextField({ ...orNull, example: '上海示例生物科技有限公司' })
  companyNameRaw: string | null;

  @UsccField(orNull)
  companyUsccRaw: string | null;

  @CodeField(SOURCE_CHANNEL)
  sourceChannel: string;

  @TextField({ ...orNull, example: '示例咨询公司' })
  sourceOrgName: string | null;

  @TextField({ ...orNull, max: 100, description: 'Masked for those outside the matter', example: '王**' })
  sourceContactName: string | null;

  @ReferenceField({ ...orNull, example: null })
  sourceEventId: string | null;

  @ReferenceField({ ...orNull, example: null })
  sourceFundId: string | null;

  @TextField(orNull)
  sourceReference: string | null;

  @ReferenceField({ ...orNull, example: null })
  referrerCompanyId: string | null;

  @InstantField({ description: 'The server’s clock; decides who was first' })
  registeredAt: string;

  @DateField({ description: 'Shanghai date of registeredAt' })
  registeredOn: string;

  @InstantField({
    ...orNull,
    description: 'When a unit made it its own; null: a proposal that nobody has taken',
  })
  reportedAt: string | null;

  @ReferenceField({ description: '首报单位; of a proposal, the unit it is proposed to' })
  reportUnitId: string;

  @ReferenceField(orNull)
  reportUserId: string | null;

  @ReferenceField({ ...orNull, description: 'The department that proposed it', example: null })
  proposedByUnitId: string | null;

  @TextField({ ...orNull, max: 40, example: 'AI' })
  focusAreaCode: string | null;

  @ReferenceField({ ...orNull, example: null })
  chainNodeId: string | null;

  @MoneyField(orNull)
  estimatedInvestmentWan: string | null;

  @NestedField(LeadNeedPart, { ...orNull, list: { max: 50 }, description: 'Class V3' })
  needs: LeadNeedPart[] | null;

  @BooleanField({ example: false })
  complex: boolean;

  @CodeField(LEAD_STATUS)
  status: string;

  @InstantField()
  statusSince: string;

  @TextField({ ...orNull, max: 1000, description: 'Said with the last move' })
  statusReason: string | null;

  @ReferenceField(orNull)
  assigneeId: string | null;

  @InstantField(orNull)
  respondedAt: string | null;

  @InstantField(orNull)
  assessedAt: string | null;

  @InstantField({ ...orNull, description: 'First word to the referrer' })
  feedbackAt: string | null;

  @InstantField(orNull)
  lastFeedbackAt: string | null;

  @InstantField(orNull)
  closedAt: string | null;

  @NestedField(LeadAssessmentPart, orNull)
  assessment: LeadAssessmentPart | null;

  @CodeField(INVALID_REASON, orNull)
  invalidReason: string | null;

  @ReferenceField({ ...orNull, example: null })
  duplicateOfId: string | null;

  @ReferenceField({ ...orNull, example: null })
  transferredToUnitId: string | null;

  @ReferenceField({ ...orNull, description: 'The project it became, if the caller sees it', example: null })
  projectId: string | null;

  @DateField({ description: 'Last good day of each step' })
  respondDueOn: string;

  @DateField(orNull)
  assessDueOn: string | null;

  @DateField()
  feedbackDueOn: string;

  @DateField({ ...orNull, description: 'Every two weeks (a setting) after the first feedback, while open' })
  reportDueOn: string | null;

  @CodeField(LEAD_CLOCK, { ...steps, description: 'Steps that are owed' })
  dueSteps: string[];

  @DateField({ ...orNull, description: 'The first of what is owed' })
  nextDueOn: string | null;

  @CodeField(LEAD_CLOCK, { ...steps, description: 'Late marks as of today' })
  lateMarks: string[];

  @TextField({ ...orNull, max: 5000 })
  note: string | null;

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

export class LeadPage extends PageOf(LeadResponse) {}

/** One word to the referrer. */
export class LeadFeedbackResponse {
  @ReferenceField()
  id: string;

  @ReferenceField()
  leadId: string;

  @TextField({ max: 5000, example: '已联系企业，下周实地考察。' })
  text: string;

  @DateField({ description: 'The day by which it was owed' })
  dueOn: string;

  @DateField()
  givenOn: string;

  @BooleanField({ example: false })
  wasLate: boolean;

  @InstantField()
  givenAt: string;

  @ReferenceField()
  givenBy: string;
}

export class LeadFeedbackPage extends PageOf(LeadFeedbackResponse) {}
