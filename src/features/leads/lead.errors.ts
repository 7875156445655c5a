import { defineErrors } from '../../platform/kernel/domain-error.js';

export const leadErrors = defineErrors('LEAD', {
  RULES_BROKEN: {
    kind: 'invalid',
    title: { zh: '线索不符合规则', en: 'The lead breaks rules' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} faults; see errors.' },
  },
  UNIT_NOT_ASSIGNABLE: {
    kind: 'forbidden',
    title: { zh: '只能以本单位名义首报', en: 'Leads are reported for the own unit only' },
    detail: {
      zh: '代其他单位登记由储备库管理员办理。',
      en: 'A pool administrator reports for another unit.',
    },
  },
  RESIDENT_ONLY: {
    kind: 'forbidden',
    title: {
      zh: '联络专员只能登记在园或仅注册企业的线索',
      en: 'Liaison officers report leads of resident companies only',
    },
  },
  NOT_YOURS: {
    kind: 'forbidden',
    title: { zh: '该线索不由您办理', en: 'The lead is not yours to change' },
    detail: {
      zh: '由承办人、首报人、本单位主管或储备库管理员办理。',
      en: 'Its assignee, its reporter, the supervisor of the unit or a pool administrator changes it.',
    },
  },
  CLOSED: {
    kind: 'conflict',
    title: { zh: '线索已办结，不能再修改', en: 'The lead is closed' },
    detail: { zh: '当前状态：{status}。', en: 'Its status is {status}.' },
  },
  TRANSITION_NOT_ALLOWED: {
    kind: 'conflict',
    title: { zh: '当前状态不能这样办理', en: 'The status does not allow this' },
    detail: {
      zh: '当前状态为 {status}，可办理的见 allowed。',
      en: 'The status is {status}; see allowed for what is possible.',
    },
  },
  REASON_REQUIRED: {
    kind: 'invalid',
    title: { zh: '须填写理由', en: 'A reason is required' },
  },
  ASSIGNEE_UNSUITABLE: {
    kind: 'invalid',
    title: {
      zh: '承办人须为首报单位的在职招商人员',
      en: 'The assignee must be an active promoter of the unit',
    },
  },
  COMPANY_NEEDED: {
    kind: 'invalid',
    title: { zh: '转项目前须确定企业', en: 'A project needs a company' },
    detail: {
      zh: '请先登记企业并在线索中填写 companyId。',
      en: 'Register the company and set companyId of the lead first.',
    },
  },
  ALREADY_CONVERTED: {
    kind: 'conflict',
    title: { zh: '该线索已转为项目', en: 'The lead has become a project already' },
  },
  NOT_DELETABLE: {
    kind: 'conflict',
    title: {
      zh: '已开始研判的线索不能删除',
      en: 'A lead that is being assessed is not deleted',
    },
    detail: {
      zh: '请判为无效、重复或暂缓；已有反馈或跟进的线索同样保留。',
      en: 'Find it invalid, a duplicate or park it; leads with feedback or interactions stay, too.',
    },
  },
  FEEDBACK_NOT_YET: {
    kind: 'conflict',
    title: { zh: '线索尚未分派，不能反馈', en: 'Nobody has taken the lead yet' },
  },
  REFERENCE_GONE: {
    kind: 'invalid',
    title: { zh: '所引用的记录不存在', en: 'A record that the lead refers to does not exist' },
  },
});

/** Races end in the same refusal as the polite check. */
export const leadConstraints = {
  fk_lead_company: () => leadErrors.REFERENCE_GONE(),
  fk_lead_referrer_company: () => leadErrors.REFERENCE_GONE(),
  fk_lead_chain_node: () => leadErrors.REFERENCE_GONE(),
  fk_lead_report_unit: () => leadErrors.REFERENCE_GONE(),
  fk_lead_transferred_to: () => leadErrors.REFERENCE_GONE(),
  fk_lead_duplicate_of: () => leadErrors.REFERENCE_GONE(),
  fk_lead_assignee: () => leadErrors.ASSIGNEE_UNSUITABLE(),
  uq_project_lead: () => leadErrors.ALREADY_CONVERTED(),
};
