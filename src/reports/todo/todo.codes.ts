import { codeTable } from '../../platform/kernel/code-table.js';

/**
 * What a person has to do. `zh`/`en` are the reason that the list prints: `{dueOn}` is the day by which it is due, every
 * other `{name}` comes with the item. Names of companies and projects stand in the subject only.
 */
export const TODO_KIND = codeTable('TODO_KIND', {
  FOLLOW_UP_DUE: [
    '跟进到期',
    'Follow-up due',
    {
      zh: '{level}类项目须每{every}天跟进一次，最近跟进：{lastOn}。',
      en: 'A project of level {level} is followed up every {every} days; last on {lastOn}.',
    },
  ],
  NEXT_ACTION_DUE: [
    '下一步行动',
    'Next step due',
    { zh: '跟进记录中约定的下一步行动。', en: 'The next step that a follow-up has agreed on.' },
  ],
  RETURNED_SUBMISSION: [
    '退回补充待办',
    'Submission to complete',
    {
      zh: '申报被退回，还需补充{count}项，逾期转回草稿。',
      en: 'The submission was returned with {count} items; after the day it is a draft again.',
    },
  ],
  SIGNATURE_AWAITED: [
    '待会签',
    'Signature awaited',
    {
      zh: '另一方已会签流转{transition}，待您办理。',
      en: 'The other side has signed the move {transition}; it waits for you.',
    },
  ],
  CREDIT_SIGNATURE_AWAITED: [
    '业绩分成待会签',
    'Credit change to sign',
    { zh: '业绩分成调整待您会签。', en: 'A change of the credit shares waits for your signature.' },
  ],
  UNIT_REVIEW_DUE: [
    '待单位初审',
    'Unit review due',
    { zh: '入库申报待本单位初审。', en: 'A submission waits for the review by the unit.' },
  ],
  POOL_CHECK_DUE: [
    '待储备库复核',
    'Pool check due',
    { zh: '入库申报待储备库管理员复核或评审。', en: 'A submission waits for the pool administrator.' },
  ],
  SCORE_DUE: [
    '待评分',
    'Score due',
    { zh: '您是评审组成员，尚未评分。', en: 'You are on the panel and have not scored yet.' },
  ],
  OPINION_DUE: [
    '待部门意见',
    'Opinion due',
    { zh: '受邀出具部门意见。', en: 'Your department was asked for its opinion.' },
  ],
  PROTECTION_EXPIRING: [
    '保护期将届满',
    'Protection about to end',
    {
      zh: '首报保护期将届满，可在届满前申请续期。',
      en: 'First-report protection ends; a renewal is asked for before.',
    },
  ],
  LEAD_RESPONSE_DUE: [
    '线索待响应',
    'Lead to respond to',
    { zh: '线索待分派。', en: 'The lead has to be assigned.' },
  ],
  LEAD_ASSESSMENT_DUE: [
    '线索待研判',
    'Lead to assess',
    { zh: '线索待研判。', en: 'The lead has to be assessed.' },
  ],
  LEAD_FEEDBACK_DUE: [
    '线索待反馈',
    'Feedback on a lead due',
    { zh: '待向推荐方反馈。', en: 'Who recommended it has to hear from us.' },
  ],
  TRANSFER_STEP_DUE: [
    '流转待办',
    'Step of a transfer due',
    { zh: '项目流转待您办理下一步（{state}）。', en: 'A transfer waits for your next step ({state}).' },
  ],
  CONFLICT_STEP_DUE: [
    '撞单待办',
    'Step of a conflict due',
    { zh: '撞单待您办理（{state}）。', en: 'A conflict waits for you ({state}).' },
  ],
  FUNDING_TO_CONFIRM: [
    '到位资金待确认',
    'Funding to confirm',
    { zh: '到位资金待本单位确认。', en: 'Money received waits for the confirmation of your unit.' },
  ],
  HOLD_ENDING: [
    '暂缓将到期',
    'End of a hold',
    { zh: '暂缓将到期，届时自动恢复在库。', en: 'The hold ends and the project goes back into the pool.' },
  ],
  DORMANCY_NEAR: [
    '休眠预警',
    'Dormancy ahead',
    { zh: '已{days}天没有进展，将转入休眠。', en: 'No progress for {days} days; it is about to go dormant.' },
  ],
  QUALIFICATION_EXPIRING: [
    '资质将到期',
    'Qualification about to end',
    { zh: '企业资质将到期，请提醒续期。', en: 'A qualification of the company ends; remind it to renew.' },
  ],
  MERGE_TO_DECIDE: [
    '企业合并待审',
    'Merge to decide',
    { zh: '企业合并申请待审批。', en: 'A proposed merge of companies waits for a decision.' },
  ],
});

export const TODO_CODE_TABLES = [TODO_KIND] as const;
