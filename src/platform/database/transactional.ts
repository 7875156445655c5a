import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { UnitOfWork } from './unit-of-work.js';

@Injectable()
export class TransactionInterceptor implements NestInterceptor {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return from(this.unitOfWork.run(() => lastValueFrom(next.handle(), { defaultValue: undefined })));
  }
}

/** The whole route is one transaction: what it writes is there together or not at all. */
export function Transactional(): MethodDecorator {
  return applyDecorators(UseInterceptors(TransactionInterceptor));
}
