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
  QUALIFICATION_EXPIRING: [
    '资质即将到期',
    'Qualification about to expire',
    {
      zh: '{subject}的企业资质将于{dueOn}到期，请提醒企业续期。',
      en: 'A qualification of {subject} expires on {dueOn}; remind the company to renew it.',
    },
  ],
});
export type NoticeKind = CodeOf<typeof NOTICE_KIND>;

export const NOTICE_CODE_TABLES = [NOTICE_KIND] as const;
