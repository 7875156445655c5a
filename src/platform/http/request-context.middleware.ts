import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { negotiateLocale, runInRequest } from './request-context.js';

const ACCEPTED_ID = /^[\w.-]{1,64}$/;

/** Gives every request its id and language; the id goes back in `X-Request-Id` and into every log line. */
export function requestContext(request: Request, response: Response, next: NextFunction): void {
  const given = request.get('x-request-id');
  const requestId = given && ACCEPTED_ID.test(given) ? given : randomUUID();
  response.setHeader('X-Request-Id', requestId);
  const locale = negotiateLocale(request.get('accept-language'));
  runInRequest({ requestId, locale, actor: null }, () => next());
}
