import { Param, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { UUID } from './fields/value-fields.js';
import { httpErrors } from './http.errors.js';

/** A record named by its id or by its human code (`QY-000123`). */
export interface RecordKey {
  readonly column: 'id' | 'code';
  readonly value: string;
}

/** The id, for records without a human code. @throws REQUEST.NOT_FOUND for a code */
export function idOf(key: RecordKey): string {
  if (key.column !== 'id') throw httpErrors.NOT_FOUND();
  return key.value;
}

const CODE = /^[A-Z]{2}-(\d{4}-)?\d{1,9}$/;

class RecordKeyPipe implements PipeTransform<string, RecordKey> {
  transform(text: string): RecordKey {
    if (UUID.test(text)) return { column: 'id', value: text.toLowerCase() };
    if (CODE.test(text.toUpperCase())) return { column: 'code', value: text.toUpperCase() };
    throw httpErrors.NOT_FOUND();
  }
}

/** Path parameter that takes an id or a human code; anything else is not found. */
export function RecordId(name = 'id'): ParameterDecorator {
  const pipe = new RecordKeyPipe();
  return (target, property, index) => {
    if (property === undefined) return;
    Param(name, pipe)(target, property, index);
    const descriptor = Object.getOwnPropertyDescriptor(target, property);
    if (descriptor)
      ApiParam({
        name,
        description: 'UUID 或业务编号 / UUID or human code',
        schema: { type: 'string', minLength: 3, maxLength: 40 },
        example: '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21',
      })(target, property, descriptor);
  };
}
