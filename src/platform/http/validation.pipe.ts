import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { bindRequest } from './fields/bind.js';
import { fieldsOf } from './fields/field.js';
import { httpErrors } from './http.errors.js';

/** Reads every `@Body()` and `@Query()` whose class has fields; see `bindRequest`. */
@Injectable()
export class RequestValidationPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if ((type !== 'body' && type !== 'query') || !metatype || fieldsOf(metatype).size === 0) return value;
    if (type === 'body' && value === undefined) throw httpErrors.BODY_MISSING();
    return bindRequest(metatype as new () => object, value ?? {}, type);
  }
}
