import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import type { FieldError } from '../kernel/domain-error.js';
import { httpErrors } from './http.errors.js';

/** Refuses query parameters on routes that take none; the other routes name theirs in a request class. */
@Injectable()
export class NoQueryInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const names = Object.keys(context.switchToHttp().getRequest<Request>().query);
    if (names.length > 0 && !takesQuery(context))
      throw httpErrors.VALIDATION_FAILED({
        params: { count: names.length },
        errors: names.slice(0, 100).map(unknownParameter),
      });
    return next.handle();
  }
}

function takesQuery(context: ExecutionContext): boolean {
  const taken = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name) as
    | object
    | undefined;
  return Object.keys(taken ?? {}).some((key) => key.startsWith(`${RouteParamtypes.QUERY}:`));
}

function unknownParameter(name: string): FieldError {
  return {
    parameter: name.slice(0, 100),
    code: 'PARAMETER_UNKNOWN',
    message: { zh: '没有这个字段', en: 'there is no such field' },
  };
}
