import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/** What a target counts (domain.md §2.14, §5.4); `periodType`: how long one of them runs. */
export const TARGET_METRIC = codeTable('TARGET_METRIC', {
  HQ_ANNUAL: ['每年引进总部型企业', 'Headquarters introduced in a year', { periodType: 'YEAR' }],
  HQ_CUMULATIVE: [
    '累计引进总部型机构、贸易型总部',
    'Headquarters introduced over a plan',
    { periodType: 'MULTI_YEAR' },
  ],
});
export type TargetMetric = CodeOf<typeof TARGET_METRIC>;

export const TARGET_PERIOD = codeTable('TARGET_PERIOD', {
  MONTH: ['月度', 'Month'],
  QUARTER: ['季度', 'Quarter'],
  YEAR: ['年度', 'Year'],
  MULTI_YEAR: ['多年', 'Several years'],
});

export const TARGET_CODE_TABLES = [TARGET_METRIC, TARGET_PERIOD] as const;
