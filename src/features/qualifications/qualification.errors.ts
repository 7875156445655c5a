import { defineErrors } from '../../platform/kernel/domain-error.js';

export const qualificationErrors = defineErrors('QUALIFICATION', {
  RULES_BROKEN: {
    kind: 'invalid',
    title: { zh: '资质信息不符合规则', en: 'The qualification breaks rules' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} faults; see errors.' },
  },
  NOT_YOUR_COMPANY: {
    kind: 'forbidden',
    title: {
      zh: '只能维护本单位归口企业的资质',
      en: 'You may keep qualifications of companies of your own unit only',
    },
  },
  FILE_MISSING: {
    kind: 'invalid',
    title: { zh: '佐证文件不存在', en: 'A file of the evidence does not exist' },
    detail: {
      zh: '只能使用本人或本单位上传的文件。',
      en: 'Only files of your own or your unit can be attached.',
    },
  },
  OWNING_DEPARTMENT_ONLY: {
    kind: 'forbidden',
    title: {
      zh: '该资质由数据归口部门确认',
      en: 'The department that owns the figure confirms this qualification',
    },
    detail: {
      zh: '高新技术企业、企业技术中心由区科委确认；其他资质不需确认。',
      en: 'High-tech enterprises and technology centres: the District Science and Technology Commission. Others are not confirmed.',
    },
  },
  TAKEN: {
    kind: 'conflict',
    title: {
      zh: '该企业同一资质在同一天已有记录',
      en: 'The company has this qualification from that day already',
    },
  },
  RENEWED_ALREADY: {
    kind: 'conflict',
    title: { zh: '该资质已有续期记录', en: 'The qualification has been renewed already' },
  },
});

export const qualificationConstraints = {
  uq_qualification_start: () => qualificationErrors.TAKEN(),
  uq_qualification_renewal: () => qualificationErrors.RENEWED_ALREADY(),
};
