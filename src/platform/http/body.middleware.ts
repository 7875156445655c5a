import { isUtf8 } from 'node:buffer';
import express, { type NextFunction, type Request, type RequestHandler } from 'express';
import type { DomainError } from '../kernel/domain-error.js';
import { announcesBody } from './body-pace.js';
import { httpErrors } from './http.errors.js';
import { findJsonFault, type JsonFault, MOST_LEVELS, MOST_MEMBERS } from './json-shape.js';

const JSON_TYPES = ['application/json', 'application/merge-patch+json'];
const UPLOAD = 'multipart/form-data';

/**
 * Reads JSON bodies. Whatever else has a body is refused with 415 here, so that no handler meets a request whose
 * body was silently left unread; `multipart/form-data` is left to the upload routes.
 * @param limit bytes
 */
export function readBody(limit: number): RequestHandler {
  const parse = express.json({ limit, type: () => true, inflate: false, verify: assertUtf8 });
  return (request, response, next) => {
    if (!announcesBody(request)) return next();
    const type = mediaTypeOf(request);
    if (type === UPLOAD) return next();
    if (!isJsonInUtf8(type, request)) return next(unsupported(request));
    parse(request, response, (failure?: unknown) => {
      if (failure) next(translate(failure, limit));
      else checkShape(request, next);
    });
  };
}

function mediaTypeOf(request: Request): string {
  return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function isJsonInUtf8(type: string, request: Request): boolean {
  if (!JSON_TYPES.includes(type)) return false;
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
  return charset === undefined || /^utf-?8$/i.test(charset);
}

function unsupported(request: Request): DomainError {
  const expected = request.method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  return httpErrors.CONTENT_TYPE_NOT_SUPPORTED({
    params: { expected: `${expected}; charset=utf-8` },
    headers: request.method === 'PATCH' ? { 'Accept-Patch': expected } : { 'Accept-Post': expected },
  });
}

function assertUtf8(_request: unknown, _response: unknown, bytes: Buffer): void {
  if (!isUtf8(bytes)) throw httpErrors.BODY_NOT_UTF8();
}

/** body-parser wraps what `verify` throws and names its own failures by `type`. */
function translate(failure: unknown, limit: number): unknown {
  const { type } = failure as { type?: string };
  if (type === 'entity.too.large') return httpErrors.BODY_TOO_LARGE({ params: { limit } });
  if (type === 'entity.verify.failed') return httpErrors.BODY_NOT_UTF8();
  if (type === 'entity.parse.failed') return httpErrors.BODY_NOT_JSON();
  if (type === 'encoding.unsupported')
    return httpErrors.CONTENT_TYPE_NOT_SUPPORTED({ params: { expected: 'Content-Encoding: identity' } });
  return httpErrors.BAD_REQUEST();
}

function checkShape(request: Request, next: NextFunction): void {
  const fault = findJsonFault(request.body);
  next(fault ? refusalOf(fault) : undefined);
}

function refusalOf(fault: JsonFault): DomainError {
  if (fault.kind === 'too-complex')
    return httpErrors.BODY_TOO_COMPLEX({ params: { depth: MOST_LEVELS, members: MOST_MEMBERS } });
  const { pointer, code, message } = fault;
  return httpErrors.VALIDATION_FAILED({ params: { count: 1 }, errors: [{ pointer, code, message }] });
}
