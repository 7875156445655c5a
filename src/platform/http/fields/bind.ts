import { type ValidationError, validateSync } from 'class-validator';
import type { FieldError } from '../../kernel/domain-error.js';
import { httpErrors } from '../http.errors.js';
import { type Complaint, fieldsOf, type RegisteredField, type Source } from './field.js';

type Class = new () => object;

/**
 * Reads an untrusted value into an instance of a request class: refuses members that the class does not declare,
 * converts each field, then validates with class-validator.
 * @throws DomainError REQUEST.VALIDATION_FAILED with one entry per fault
 */
export function bindRequest<T extends object>(type: new () => T, raw: unknown, source: Source): T {
  const errors: FieldError[] = [];
  const instance = convertObject(type, raw, source, '', errors);
  if (errors.length === 0) collect(validateSync(instance, { forbidUnknownValues: true }), source, '', errors);
  if (errors.length)
    throw httpErrors.VALIDATION_FAILED({ params: { count: errors.length }, errors: errors.slice(0, 100) });
  return instance as T;
}

function at(source: Source, path: string): Pick<FieldError, 'pointer' | 'parameter'> {
  return source === 'query' ? { parameter: path.slice(1) } : { pointer: path };
}

/** JSON pointer escaping, RFC 6901. */
function step(path: string, key: string | number): string {
  return `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function convertObject(
  type: Class,
  raw: unknown,
  source: Source,
  path: string,
  errors: FieldError[],
): object {
  if (!raw || typeof raw !== 'object' || Array.isArray(raw)) {
    errors.push({
      ...at(source, path),
      code: 'NOT_AN_OBJECT',
      message: { zh: '应为 JSON 对象', en: 'must be a JSON object' },
    });
    return new type();
  }
  const fields = fieldsOf(type);
  for (const key of Object.keys(raw)) {
    if (fields.has(key)) continue;
    errors.push({
      ...at(source, step(path, key.slice(0, 100))),
      code: source === 'query' ? 'PARAMETER_UNKNOWN' : 'PROPERTY_UNKNOWN',
      message: { zh: '没有这个字段', en: 'there is no such field' },
    });
  }
  const instance = new type() as Record<string, unknown>;
  for (const [key, field] of fields) {
    if (!Object.hasOwn(raw, key)) continue;
    const value = (raw as Record<string, unknown>)[key];
    instance[key] = convertValue(field, value, source, step(path, key), errors);
  }
  return instance;
}

function convertValue(
  field: RegisteredField,
  raw: unknown,
  source: Source,
  path: string,
  errors: FieldError[],
): unknown {
  if (raw === undefined || raw === null) return raw;
  const { kind, options } = field;
  if (source === 'query' && Array.isArray(raw)) {
    errors.push({
      ...at(source, path),
      code: 'PARAMETER_REPEATED',
      message: {
        zh: '参数重复，多个值请用逗号分隔',
        en: 'is given twice; separate several values with commas',
      },
    });
    return undefined;
  }
  const one = (item: unknown, where: string) => {
    const nested = kind.nested?.(options);
    if (nested && item !== null && item !== undefined)
      return convertObject(nested, item, source, where, errors);
    return kind.convert ? kind.convert(item, options, source) : item;
  };
  if (!options.list) return one(raw, path);
  const items = source === 'query' ? String(raw).split(',').filter(Boolean) : raw;
  if (!Array.isArray(items) || items.length > options.list.max) return items;
  return items.map((item, index) => one(item, step(path, index)));
}

function collect(found: ValidationError[], source: Source, path: string, errors: FieldError[]): void {
  for (const error of found) {
    const here = step(path, error.property);
    for (const message of Object.values(error.constraints ?? {}))
      for (const complaint of parseComplaints(message)) {
        const { index, ...rest } = complaint;
        errors.push({ ...at(source, index === undefined ? here : step(here, index)), ...rest });
      }
    collect(error.children ?? [], source, here, errors);
  }
}

function parseComplaints(message: string): Complaint[] {
  return message.startsWith('[') ? (JSON.parse(message) as Complaint[]) : [];
}
