import { shanghaiDateOf } from '../../platform/kernel/clock.js';
import type { Text } from '../../platform/kernel/domain-error.js';

/**
 * A date as staff type it. `date` is `YYYY-MM-DD` for day, quarter and half (their first day, with `endDate`),
 * `YYYY-MM` for month, `YYYY` for year. `time` is `HH:mm` or `HH:mm:ss` where one was given.
 */
export type ParsedDate =
  | {
      readonly status: 'ok';
      readonly date: string;
      readonly precision: 'day' | 'month' | 'quarter' | 'half' | 'year';
      readonly endDate?: string;
      readonly time?: string;
    }
  | { readonly status: 'missing' }
  | { readonly status: 'ambiguous' | 'reject'; readonly message: Text };

export const dateMessages = {
  order: {
    zh: '看不出年、月、日的顺序，请写成 2022-11-01 的形式',
    en: 'The order of day, month and year cannot be told: write it as 2022-11-01',
  },
  noYear: { zh: '缺少年份，请写成 2022-11-01 的形式', en: 'The year is missing: write it as 2022-11-01' },
  noSuchDay: { zh: '没有这一天，请核对', en: 'There is no such day, please check' },
  unreadable: {
    zh: '无法识别为日期，请写成 2022-11-01 的形式',
    en: 'Not readable as a date: write it as 2022-11-01',
  },
} satisfies Record<string, Text>;

export type Found = ParsedDate | undefined;
export const pad = (value: number | string) => String(value).padStart(2, '0');
export const refuse = (status: 'ambiguous' | 'reject', message: Text): ParsedDate => ({ status, message });

export function day(year: number, month: number, date: number): ParsedDate {
  const text = `${year}-${pad(month)}-${pad(date)}`;
  const instant = new Date(`${text}T00:00:00Z`);
  const exists = !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === text;
  if (!exists || year < 1800 || year > 2200) return refuse('reject', dateMessages.noSuchDay);
  return { status: 'ok', date: text, precision: 'day' };
}

export function month(year: number, number: number): ParsedDate {
  if (number < 1 || number > 12) return refuse('reject', dateMessages.noSuchDay);
  return { status: 'ok', date: `${year}-${pad(number)}`, precision: 'month' };
}

/** `months` long, the `index`th of the year counted from 0. */
export function span(year: number, precision: 'quarter' | 'half', months: 3 | 6, index: number): ParsedDate {
  const endMonth = (index + 1) * months;
  const lastDay = new Date(Date.UTC(year, endMonth, 0)).getUTCDate();
  const date = `${year}-${pad(index * months + 1)}-01`;
  return { status: 'ok', date, precision, endDate: `${year}-${pad(endMonth)}-${lastDay}` };
}

export function fromInstant(milliseconds: number): ParsedDate {
  const [year = 0, number = 0, date = 0] = shanghaiDateOf(new Date(milliseconds)).split('-').map(Number);
  return day(year, number, date);
}
