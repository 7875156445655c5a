import { defineErrors } from '../platform/kernel/domain-error.js';

export const reportErrors = defineErrors('REPORT', {
  PERIOD_WRONG: {
    kind: 'invalid',
    title: { zh: '统计期间有误', en: 'The period is wrong' },
    detail: {
      zh: '起始日不晚于截止日，截止日不晚于截至日期{asOf}。',
      en: 'It begins no later than it ends, and ends no later than the as-of date {asOf}.',
    },
  },
});
