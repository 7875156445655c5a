import { defineErrors } from '../../platform/kernel/domain-error.js';

export const targetErrors = defineErrors('TARGET', {
  RULES_BROKEN: {
    kind: 'invalid',
    title: { zh: '目标不符合规则', en: 'The target breaks rules' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} faults; see errors.' },
  },
  TAKEN: {
    kind: 'conflict',
    title: { zh: '该期间已有此项目标', en: 'The metric has a target of this period already' },
    detail: { zh: '请修改已有目标。', en: 'Change that one.' },
  },
});

/** Two targets of one metric and period, entered at once. */
export const targetConstraints = { uq_target_period: () => targetErrors.TAKEN() };
