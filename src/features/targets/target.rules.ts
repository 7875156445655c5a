import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import { TARGET_METRIC, type TargetMetric } from './target.codes.js';

export interface TargetContent {
  readonly metricCode: string;
  readonly fromOn: string;
  readonly toOn: string;
  /** Decimal string. */
  readonly value: string;
}

/** YEAR, MULTI_YEAR …: how long a target of this metric runs. */
export function periodTypeOf(metricCode: string): string {
  return TARGET_METRIC.extra(metricCode as TargetMetric).periodType;
}

/** Everything that speaks against a target: a year is a calendar year, a plan is several of them (domain.md §2.14). */
export function targetBlockers({ metricCode, fromOn, toOn, value }: TargetContent): FieldError[] {
  const faults: FieldError[] = [];
  const isWhole = fromOn.endsWith('-01-01') && toOn.endsWith('-12-31') && fromOn <= toOn;
  const isOneYear = fromOn.slice(0, 4) === toOn.slice(0, 4);
  if (!isWhole)
    faults.push(
      fault('toOn', 'WHOLE_YEARS', { zh: '期间须为完整的日历年', en: 'runs from 1 January to 31 December' }),
    );
  else if (isOneYear !== (periodTypeOf(metricCode) === 'YEAR'))
    faults.push(
      fault('toOn', 'PERIOD_OF_METRIC', {
        zh: '年度目标为一年，累计目标为多年',
        en: 'an annual target runs a year, a cumulative one several',
      }),
    );
  if (!/^[1-9]\d*(\.0*)?$/.test(value))
    faults.push(fault('value', 'COUNT', { zh: '家数须为正整数', en: 'a count of companies, 1 at least' }));
  return faults;
}

function fault(field: string, code: string, message: Text): FieldError {
  return { pointer: `/${field}`, code, message };
}
