import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Injectable,
  Logger,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { ConstraintCatalogue } from '../database/constraint-catalogue.js';
import { translateDatabaseError } from '../database/database-errors.js';
import { DomainError } from '../kernel/domain-error.js';
import { httpErrors } from './http.errors.js';
import { type Problem, problemOf } from './problem.js';
import { currentRequest } from './request-context.js';

/** The one place where a failure becomes an answer. What it cannot name is a defect: logged, answered 500. */
@Injectable()
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  constructor(private readonly constraints: ConstraintCatalogue) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const problem = this.describe(exception, http.getRequest<Request>(), response);
    response
      .status(problem.status)
      .setHeader('Content-Language', currentRequest().locale === 'zh' ? 'zh-CN' : 'en')
      .type('application/problem+json')
      .send(JSON.stringify(problem));
  }

  private describe(exception: unknown, request: Request, response: Response): Problem {
    const { locale, requestId } = currentRequest();
    const where = { locale, requestId, instance: request.originalUrl.split('?')[0]?.slice(0, 300) ?? '/' };
    const error = this.known(exception);
    if (error) {
      for (const [name, value] of Object.entries(error.details.headers ?? {}))
        response.setHeader(name, value);
      return problemOf(error, where);
    }
    this.logger.error({ requestId, message: 'unexpected failure', ...describeFailure(exception) });
    return {
      type: '/problems/internal',
      title: locale === 'zh' ? '服务器内部错误' : 'Internal error',
      status: 500,
      detail: locale === 'zh' ? '请把 requestId 告知管理员。' : 'Give the requestId to your administrator.',
      instance: where.instance,
      code: 'INTERNAL',
      requestId,
    };
  }

  private known(exception: unknown): DomainError | null {
    if (exception instanceof DomainError) return exception;
    return (
      fromBodyParser(exception) ?? fromNest(exception) ?? translateDatabaseError(exception, this.constraints)
    );
  }
}

/** Stack for the log, never for the client. Driver details may hold personal data and are left out. */
function describeFailure(exception: unknown): Record<string, unknown> {
  if (!(exception instanceof Error)) return { failure: typeof exception };
  const state = (exception as { code?: unknown }).code;
  return {
    failure: exception.name,
    sqlState: state,
    stack: exception.stack?.split('\n').slice(1, 8).join('\n'),
  };
}

function fromBodyParser(exception: unknown): DomainError | null {
  const type = (exception as { type?: unknown } | null)?.type;
  switch (type) {
    case 'entity.too.large':
      return httpErrors.BODY_TOO_LARGE({ params: { limit: (exception as { limit?: number }).limit } });
    case 'entity.parse.failed':
      return httpErrors.BODY_NOT_JSON();
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return httpErrors.CONTENT_TYPE_NOT_SUPPORTED({
        params: { expected: 'application/json; charset=utf-8' },
      });
    case 'request.aborted':
    case 'request.size.invalid':
    case 'entity.verify.failed':
    case 'stream.encoding.set':
      return httpErrors.BAD_REQUEST();
    default:
      return null;
  }
}

function fromNest(exception: unknown): DomainError | null {
  if (exception instanceof URIError) return httpErrors.BAD_REQUEST();
  if (!(exception instanceof HttpException)) return null;
  const status = exception.getStatus();
  if (status === 404) return httpErrors.ROUTE_NOT_FOUND();
  if (status === 413) return httpErrors.BODY_TOO_LARGE();
  if (status === 415)
    return httpErrors.CONTENT_TYPE_NOT_SUPPORTED({ params: { expected: 'application/json' } });
  return status < 500 ? httpErrors.BAD_REQUEST() : null;
}
