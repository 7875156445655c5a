import { addDays } from '../../kernel/clock.js';
import { Exact } from '../../kernel/decimal.js';
import { type FieldOptions, fieldDecorator } from './field.js';

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id of another record (UUID). */
export const ReferenceField = fieldDecorator<FieldOptions>({
  convert: (raw) => (typeof raw === 'string' ? raw.toLowerCase() : raw),
  check: (value) =>
    typeof value === 'string' && UUID.test(value)
      ? null
      : { code: 'NOT_AN_ID', message: { zh: '应为 UUID', en: 'must be a UUID' } },
  schema: () => ({ type: 'string', format: 'uuid', example: '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21' }),
});

export interface DecimalOptions extends FieldOptions {
  /** Fraction digits allowed. */
  readonly digits?: number;
  readonly min?: string;
  readonly max?: string;
}

/** A decimal string such as `"12000.00"`: money in the unit that the field's name ends in, areas, shares. Never a float. */
export const DecimalField = fieldDecorator<DecimalOptions>({
  check(value, { digits = 2, min = '0', max = '999999999.99' }) {
    const pattern = new RegExp(`^-?\\d{1,12}(\\.\\d{1,${digits}})?$`);
    if (typeof value === 'string' && pattern.test(value)) {
      const amount = new Exact(value);
      if (amount.gte(min) && amount.lte(max)) return null;
    }
    return {
      code: 'NOT_A_DECIMAL',
      message: {
        zh: '应为 {min} 到 {max} 的十进制数字字符串，最多 {digits} 位小数，例如 "12000.00"',
        en: 'must be a decimal string from {min} to {max} with at most {digits} fraction digits, such as "12000.00"',
      },
      params: { min, max, digits },
    };
  },
  schema: ({ digits = 2, min = '0' }) => ({
    type: 'string',
    format: 'decimal',
    pattern: `^${min.startsWith('-') ? '-?' : ''}\\d{1,12}(\\.\\d{1,${digits}})?$`,
    example: digits >= 2 ? '12000.00' : '12',
  }),
});

/** Money: the unit stands in the field's name (`…Wan` = 万元 CNY, `…WanUsd` = 万美元). Two fraction digits. */
export const MoneyField = DecimalField;

export interface DateOptions extends FieldOptions {
  readonly earliest?: string;
}

/** A calendar date in Asia/Shanghai, `YYYY-MM-DD`. */
export const DateField = fieldDecorator<DateOptions>({
  check: (value, { earliest = '1800-01-01' }) =>
    typeof value === 'string' && isCalendarDate(value) && value >= earliest
      ? null
      : {
          code: 'NOT_A_DATE',
          message: { zh: '应为日期 YYYY-MM-DD', en: 'must be a date, YYYY-MM-DD' },
        },
  schema: () => ({ type: 'string', format: 'date', example: '2026-10-31' }),
});

/** Whether the text names a day that exists. */
export function isCalendarDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;

/** An instant, ISO 8601 with offset; answers carry +08:00. */
export const InstantField = fieldDecorator<FieldOptions>({
  // In a query string an unescaped `+` arrives as a space.
  convert: (raw, _options, source) =>
    source === 'query' && typeof raw === 'string' ? raw.replace(' ', '+') : raw,
  check: (value) =>
    typeof value === 'string' &&
    INSTANT.test(value) &&
    isCalendarDate(value.slice(0, 10)) &&
    !Number.isNaN(Date.parse(value))
      ? null
      : {
          code: 'NOT_AN_INSTANT',
          message: {
            zh: '应为带时区的时间，例如 2026-10-31T14:30:00+08:00',
            en: 'must be a time with offset, such as 2026-10-31T14:30:00+08:00',
          },
        },
  schema: () => ({ type: 'string', format: 'date-time', example: '2026-10-31T14:30:00+08:00' }),
});

/** An e-mail address. */
export const EmailField = fieldDecorator<FieldOptions>({
  check: (value) =>
    typeof value === 'string' &&
    value.length <= 254 &&
    /^[^\s@<>"\p{Cc}]+@[^\s@<>"\p{Cc}]+\.[^\s@<>"\p{Cc}]+$/u.test(value) &&
    value.isWellFormed()
      ? null
      : { code: 'NOT_AN_EMAIL', message: { zh: '应为邮箱地址', en: 'must be an e-mail address' } },
  schema: () => ({ type: 'string', format: 'email', maxLength: 254, example: 'lianxi@example.com' }),
});

/** A telephone number: digits, with `+`, spaces, hyphens, brackets and an extension allowed. */
export const PhoneField = fieldDecorator<FieldOptions>({
  check: (value) =>
    typeof value === 'string' && /^\+?[0-9][0-9 ()\-转x]{4,28}$/.test(value)
      ? null
      : { code: 'NOT_A_PHONE', message: { zh: '应为电话号码', en: 'must be a telephone number' } },
  schema: () => ({
    type: 'string',
    maxLength: 30,
    pattern: '^\\+?[0-9][0-9 ()\\-转x]{4,28}$',
    example: '13800005678',
  }),
});
