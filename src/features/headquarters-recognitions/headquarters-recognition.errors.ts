import { defineErrors } from '../../platform/kernel/domain-error.js';

export const headquartersErrors = defineErrors('HEADQUARTERS', {
  RULES_BROKEN: {
    kind: 'invalid',
    title: { zh: '总部认定信息不符合规则', en: 'The recognition breaks rules' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} faults; see errors.' },
  },
  NOT_YOUR_COMPANY: {
    kind: 'forbidden',
    title: {
      zh: '只能维护本单位归口企业的总部申报',
      en: 'You may keep matters of companies of your own unit only',
    },
  },
  OWNING_DEPARTMENT_ONLY: {
    kind: 'forbidden',
    title: {
      zh: '认定、到期和取消由区商务委确认',
      en: 'That a headquarters is recognised, has expired or was revoked is confirmed by the District Commerce Commission',
    },
    detail: { zh: '招商单位可办理至“申报中”。', en: 'Promotion units take it up to APPLYING.' },
  },
  STATUS_NOT_ALLOWED: {
    kind: 'conflict',
    title: { zh: '不能从“{from}”改为“{to}”', en: 'Cannot go from {from} to {to}' },
    detail: { zh: '可以改为：{allowed}。', en: 'Possible: {allowed}.' },
  },
  FILE_MISSING: {
    kind: 'invalid',
    title: { zh: '佐证文件不存在', en: 'A file of the evidence does not exist' },
    detail: {
      zh: '只能使用本人或本单位上传的文件。',
      en: 'Only files of your own or your unit can be attached.',
    },
  },
  TAKEN: {
    kind: 'conflict',
    title: {
      zh: '该企业已有同类总部认定或申报',
      en: 'The company has a running matter of this category already',
    },
  },
});

export const headquartersConstraints = {
  uq_headquarters_recognition_running: () => headquartersErrors.TAKEN(),
};
