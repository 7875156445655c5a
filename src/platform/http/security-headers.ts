import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

const NOTHING = {
  defaultSrc: ["'none'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
};

/** Swagger UI brings its styles inline and its icons as data. */
const DOCUMENTATION = {
  ...NOTHING,
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
};

/** Headers that keep a browser from doing anything with an answer but hand it to the page that asked. */
export function securityHeaders(): RequestHandler {
  const withPolicy = (directives: Record<string, string[]>): RequestHandler =>
    helmet({ contentSecurityPolicy: { useDefaults: false, directives }, frameguard: { action: 'deny' } });
  const api = withPolicy(NOTHING);
  const documentation = withPolicy(DOCUMENTATION);
  return (request, response, next) =>
    request.path === '/docs' || request.path.startsWith('/docs/')
      ? documentation(request, response, next)
      : api(request, response, next);
}

/** Answers depend on who asks and in which language; they may be kept only to be validated again. */
export function cacheHeaders(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'private, no-cache');
  response.setHeader('Vary', 'Authorization, Accept-Language');
  next();
}

/** Lets the pages of these origins call the API. Tokens travel in a header, so no cookies are allowed for. */
export function allowOrigins(app: NestExpressApplication, origins: readonly string[]): void {
  if (origins.length === 0) return;
  app.enableCors({
    origin: origins.includes('*') ? '*' : [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: [
      'Authorization',
      'Content-Type',
      'Accept-Language',
      'If-Match',
      'If-None-Match',
      'Idempotency-Key',
      'X-Request-Id',
    ],
    exposedHeaders: [
      'ETag',
      'Link',
      'Location',
      'Retry-After',
      'X-Request-Id',
      'Idempotent-Replayed',
      'Content-Disposition',
    ],
    maxAge: 600,
  });
}
