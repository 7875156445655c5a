import { defineErrors } from '../../platform/kernel/domain-error.js';

export const settingErrors = defineErrors('SETTING', {
  VALUE_INVALID: {
    kind: 'invalid',
    title: { zh: '参数值不符合要求', en: 'The value does not have the shape of this setting' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} faults; see errors.' },
  },
  PAST_NEEDS_REASON: {
    kind: 'invalid',
    title: { zh: '生效日期早于今天，须说明理由', en: 'A date in the past needs a reason' },
    detail: {
      zh: '请填写 reason（至少 {min} 个字），或把 effectiveFrom 改为 {today} 及以后。',
      en: 'Give a reason of {min} characters or more, or an effectiveFrom from {today} on.',
    },
  },
  DATE_TAKEN: {
    kind: 'conflict',
    title: { zh: '该参数在这一天已有取值', en: 'The setting has a value from that day already' },
    detail: { zh: '请换一个生效日期。', en: 'Choose another effectiveFrom.' },
  },
});

export const settingConstraints = { uq_setting_key_date: settingErrors.DATE_TAKEN };
