import 'reflect-metadata';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy, ValidateNested, type ValidationArguments } from 'class-validator';
import type { Text } from '../../kernel/domain-error.js';

/** Where a value comes from: query values are text, `a,b` for lists. */
export type Source = 'body' | 'query';

export interface Complaint {
  readonly code: string;
  readonly message: Text;
  readonly params?: Readonly<Record<string, unknown>>;
  /** Position inside a list value. */
  readonly index?: number;
}

export interface FieldOptions {
  /** May be left out. */
  readonly optional?: boolean;
  /** May be null: unknown, or cleared by a PATCH. */
  readonly nullable?: boolean;
  /** A list of such values, with at most so many. */
  readonly list?: { readonly max: number; readonly min?: number };
  readonly description?: string;
  readonly example?: unknown;
}

export interface FieldKind<O extends FieldOptions> {
  /** Turns what came over the wire into what the code uses; what it cannot turn it returns as it is. */
  convert?(raw: unknown, options: O, source: Source): unknown;
  /** What is wrong with a converted value that is neither undefined nor null. */
  check(value: unknown, options: O): Complaint | null;
  /** OpenAPI 3.1 schema of one value. */
  schema(options: O): Record<string, unknown>;
  /** Class of a nested object. */
  nested?(options: O): new () => object;
}

export interface RegisteredField {
  readonly key: string;
  readonly options: FieldOptions;
  readonly kind: FieldKind<FieldOptions>;
  readonly again: (options: FieldOptions) => PropertyDecorator;
}

const FIELDS = Symbol('fields');

const collected = new WeakMap<object, ReadonlyMap<string, RegisteredField>>();

/** Fields of a request or response class, inherited ones first, in the order of declaration. Ask after declaring. */
export function fieldsOf(type: object): ReadonlyMap<string, RegisteredField> {
  let fields = collected.get(type);
  if (!fields) {
    fields = collectFields(type);
    collected.set(type, fields);
  }
  return fields;
}

function collectFields(type: object): ReadonlyMap<string, RegisteredField> {
  const prototype = (type as { prototype: object }).prototype;
  const chain: Map<string, RegisteredField>[] = [];
  for (
    let current = prototype;
    current && current !== Object.prototype;
    current = Object.getPrototypeOf(current)
  )
    chain.unshift(
      (Reflect.getOwnMetadata(FIELDS, current) as Map<string, RegisteredField> | undefined) ?? new Map(),
    );
  return new Map(chain.flatMap((fields) => [...fields]));
}

/** Makes the decorator of one kind of field: validation, conversion and OpenAPI in one. */
export function fieldDecorator<O extends FieldOptions>(
  kind: FieldKind<O>,
): (options?: O) => PropertyDecorator {
  const decorator =
    (options = {} as O): PropertyDecorator =>
    (target, property) => {
      const key = String(property);
      register(target, {
        key,
        options,
        kind: kind as unknown as FieldKind<FieldOptions>,
        again: (changed) => decorator({ ...options, ...changed }),
      });
      ValidateBy({
        name: 'field',
        validator: {
          validate: (value: unknown) => complaintsOf(kind, options, value).length === 0,
          defaultMessage: (context?: ValidationArguments) =>
            JSON.stringify(complaintsOf(kind, options, context?.value)),
        },
      })(target, key);
      if (kind.nested) ValidateNested()(target, key);
      ApiProperty(apiProperty(kind, options))(target, key);
    };
  return decorator;
}

function register(target: object, field: RegisteredField): void {
  const own =
    (Reflect.getOwnMetadata(FIELDS, target) as Map<string, RegisteredField> | undefined) ??
    new Map<string, RegisteredField>();
  own.set(field.key, field);
  Reflect.defineMetadata(FIELDS, own, target);
}

const REQUIRED: Complaint = { code: 'REQUIRED', message: { zh: '必填', en: 'is required' } };
const NOT_NULL: Complaint = { code: 'NOT_NULL', message: { zh: '不能为 null', en: 'may not be null' } };
const NOT_A_LIST: Complaint = { code: 'NOT_A_LIST', message: { zh: '应为数组', en: 'must be an array' } };

function complaintsOf<O extends FieldOptions>(kind: FieldKind<O>, options: O, value: unknown): Complaint[] {
  if (value === undefined) return options.optional ? [] : [REQUIRED];
  if (value === null) return options.nullable ? [] : [NOT_NULL];
  if (!options.list) {
    const complaint = kind.check(value, options);
    return complaint ? [complaint] : [];
  }
  if (!Array.isArray(value)) return [NOT_A_LIST];
  const { max, min = 0 } = options.list;
  if (value.length > max || value.length < min)
    return [
      {
        code: 'LIST_SIZE',
        message: { zh: '应有 {min} 到 {max} 项', en: 'must have {min} to {max} items' },
        params: { min, max },
      },
    ];
  return value.flatMap((item, index) => {
    const complaint = item === null || item === undefined ? NOT_NULL : kind.check(item, options);
    return complaint ? [{ ...complaint, index }] : [];
  });
}

function apiProperty<O extends FieldOptions>(kind: FieldKind<O>, options: O): Record<string, unknown> {
  const nested = kind.nested?.(options);
  const { description, example, nullable, optional, list } = options;
  const required = !optional;
  const common = { required, ...(description ? { description } : {}) };
  if (nested) return { ...common, type: nested, isArray: Boolean(list), ...(nullable ? { nullable } : {}) };
  const schema = kind.schema(options);
  if (list)
    return {
      ...common,
      type: 'array',
      items: schema,
      maxItems: list.max,
      ...(list.min ? { minItems: list.min } : {}),
      ...(nullable ? { nullable } : {}),
      example: listExample(example ?? schema['example']),
    };
  return {
    ...common,
    ...schema,
    ...(nullable ? { nullable } : {}),
    ...(example === undefined ? {} : { example }),
  };
}

function listExample(example: unknown): unknown[] {
  if (Array.isArray(example)) return example;
  return example === undefined ? [] : [example];
}
