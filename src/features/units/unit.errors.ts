import { defineErrors } from '../../platform/kernel/domain-error.js';

export const unitErrors = defineErrors('UNIT', {
  CODE_TAKEN: {
    kind: 'conflict',
    title: { zh: '单位代码已被使用', en: 'The unit code is taken' },
  },
  NAME_TAKEN: {
    kind: 'conflict',
    title: { zh: '单位名称已被使用', en: 'The unit name is taken' },
    detail: { zh: '简称和曾用名请填入 aliases。', en: 'Put short and former names into aliases.' },
  },
  UNKNOWN: {
    kind: 'invalid',
    title: { zh: '单位不存在', en: 'There is no such unit' },
  },
  LIAISON_MISSING: {
    kind: 'invalid',
    title: { zh: '联络人不存在', en: 'The liaison does not exist' },
  },
  VALIDITY_REVERSED: {
    kind: 'invalid',
    title: { zh: '失效日期早于生效日期', en: 'The unit ends before it begins' },
  },
  OWNER_OUTSIDE_PROMOTION: {
    kind: 'invalid',
    title: { zh: '可承办项目的单位必须属于招商条线', en: 'A unit that owns projects is a promotion unit' },
    detail: {
      zh: '请同时把 isPromotion 设为 true。',
      en: 'Set isPromotion to true as well.',
    },
  },
});

export const unitConstraints = {
  uq_responsible_unit_code: unitErrors.CODE_TAKEN,
  uq_responsible_unit_name: unitErrors.NAME_TAKEN,
  fk_responsible_unit_liaison: unitErrors.LIAISON_MISSING,
  ck_responsible_unit_validity: unitErrors.VALIDITY_REVERSED,
  ck_responsible_unit_promotion: unitErrors.OWNER_OUTSIDE_PROMOTION,
};
