import { Exact } from '../../platform/kernel/decimal.js';
import type { FieldError } from '../../platform/kernel/domain-error.js';

/** Checks one value; complaints carry a JSON pointer into the body. */
export type Shape = (value: unknown, pointer: string) => readonly FieldError[];

const fault = (pointer: string, code: string, zh: string, en: string): readonly FieldError[] => [
  { pointer, code, message: { zh, en } },
];

export function whole(min: number, max: number): Shape {
  return (value, pointer) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? []
      : fault(
          pointer,
          'NOT_AN_INTEGER',
          `应为 ${min} 到 ${max} 的整数`,
          `must be an integer from ${min} to ${max}`,
        );
}

/** A decimal string, so that no figure passes through a float. */
export function decimal(min: string, max: string): Shape {
  return (value, pointer) =>
    typeof value === 'string' &&
    /^\d{1,12}(\.\d{1,4})?$/.test(value) &&
    new Exact(value).gte(min) &&
    new Exact(value).lte(max)
      ? []
      : fault(
          pointer,
          'NOT_A_DECIMAL',
          `应为 ${min} 到 ${max} 的十进制数字字符串`,
          `must be a decimal string from ${min} to ${max}`,
        );
}

export function text(pattern: RegExp): Shape {
  return (value, pointer) =>
    typeof value === 'string' && pattern.test(value)
      ? []
      : fault(pointer, 'TEXT_PATTERN', `格式应为 ${pattern.source}`, `must match ${pattern.source}`);
}

export function orNull(shape: Shape): Shape {
  return (value, pointer) => (value === null ? [] : shape(value, pointer));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const notAnObject = (pointer: string) => fault(pointer, 'NOT_AN_OBJECT', '应为对象', 'must be an object');

/** These members, all of which must be there but the optional ones, and no others. */
export function object(
  members: Readonly<Record<string, Shape>>,
  optional: Readonly<Record<string, Shape>> = {},
): Shape {
  const known = { ...members, ...optional };
  return (value, pointer) => {
    if (!isObject(value)) return notAnObject(pointer);
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(known, name));
    return [
      ...unknown.flatMap((name) =>
        fault(stepTo(pointer, name), 'PROPERTY_UNKNOWN', '没有这个字段', 'there is no such field'),
      ),
      ...Object.entries(known).flatMap(([name, shape]) => {
        if (Object.hasOwn(value, name)) return shape(value[name], stepTo(pointer, name));
        if (Object.hasOwn(optional, name)) return [];
        return fault(stepTo(pointer, name), 'REQUIRED', '必填', 'is required');
      }),
    ];
  };
}

/** One to forty members under names of the caller's choice. */
export function record(name: RegExp, shape: Shape): Shape {
  return (value, pointer) => {
    if (!isObject(value)) return notAnObject(pointer);
    const entries = Object.entries(value);
    if (entries.length === 0 || entries.length > 40)
      return fault(pointer, 'LIST_SIZE', '应有 1 到 40 项', 'must have 1 to 40 members');
    return entries.flatMap(([key, member]) =>
      name.test(key)
        ? shape(member, stepTo(pointer, key))
        : fault(
            stepTo(pointer, key),
            'TEXT_PATTERN',
            `名称应为 ${name.source}`,
            `the name must match ${name.source}`,
          ),
    );
  };
}

/** One to `most` values of one shape. */
export function listOf(shape: Shape, most: number): Shape {
  return (value, pointer) => {
    if (!Array.isArray(value) || value.length === 0 || value.length > most)
      return fault(
        pointer,
        'LIST_SIZE',
        `应为 1 到 ${most} 项的数组`,
        `must be a list of 1 to ${most} items`,
      );
    return value.flatMap((item, index) => shape(item, stepTo(pointer, String(index))));
  };
}

/** The shape and, once it fits, a rule over the whole value. */
export function where(shape: Shape, holds: (value: never) => boolean, zh: string, en: string): Shape {
  return (value, pointer) => {
    const faults = shape(value, pointer);
    if (faults.length) return faults;
    return holds(value as never) ? [] : fault(pointer, 'RULE_BROKEN', zh, en);
  };
}

function stepTo(pointer: string, name: string): string {
  return `${pointer}/${name.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
