import type { AnyCodeTable } from '../../kernel/code-table.js';
import { type Complaint, type FieldKind, type FieldOptions, fieldDecorator } from './field.js';

export interface TextOptions extends FieldOptions {
  readonly max?: number;
  readonly min?: number;
  readonly pattern?: RegExp;
}

const NUL = String.fromCharCode(0);

/** What no text of the product may hold: NUL and lone surrogates cannot be stored as UTF-8. */
export function textComplaint(value: unknown, min: number, max: number): Complaint | null {
  if (typeof value !== 'string') return { code: 'NOT_TEXT', message: { zh: '应为文本', en: 'must be text' } };
  if (value.includes(NUL) || !value.isWellFormed())
    return {
      code: 'TEXT_NOT_STORABLE',
      message: { zh: '含有 NUL 或残缺字符', en: 'contains NUL or a lone surrogate' },
    };
  const length = value.length > max * 2 ? value.length : [...value].length;
  if (length > max || (min > 0 && [...value.trim()].length < min))
    return {
      code: 'TEXT_LENGTH',
      message: { zh: '长度应为 {min} 到 {max} 个字符', en: 'must have {min} to {max} characters' },
      params: { min, max },
    };
  return null;
}

/** Free text, stored as given. `min` counts characters that are not white space at the ends; default 1. */
export const TextField = fieldDecorator<TextOptions>({
  check(value, { min = 1, max = 200, pattern }) {
    const complaint = textComplaint(value, min, max);
    if (complaint) return complaint;
    if (pattern && !pattern.test(value as string))
      return {
        code: 'TEXT_PATTERN',
        message: { zh: '格式不符：{pattern}', en: 'does not match {pattern}' },
        params: { pattern: pattern.source },
      };
    return null;
  },
  schema: ({ min = 1, max = 200, pattern }) => ({
    type: 'string',
    minLength: min,
    maxLength: max,
    ...(pattern ? { pattern: pattern.source } : {}),
    ...(pattern || min > 2 ? {} : { example: '示例' }),
  }),
});

/** A secret such as a password: text that is never echoed in a message. */
export const SecretField = fieldDecorator<TextOptions>({
  check: (value, { min = 1, max = 200 }) => textComplaint(value, min, max),
  schema: ({ min = 1, max = 200 }) => ({
    type: 'string',
    format: 'password',
    minLength: min,
    maxLength: max,
    example: 'correct horse battery staple',
  }),
});

export const BooleanField = fieldDecorator<FieldOptions>({
  convert: (raw, _options, source) =>
    source === 'query' && /^(true|false)$/.test(String(raw)) ? raw === 'true' : raw,
  check: (value) =>
    typeof value === 'boolean'
      ? null
      : { code: 'NOT_BOOLEAN', message: { zh: '应为 true 或 false', en: 'must be true or false' } },
  schema: () => ({ type: 'boolean', example: true }),
});

export interface IntegerOptions extends FieldOptions {
  readonly min?: number;
  readonly max?: number;
}

export const IntegerField = fieldDecorator<IntegerOptions>({
  convert: (raw, _options, source) =>
    source === 'query' && /^-?\d{1,10}$/.test(String(raw)) ? Number(raw) : raw,
  check(value, { min = 0, max = 2_147_483_647 }) {
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return null;
    return {
      code: 'NOT_AN_INTEGER',
      message: { zh: '应为 {min} 到 {max} 的整数', en: 'must be an integer from {min} to {max}' },
      params: { min, max },
    };
  },
  schema: ({ min = 0, max = 2_147_483_647 }) => ({
    type: 'integer',
    minimum: min,
    maximum: max,
    example: min,
  }),
});

export interface CodeOptions extends FieldOptions {
  readonly table: AnyCodeTable;
}

const codeKind: FieldKind<CodeOptions> = {
  check: (value, { table }) =>
    typeof value === 'string' && table.has(value)
      ? null
      : {
          code: 'CODE_UNKNOWN',
          message: {
            zh: '不是 {dictionary} 的代码，可用：{codes}',
            en: 'is not a code of {dictionary}: {codes}',
          },
          params: { dictionary: table.name, codes: table.codes.join(', ') },
        },
  schema: ({ table }) => ({ type: 'string', enum: [...table.codes], example: table.codes[0] }),
};

const codeField = fieldDecorator(codeKind);

/** A code of one dictionary, see `GET /dictionaries`. */
export function CodeField(table: AnyCodeTable, options: FieldOptions = {}): PropertyDecorator {
  return codeField({ ...options, table });
}

export interface NestedOptions extends FieldOptions {
  readonly type: new () => object;
}

const nestedField = fieldDecorator<NestedOptions>({
  check: (value, { type }) =>
    value instanceof type
      ? null
      : { code: 'NOT_AN_OBJECT', message: { zh: '应为对象', en: 'must be an object' } },
  schema: () => ({ type: 'object' }),
  nested: ({ type }) => type,
});

/** An object of its own class inside the body. */
export function NestedField(type: new () => object, options: FieldOptions = {}): PropertyDecorator {
  return nestedField({ ...options, type });
}
