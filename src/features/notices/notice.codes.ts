import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/**
 * What a notice tells. The labels name the kind; the two texts are what the recipient reads. In a text,
 * `{subject}` becomes the title of the subject as the reader may see it at the moment of reading, every other
 * `{name}` the parameter of that name. Parameters never carry the name of a company, a project or a person of the
 * other side: whoever loses sight of the subject would go on reading it.
 */
export const NOTICE_KIND = codeTable('NOTICE_KIND', {
  PROJECT_RETURNED: [
    '退回补充',
    'Returned for completion',
    {
      zh: '{subject}被退回补充，请于{dueOn}前补齐{count}项材料后重新提交。',
      en: '{subject} was returned: complete {count} items and submit it again by {dueOn}.',
    },
  ],
  PROJECT_RETURN_LAPSED: [
    '退回逾期',
    'Return lapsed',
    {
      zh: '{subject}退回后未在期限内补齐，已转回草稿。',
      en: '{subject} was not completed in time after its return and is a draft again.',
    },
  ],
  PROJECT_HOLD_ENDING: [
    '暂缓即将到期',
    'Hold about to end',
    {
      zh: '{subject}的暂缓将于{dueOn}到期，届时自动恢复在库。',
      en: 'The hold of {subject} ends on {dueOn}; it goes back into the pool by itself.',
    },
  ],
  PROJECT_HOLD_ENDED: [
    '暂缓结束',
    'Hold ended',
    {
      zh: '{subject}的暂缓已到期，恢复在库，跟进时钟继续计时。',
      en: 'The hold of {subject} is over: it is in the pool again and its clocks run on.',
    },
  ],
  PROJECT_DORMANCY_NEAR: [
    '即将休眠',
    'Dormancy near',
    {
      zh: '{subject}已{days}天没有进展，如再无进展将于{dueOn}转入休眠。',
      en: '{subject} has made no progress for {days} days and goes dormant on {dueOn} unless it does.',
    },
  ],
  PROJECT_DORMANT: [
    '转入休眠',
    'Gone dormant',
    {
      zh: '{subject}因{days}天没有进展转入休眠。原单位可于{dueOn}前重新启动。',
      en: '{subject} went dormant after {days} days without progress. Its unit may reopen it until {dueOn}.',
    },
  ],
  PROJECT_IN_PUBLIC_SEA: [
    '转入公海',
    'Open to all units',
    {
      zh: '{subject}休眠满{days}天，已转入公海，可由各招商单位认领。',
      en: '{subject} has been dormant for {days} days and may now be claimed by any unit.',
    },
  ],
  PROJECT_LONG_DORMANT: [
    '长期休眠出库',
    'Left after long dormancy',
    {
      zh: '{subject}休眠满{days}天，已按长期休眠出库。',
      en: '{subject} has been dormant for {days} days and left the pool.',
    },
  ],
  PROJECT_REOPENED: [
    '重新启动',
    'Reopened',
    { zh: '{subject}已重新启动，恢复在库。', en: '{subject} was reopened and is in the pool again.' },
  ],
  PROJECT_GRADUATED: [
    '转入服务',
    'Handed to enterprise service',
    {
      zh: '{subject}已转入企业服务，项目转为只读。',
      en: '{subject} was handed to enterprise service and is read-only now.',
    },
  ],
  REVIEW_FOR_UNIT: [
    '待单位初审',
    'Unit review due',
    {
      zh: '{subject}已提交入库，请于{dueOn}前完成单位初审。',
      en: '{subject} was submitted for admission: review it for your unit by {dueOn}.',
    },
  ],
  REVIEW_FOR_POOL: [
    '待储备库复核',
    'Pool check due',
    {
      zh: '{subject}已通过单位初审，请于{dueOn}前完成储备库复核。',
      en: '{subject} passed the review of its unit: check it for the pool by {dueOn}.',
    },
  ],
  REVIEW_TO_SCORE: [
    '待评分',
    'Score awaited',
    {
      zh: '请于{dueOn}前为{subject}填写入库评审评分。',
      en: 'Fill in your sheet for the admission of {subject} by {dueOn}.',
    },
  ],
  QUALIFICATION_EXPIRING: [
    '资质即将到期',
    'Qualification about to expire',
    {
      zh: '{subject}的企业资质将于{dueOn}到期，请提醒企业续期。',
      en: 'A qualification of {subject} expires on {dueOn}; remind the company to renew it.',
    },
  ],
  TRANSFER_APPLIED: [
    '流转待审核',
    'Transfer to approve',
    {
      zh: '{subject}申请流转至其他单位，请于{dueOn}前审核。',
      en: 'A transfer of {subject} to another unit was applied for: decide by {dueOn}.',
    },
  ],
  TRANSFER_APPROVED: [
    '流转待统筹',
    'Transfer to coordinate',
    {
      zh: '{subject}的流转已经转出单位同意，请于{dueOn}前统筹协调。',
      en: 'The giving unit agrees to the transfer of {subject}: coordinate it by {dueOn}.',
    },
  ],
  TRANSFER_CLAIMABLE: [
    '流转待认领',
    'Transfer to claim',
    {
      zh: '{subject}待认领，请于{dueOn}前认领。',
      en: '{subject} waits for a unit: claim it by {dueOn}.',
    },
  ],
  TRANSFER_CLAIMED: [
    '流转已认领',
    'Transfer claimed',
    {
      zh: '{subject}已被认领，承接单位将于{dueOn}前分派专员。',
      en: '{subject} was claimed; the receiving unit names a specialist by {dueOn}.',
    },
  ],
  TRANSFER_ASSIGNED: [
    '流转待交接',
    'Transfer to hand over',
    {
      zh: '请于{dueOn}前填写并签署{subject}的交接单。',
      en: 'Write and sign the hand-over form of {subject} by {dueOn}.',
    },
  ],
  TRANSFER_HANDED_OVER: [
    '流转交接完成',
    'Transfer handed over',
    {
      zh: '{subject}已完成交接，承接单位须于{dueOn}前跟进，否则重置流转。',
      en: '{subject} was handed over; without a follow-up by {dueOn} the transfer is reset.',
    },
  ],
  TRANSFER_WAS_RESET: [
    '流转已重置',
    'Transfer reset',
    { zh: '{subject}的流转已重置。', en: 'The transfer of {subject} was reset.' },
  ],
  TRANSFER_ENDED: [
    '流转已终止',
    'Transfer ended',
    { zh: '{subject}的流转已终止，未交接。', en: 'The transfer of {subject} ended without a hand-over.' },
  ],
  CREDIT_CHANGE_WAITING: [
    '业绩变更待会签',
    'Credit change to sign',
    {
      zh: '{subject}有一项业绩归属变更申请待您会签。',
      en: 'A change of the shared credit of {subject} waits for your signature.',
    },
  ],
  CREDIT_CHANGE_DECIDED: [
    '业绩变更已办结',
    'Credit change decided',
    {
      zh: '{subject}的业绩归属变更申请已办结。',
      en: 'The change of the shared credit of {subject} was decided.',
    },
  ],
  FUNDING_WAITING: [
    '到资记录待确认',
    'Funding to confirm',
    {
      zh: '{subject}有一笔到资记录待贵单位确认。',
      en: 'Money received for {subject} waits for your confirmation.',
    },
  ],
  FUNDING_DECIDED: [
    '到资记录已办理',
    'Funding decided',
    {
      zh: '{subject}的一笔到资记录已办理，请查看结果。',
      en: 'A record of money received for {subject} was decided; see the result.',
    },
  ],
  LEAD_RESPONSE_LATE: [
    '线索响应超期',
    'Lead not answered in time',
    {
      zh: '{subject}应于{dueOn}前响应，现已超期，请尽快分派。',
      en: '{subject} was to be answered by {dueOn}: assign it now.',
    },
  ],
  LEAD_ASSESSMENT_LATE: [
    '线索研判超期',
    'Lead not assessed in time',
    {
      zh: '{subject}应于{dueOn}前完成研判，现已超期。',
      en: '{subject} was to be assessed by {dueOn}.',
    },
  ],
  LEAD_FEEDBACK_LATE: [
    '线索反馈超期',
    'Referrer not told in time',
    {
      zh: '{subject}应于{dueOn}前向推荐方反馈，现已超期。',
      en: 'Whoever brought {subject} was to be told by {dueOn}.',
    },
  ],
  LEAD_REPORT_LATE: [
    '线索续报超期',
    'Regular word to the referrer late',
    {
      zh: '{subject}应于{dueOn}前再次向推荐方反馈进展，现已超期。',
      en: 'Whoever brought {subject} was to hear of its progress again by {dueOn}.',
    },
  ],
  PROTECTION_ENDING: [
    '保护即将到期',
    'Protection about to end',
    {
      zh: '{subject}的首报保护将于{dueOn}到期，到期后其他单位可以登记；符合条件的请在此前续期。',
      en: 'The protection of {subject} ends on {dueOn}; other units may come then. Renew it before, if it qualifies.',
    },
  ],
  PROTECTION_ENDED: [
    '保护已结束',
    'Protection over',
    {
      zh: '{subject}的首报保护已于{dueOn}结束，原因见保护记录。',
      en: 'The protection of {subject} ended on {dueOn}; its record says why.',
    },
  ],
  MERGE_PROPOSED: [
    '企业合并待审批',
    'Merge of companies to decide',
    {
      zh: '有人提出将重复档案并入{subject}，请审批。',
      en: 'Somebody proposes to merge a double into {subject}; please decide.',
    },
  ],
  MERGE_APPROVED: [
    '企业合并已批准',
    'Merge of companies approved',
    {
      zh: '您提出的并入{subject}的合并已批准。',
      en: 'The merge into {subject} that you proposed was approved.',
    },
  ],
  MERGE_REJECTED: [
    '企业合并未通过',
    'Merge of companies turned down',
    {
      zh: '您提出的并入{subject}的合并未通过，原因见合并记录。',
      en: 'The merge into {subject} that you proposed was turned down; its record says why.',
    },
  ],
  JOIN_REQUESTED: [
    '申请加入协同',
    'A unit asks to take part',
    {
      zh: '有单位申请协同{subject}，请答复。',
      en: 'A unit asks to take part in {subject}; please answer.',
    },
  ],
  JOIN_ANSWERED: [
    '协同申请已答复',
    'Request to take part answered',
    {
      zh: '本单位协同{subject}的申请已答复。',
      en: 'Your request to take part in {subject} was answered.',
    },
  ],
  CONFLICT_OPENED: [
    '撞单举证',
    'Conflict opened',
    {
      zh: '关于{subject}的撞单已提请，请于{dueOn}前举证。',
      en: 'A conflict about {subject} was opened; file your evidence by {dueOn}.',
    },
  ],
  CONFLICT_MOVED: [
    '撞单进展',
    'Conflict moved on',
    {
      zh: '关于{subject}的撞单有新进展，请查看。',
      en: 'There is news of the conflict about {subject}.',
    },
  ],
  CONFLICT_OVERDUE: [
    '撞单办理超期',
    'Conflict overdue',
    {
      zh: '关于{subject}的撞单应于{dueOn}前办理，现已超期。',
      en: 'The conflict about {subject} was to be dealt with by {dueOn}.',
    },
  ],
});
export type NoticeKind = CodeOf<typeof NOTICE_KIND>;

export const NOTICE_CODE_TABLES = [NOTICE_KIND] as const;
