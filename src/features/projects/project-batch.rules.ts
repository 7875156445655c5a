import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import { BATCH_CLASS } from './project-decision.codes.js';

/** The batch members of a query (domain.md §3.9). */
export interface BatchQuery {
  readonly batchScheme?: string;
  readonly batchClass?: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

/** What is wrong with them: a class says nothing without its scheme, a milestone nothing without a period. */
export function batchQueryBlockers({ batchScheme, batchClass = [], from, to }: BatchQuery): FieldError[] {
  const fault = (parameter: string, code: string, message: Text) => ({ parameter, code, message });
  const isPeriod = from !== undefined && to !== undefined;
  if (batchScheme === undefined)
    return [
      ...(batchClass.length ? [fault('batchScheme', 'SCHEME_MISSING', SCHEME_MISSING)] : []),
      ...(from !== undefined || to !== undefined ? [fault('from', 'PERIOD_ALONE', PERIOD_ALONE)] : []),
    ];
  return [
    ...(batchClass.some(
      (code) => BATCH_CLASS.entries.find((one) => one.code === code)?.extra.scheme !== batchScheme,
    )
      ? [fault('batchClass', 'CLASS_OF_OTHER_SCHEME', OTHER_SCHEME)]
      : []),
    ...(batchScheme === 'ZHAOSHANG' && !isPeriod ? [fault('from', 'PERIOD_MISSING', PERIOD_MISSING)] : []),
    ...(isPeriod && from > to ? [fault('to', 'PERIOD_BACKWARDS', BACKWARDS)] : []),
  ];
}

const SCHEME_MISSING: Text = {
  zh: '“三个一批”有两种口径，请指明batchScheme',
  en: '三个一批 has two schemes; name batchScheme',
};
const PERIOD_ALONE: Text = {
  zh: 'from、to须与batchScheme一起使用',
  en: 'from and to go with batchScheme',
};
const OTHER_SCHEME: Text = { zh: '不属于该口径', en: 'belongs to the other scheme' };
const PERIOD_MISSING: Text = {
  zh: '招商口径按期间统计，请填写from和to',
  en: 'this scheme counts within a period; give from and to',
};
const BACKWARDS: Text = { zh: '不能早于from', en: 'lies before from' };
