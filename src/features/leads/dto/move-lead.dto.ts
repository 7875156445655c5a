import { BooleanField, CodeField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { INVALID_REASON, LEAD_MOVE } from '../lead.codes.js';

const left = { optional: true } as const;
const criterion = { max: 2000 } as const;

export class AssignLeadRequest {
  @ReferenceField({
    description: 'A promoter of the reporting unit; with a proposal, of the unit that takes it',
  })
  assigneeId: string;

  @TextField({
    ...left,
    max: 1000,
    description: 'For example why it is assigned again',
    example: '原承办人休假',
  })
  reason?: string;
}

/** What the unit thinks of the lead (domain.md §2.5): six texts, and whether it goes on with it. */
export class AssessLeadRequest {
  @TextField({ ...criterion, description: '产业方向', example: '属生命健康方向，补园区药物筛选环节' })
  industry: string;

  @TextField({ ...criterion, description: '市场前景', example: '国内同类服务需求较大' })
  market: string;

  @TextField({ ...criterion, description: '技术路线', example: '自有平台，已有三项专利' })
  technology: string;

  @TextField({ ...criterion, description: '环保', example: '无废水排放' })
  environment: string;

  @TextField({ ...criterion, description: '能耗', example: '用电负荷约200千瓦' })
  energy: string;

  @TextField({ ...criterion, description: '效益', example: '三年税收约150万元' })
  benefit: string;

  @BooleanField({ description: 'true: VALID; false: INVALID, with invalidReason' })
  follow: boolean;

  @CodeField(INVALID_REASON, { ...left, description: 'With follow=false' })
  invalidReason?: string;

  @TextField({ ...left, max: 1000, description: 'With follow=false' })
  reason?: string;
}

/** A move without an assessment. To accept a lead takes one: POST …/assessments. */
export class MoveLeadRequest {
  @CodeField(LEAD_MOVE, {
    description: 'BEGIN, REJECT, PARK, RESUME, MARK_DUPLICATE or HAND_OVER',
    example: 'BEGIN',
  })
  move: string;

  @TextField({
    ...left,
    max: 1000,
    description: 'All but BEGIN and RESUME',
    example: '企业负责人出国，下季度再谈',
  })
  reason?: string;

  @CodeField(INVALID_REASON, { ...left, description: 'REJECT' })
  invalidReason?: string;

  @ReferenceField({ ...left, description: 'MARK_DUPLICATE: the lead it repeats, if the caller sees it' })
  duplicateOfId?: string;

  @ReferenceField({ ...left, description: 'HAND_OVER: the unit that goes on with it' })
  transferredToUnitId?: string;
}

export class FeedBackRequest {
  @TextField({ max: 5000, description: 'What the referrer was told', example: '已联系企业，下周实地考察。' })
  text: string;
}
