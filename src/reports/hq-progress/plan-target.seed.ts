/** Headquarters targets of 普委办发〔2022〕23号: one a year at least, five in all (domain.md §2.14). Later years are added by 管委办. */
export interface PlanTarget {
  readonly metricCode: 'HQ_ANNUAL' | 'HQ_CUMULATIVE';
  readonly periodType: 'YEAR' | 'MULTI_YEAR';
  readonly fromOn: string;
  readonly toOn: string;
  readonly value: string;
  readonly sourceDoc: string;
  /** In the words of the paper. */
  readonly caliber: string;
}

const sourceDoc = '普委办发〔2022〕23号';

export const PLAN_TARGETS: readonly PlanTarget[] = [
  ...[2022, 2023, 2024].map(
    (year): PlanTarget => ({
      metricCode: 'HQ_ANNUAL',
      periodType: 'YEAR',
      fromOn: `${year}-01-01`,
      toOn: `${year}-12-31`,
      value: '1',
      sourceDoc,
      caliber: '每年引进总部型企业',
    }),
  ),
  {
    metricCode: 'HQ_CUMULATIVE',
    periodType: 'MULTI_YEAR',
    fromOn: '2022-01-01',
    toOn: '2024-12-31',
    value: '5',
    sourceDoc,
    caliber: '累计引进总部型机构、贸易型总部',
  },
];
