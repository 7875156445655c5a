import { defineErrors } from '../../platform/kernel/domain-error.js';

export const companyMergeErrors = defineErrors('COMPANY_MERGE', {
  NOT_ALLOWED: {
    kind: 'invalid',
    title: { zh: '这两家企业不能合并', en: 'These two companies may not be merged' },
    detail: { zh: '共 {count} 个原因，详见 errors。', en: '{count} reasons; see errors.' },
  },
  WRONG_SURVIVOR: {
    kind: 'invalid',
    title: { zh: '应保留另一条记录', en: 'The other record has to stay' },
    detail: {
      zh: '保留规则：有效统一社会信用代码 > 项目进展更深 > 建档更早。请以 survivorId 为路径重新提交；字段取值可用 choices 逐项选择。',
      en: 'Valid credit code, then more milestone progress, then the older record. Send it to survivorId; choices decide field by field.',
    },
  },
  CHOICES_NEEDED: {
    kind: 'invalid',
    title: { zh: '有字段必须逐项选择', en: 'Some fields need a choice' },
    detail: {
      zh: '共 {count} 项，请在 choices 中指明取哪一方，详见 errors。',
      en: 'Say for {count} fields in choices whose value is taken; see errors.',
    },
  },
  CHOICE_UNKNOWN: {
    kind: 'invalid',
    title: { zh: 'choices 中有不能选择的字段', en: 'choices names a field that can not be chosen' },
  },
  NOT_YOURS: {
    kind: 'forbidden',
    title: { zh: '双方均不归口本单位', en: 'Neither company belongs to your unit' },
    detail: {
      zh: '请联系归口单位或储备库管理员。',
      en: 'Ask the owner unit or a pool administrator.',
    },
  },
  NOT_DECIDABLE: {
    kind: 'forbidden',
    title: { zh: '本角色不能审批该合并', en: 'Your role does not decide this merge' },
    detail: {
      zh: '同一单位由主管审批，跨单位由储备库管理员审批。',
      en: 'The supervisor decides within one unit, a pool administrator across units.',
    },
  },
  OPEN_ALREADY: {
    kind: 'conflict',
    title: { zh: '这两家企业的合并已在处理', en: 'A merge of these two is on its way already' },
  },
  STATE_DIFFERS: {
    kind: 'conflict',
    title: { zh: '该合并当前状态不能这样办理', en: 'The merge is not in a state for this' },
    detail: { zh: '当前状态：{state}。', en: 'Its state is {state}.' },
  },
  UNDO_TOO_LATE: {
    kind: 'conflict',
    title: { zh: '已超过可撤销期限', en: 'It can not be undone any more' },
    detail: { zh: '可撤销至 {undoUntil}。', en: 'It could be undone until {undoUntil}.' },
  },
  CHILDREN_COLLIDE: {
    kind: 'conflict',
    title: { zh: '双方有互相冲突的下属记录', en: 'Records of the two collide' },
    detail: {
      zh: '请先处理其中一方的 {references}。',
      en: 'End or delete those of one of them first: {references}.',
    },
  },
});

/** Races end in the same refusal as the polite check. */
export const companyMergeConstraints = {
  uq_company_merge_open: () => companyMergeErrors.OPEN_ALREADY(),
  uq_company_merge_done: () => companyMergeErrors.OPEN_ALREADY(),
};
