import { defineErrors } from '../../platform/kernel/domain-error.js';

export const yearMetricErrors = defineErrors('YEAR_METRIC', {
  RULES_BROKEN: {
    kind: 'invalid',
    title: { zh: '年度指标不符合规则', en: 'The figures break rules' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} faults; see errors.' },
  },
  NOT_YOUR_COMPANY: {
    kind: 'forbidden',
    title: {
      zh: '只能填报本单位归口企业的年度指标',
      en: 'You may enter figures of companies of your own unit only',
    },
  },
  NOT_VERIFIER: {
    kind: 'forbidden',
    title: { zh: '由储备库管理员标记已核实', en: 'A pool administrator marks figures as verified' },
  },
  YEAR_TAKEN: {
    kind: 'conflict',
    title: { zh: '该年度已有数据，请提交更正', en: 'The year has figures; enter a correction' },
    detail: {
      zh: '数据不覆盖，请在该年度的 revisions 下提交更正。',
      en: 'Nothing is overwritten: post to the revisions of the year.',
    },
  },
});

export const fiscalGrantErrors = defineErrors('FISCAL_GRANT', {
  NOT_AN_ANALYST: {
    kind: 'invalid',
    title: { zh: '只能授权给在职的数据报表人员', en: 'Only an active analyst can hold the grant' },
  },
  HELD_ALREADY: {
    kind: 'conflict',
    title: { zh: '该用户已有授权', en: 'The user holds a grant already' },
  },
  TERM_PAST: {
    kind: 'invalid',
    title: { zh: '授权截止日期早于今天', en: 'The grant would end before today' },
  },
});

/** Two people at one figure: the second sees that a revision has come in between. */
export const yearMetricConstraints = {
  uq_company_year_metric_revision: () => yearMetricErrors.YEAR_TAKEN(),
  uq_fiscal_grant_user: () => fiscalGrantErrors.HELD_ALREADY(),
};
