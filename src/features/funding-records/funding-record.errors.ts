import { defineErrors } from '../../platform/kernel/domain-error.js';

export const fundingErrors = defineErrors('FUNDING', {
  RULES_BROKEN: {
    kind: 'invalid',
    title: { zh: '到资记录不符合规则', en: 'The record of money received breaks rules' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} faults; see errors.' },
  },
  NOT_YOURS: {
    kind: 'forbidden',
    title: { zh: '您不能登记该项目的到资', en: 'You may not enter money received for this project' },
    detail: {
      zh: '由项目专班、承办单位招商主管、落地后的联络专员或储备库管理员登记。',
      en: 'Its team, the supervisor of its unit, liaison officers once it has landed and pool administrators may.',
    },
  },
  NOT_THE_AUTHOR: {
    kind: 'forbidden',
    title: { zh: '只有登记人可以更正', en: 'Only its author may correct it' },
  },
  PROJECT_NOT_OPEN: {
    kind: 'conflict',
    title: {
      zh: '项目当前状态不能登记到资',
      en: 'The project takes no money received in its present status',
    },
    detail: {
      zh: '项目须已入库，且未转入企业服务、未被合并。',
      en: 'It must have been admitted, and neither handed to enterprise service nor merged.',
    },
  },
  FILE_MISSING: {
    kind: 'invalid',
    title: {
      zh: '凭证文件不存在或不是本单位上传的',
      en: 'The voucher does not exist or is not of your unit',
    },
    detail: { zh: '请先用 POST /files 上传。', en: 'Upload it with POST /files first.' },
  },
  VOUCHER_USED: {
    kind: 'conflict',
    title: { zh: '该凭证已用于另一笔到资记录', en: 'The voucher proves another record already' },
    detail: {
      zh: '一份凭证只证明一笔到资；重复登记请撤回其一。',
      en: 'One voucher proves one sum; withdraw the other record if it was entered twice.',
    },
  },
  UNIT_UNKNOWN: {
    kind: 'invalid',
    title: { zh: '参数中的确认单位不存在', en: 'The confirming unit of the settings does not exist' },
    detail: { zh: '请更正参数 funding.confirmation。', en: 'Correct the setting funding.confirmation.' },
  },
  CLOSED: {
    kind: 'conflict',
    title: { zh: '该记录已不能更正', en: 'The record cannot be corrected any more' },
    detail: {
      zh: '当前状态为{status}；已确认的记录只能由确认单位冲销后重新登记。',
      en: 'Its status is {status}; a confirmed one is reversed by the confirming unit and entered anew.',
    },
  },
  DECISION_NOT_ALLOWED: {
    kind: 'conflict',
    title: { zh: '当前状态不能这样办理', en: 'The record cannot be decided this way now' },
    detail: { zh: '当前状态为{status}。', en: 'Its status is {status}. See allowed.' },
  },
  DECISION_NOT_YOURS: {
    kind: 'forbidden',
    title: { zh: '须由他人办理', en: 'Somebody else decides this' },
    detail: {
      zh: '由拥有该数据的部门（confirmingUnitId）确认、退回或冲销，由登记人撤回。',
      en: 'The unit that owns the figure (confirmingUnitId) confirms, returns and reverses; the author withdraws.',
    },
  },
  OWN_ENTRY: {
    kind: 'forbidden',
    title: { zh: '不能确认本人登记的记录', en: 'Nobody confirms his own entry' },
  },
  REASON_TOO_SHORT: {
    kind: 'invalid',
    title: { zh: '请说明理由', en: 'Give a reason' },
    detail: { zh: '理由不少于{minimum}个字。', en: 'The reason needs at least {minimum} characters.' },
  },
});

/** Races end in the same refusal as the polite check. */
export const fundingConstraints = {
  uq_funding_record_file: () => fundingErrors.VOUCHER_USED(),
  fk_funding_record_file: () => fundingErrors.FILE_MISSING(),
  ck_funding_record_four_eyes: () => fundingErrors.OWN_ENTRY(),
};
