import { defineErrors } from '../../../platform/kernel/domain-error.js';

export const findingErrors = defineErrors('DUPLICATE_FINDING', {
  ACROSS_UNITS: {
    kind: 'forbidden',
    title: {
      zh: '涉及其他单位归口的企业，由储备库管理员处理',
      en: 'The pair reaches into another unit; a pool administrator decides',
    },
  },
  NOT_OPEN: {
    kind: 'conflict',
    title: { zh: '该查重结果已处理', en: 'The finding has been dealt with' },
    detail: { zh: '当前状态：{state}。', en: 'It is {state}.' },
  },
});
