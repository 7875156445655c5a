import type { NextFunction, Request, Response } from 'express';
import { currentRequest } from './request-context.js';

export interface FinishedRequest {
  readonly method: string;
  /** Pattern such as `/api/v1/companies/:id`, never the address itself: addresses hold names and search words. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  readonly requestId: string;
  readonly userId: string | null;
}

/** Stands for requests that no route took. */
const NO_ROUTE = '-';

/**
 * Tells the listener of every finished request. An answer that the client did not wait for counts as 499.
 * @param told called once per request, after the last byte was sent or the connection broke
 */
export function observeRequests(told: (finished: FinishedRequest) => void) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const start = process.hrtime.bigint();
    const context = currentRequest();
    response.once('close', () => {
      told({
        method: request.method,
        route: patternOf(request),
        status: response.writableFinished ? response.statusCode : 499,
        ms: Number(process.hrtime.bigint() - start) / 1e6,
        requestId: context.requestId,
        userId: context.actor?.userId ?? null,
      });
    });
    next();
  };
}

function patternOf(request: Request): string {
  const path: unknown = request.route?.path;
  return typeof path === 'string' && !path.includes('*') ? path : NO_ROUTE;
}

/** One JSON line per request, without query string, body or personal data. */
export function accessLine(finished: FinishedRequest): string {
  const { ms, ...rest } = finished;
  return JSON.stringify({
    time: new Date().toISOString(),
    level: 'info',
    context: 'Access',
    ...rest,
    ms: Math.round(ms * 10) / 10,
  });
}
