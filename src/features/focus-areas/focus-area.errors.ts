import { defineErrors } from '../../platform/kernel/domain-error.js';

export const focusAreaErrors = defineErrors('FOCUS_AREA', {
  VERSION_EXISTS: {
    kind: 'conflict',
    title: { zh: '该产业方向在这一天已有版本', en: 'This area has a version from that day already' },
    detail: {
      zh: '请换一个生效日期，或修改已有版本的名称。',
      en: 'Choose another first day, or change the labels of the version that is there.',
    },
  },
  VALIDITY_OVERLAPS: {
    kind: 'invalid',
    title: { zh: '有效期与另一版本重叠', en: 'The validity overlaps another version' },
    detail: {
      zh: '同一产业方向的各版本有效期不能重叠：已有 {from} 至 {to} 的版本。',
      en: 'Versions of one area may not overlap: there is one from {from} to {to}.',
    },
  },
  VALIDITY_REVERSED: {
    kind: 'invalid',
    title: { zh: '失效日期早于生效日期', en: 'It would end before it begins' },
    detail: { zh: '最早可填 {from}。', en: 'The earliest last day is {from}.' },
  },
});

export const focusAreaConstraints = {
  uq_focus_area_start: focusAreaErrors.VERSION_EXISTS,
  uq_focus_area_open: focusAreaErrors.VERSION_EXISTS,
  ck_focus_area_validity: focusAreaErrors.VALIDITY_REVERSED,
};
