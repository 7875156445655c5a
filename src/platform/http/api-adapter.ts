import { ExpressAdapter } from '@nestjs/platform-express';
import type { Request, Response } from 'express';
import { createHttpServer } from './http-server.js';
import { JsonText } from './json-text.js';

/** Express, except that `JsonText` goes out as it is and answers `If-None-Match`. */
export class ApiAdapter extends ExpressAdapter {
  override initHttpServer(): void {
    this.httpServer = createHttpServer(this.getInstance());
  }

  override reply(response: Response, body: unknown, statusCode?: number): void {
    if (!(body instanceof JsonText)) {
      super.reply(response, body, statusCode);
      return;
    }
    for (const [name, value] of Object.entries(body.headers)) response.setHeader(name, value);
    if (isUnchanged(response.req, body.headers['ETag'])) {
      response.status(304).end();
      return;
    }
    response.status(body.status ?? statusCode ?? response.statusCode);
    response.setHeader('Content-Type', body.headers['Content-Type'] ?? 'application/json; charset=utf-8');
    response.setHeader('Content-Length', Buffer.byteLength(body.text));
    response.end(body.text);
  }
}

function isUnchanged(request: Request, etag: string | undefined): boolean {
  const wanted = request.headers['if-none-match'];
  if (!wanted || !etag || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
  return wanted
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === etag || tag === '*');
}
