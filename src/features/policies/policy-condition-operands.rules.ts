import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import type { Fact, FactKind } from './policy-facts.table.js';

export const OPERATORS = [
  ...['eq', 'ne', 'in', 'nin', 'gt', 'gte', 'lt', 'lte', 'between'],
  ...['exists', 'has', 'withinYears', 'daysBefore'],
] as const;
export type Operator =
  | ('eq' | 'ne' | 'in' | 'nin' | 'gt' | 'gte' | 'lt' | 'lte' | 'between')
  | ('exists' | 'has' | 'withinYears' | 'daysBefore');

const ORDERED = ['gt', 'gte', 'lt', 'lte', 'between'] as const;
const ONE_OF = ['eq', 'ne', 'in', 'nin', 'exists'] as const;

/**
 * Operators by the kind of a fact. On a set `in` means any of them, `nin` none of them. `withinYears` and `daysBefore`
 * count back from the day of the application.
 */
export const OPERATORS_OF: Readonly<Record<FactKind, readonly Operator[]>> = {
  text: ONE_OF,
  code: ONE_OF,
  codes: ['has', 'in', 'nin', 'exists'],
  number: ['eq', 'ne', ...ORDERED, 'exists'],
  date: [...ORDERED, 'withinYears', 'daysBefore', 'exists'],
  boolean: ['eq', 'ne', 'exists'],
};

const MOST_VALUES = 100;
const MOST_YEARS = 50;
const MOST_DAYS = 36_500;

/** What is wrong with the value behind an operator. */
export function operandFaults(fact: Fact, operator: Operator, value: unknown, at: string): FieldError[] {
  switch (operator) {
    case 'exists':
      return typeof value === 'boolean' ? [] : fault(at, 'NOT_BOOLEAN', BOOLEAN);
    case 'withinYears':
      return wholeNumber(value, 1, MOST_YEARS, at);
    case 'daysBefore':
      return wholeNumber(value, 0, MOST_DAYS, at);
    case 'in':
    case 'nin':
      return listFaults(fact, value, at);
    case 'between':
      return rangeFaults(fact, value, at);
    default:
      return scalarFaults(fact, value, at);
  }
}

function listFaults(fact: Fact, value: unknown, at: string): FieldError[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_VALUES)
    return fault(at, 'NOT_A_LIST', LIST, { max: MOST_VALUES });
  return value.flatMap((each, index) => scalarFaults(fact, each, `${at}/${index}`));
}

function rangeFaults(fact: Fact, value: unknown, at: string): FieldError[] {
  if (!Array.isArray(value) || value.length !== 2) return fault(at, 'NOT_A_RANGE', RANGE);
  const faults = value.flatMap((each, index) => scalarFaults(fact, each, `${at}/${index}`));
  if (faults.length > 0) return faults;
  const [low, high] = value as [number | string, number | string];
  return low <= high ? [] : fault(at, 'RANGE_REVERSED', REVERSED);
}

function scalarFaults({ kind, codes }: Fact, value: unknown, at: string): FieldError[] {
  switch (kind) {
    case 'number':
      return typeof value === 'number' ? [] : fault(at, 'NOT_A_NUMBER', NUMBER);
    case 'boolean':
      return typeof value === 'boolean' ? [] : fault(at, 'NOT_BOOLEAN', BOOLEAN);
    case 'date':
      return isDay(value) ? [] : fault(at, 'NOT_A_DATE', DATE);
    default:
      if (typeof value !== 'string' || value.trim() === '' || value.length > 100)
        return fault(at, 'NOT_TEXT', TEXT);
      if (!codes || codes.has(value)) return [];
      return fault(at, 'CODE_UNKNOWN', CODE, { dictionary: codes.name, codes: codes.codes.join(', ') });
  }
}

function wholeNumber(value: unknown, min: number, max: number, at: string): FieldError[] {
  const isFine = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
  return isFine ? [] : fault(at, 'NOT_AN_INTEGER', INTEGER, { min, max });
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const instant = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value);
}

function fault(pointer: string, code: string, message: Text, params?: FieldError['params']): FieldError[] {
  return [{ pointer, code, message, ...(params ? { params } : {}) }];
}

const BOOLEAN: Text = { zh: '应为 true 或 false', en: 'must be true or false' };
const NUMBER: Text = { zh: '应为数字，不加引号', en: 'must be a number, without quotes' };
const DATE: Text = { zh: '应为日期 YYYY-MM-DD', en: 'must be a date, YYYY-MM-DD' };
const TEXT: Text = { zh: '应为文本', en: 'must be text' };
const LIST: Text = { zh: '应为 1 到 {max} 项的数组', en: 'must be an array of 1 to {max} entries' };
const RANGE: Text = { zh: '应为 [下限, 上限]，两端都含', en: 'must be [low, high], both included' };
const REVERSED: Text = { zh: '下限高于上限', en: 'the low end is above the high one' };
const INTEGER: Text = { zh: '应为 {min} 到 {max} 的整数', en: 'must be an integer from {min} to {max}' };
const CODE: Text = {
  zh: '不是 {dictionary} 的代码，可用：{codes}',
  en: 'is not a code of {dictionary}: {codes}',
};
