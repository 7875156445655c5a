import type { RequestHandler } from 'express';
import { httpErrors } from './http.errors.js';

const OPEN_ADDRESSES = new Set(['/health/live', '/health/ready', '/metrics', '/openapi.json', '/docs']);

/**
 * Lets through the addresses that exist in one spelling: no doubled or encoded slash, no other case, no NUL. Nest
 * answers for what is missing below its prefix only, so everything else is refused here.
 */
export function checkTarget(prefix: string): RequestHandler {
  const api = `/${prefix}/`;
  return (request, response, next) => {
    const { path } = request;
    if (/%00/.test(request.url)) return next(httpErrors.BAD_REQUEST());
    if (path.startsWith(api) || path.startsWith('/docs/') || OPEN_ADDRESSES.has(path)) return next();
    if (path === '/' && request.method === 'GET') return response.redirect('/docs/');
    next(httpErrors.ROUTE_NOT_FOUND());
  };
}
