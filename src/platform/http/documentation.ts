import type { NestExpressApplication } from '@nestjs/platform-express';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import swaggerUi from 'swagger-ui-express';
import { type ApiTag, buildOpenApi } from './openapi.js';

/** Injection token of the groups of operations, in the order of the documentation. */
export const API_TAGS = Symbol('ApiTags');

/** The description of an application that provides `API_TAGS`. */
export function describe(app: NestExpressApplication): OpenAPIObject {
  return buildOpenApi(app, app.get<readonly ApiTag[]>(API_TAGS, { strict: false }));
}

/** Serves `/openapi.json` and, over it, Swagger UI at `/docs/`. */
export function serveDocumentation(app: NestExpressApplication): void {
  let text: string | undefined;
  app
    .getHttpAdapter()
    .getInstance()
    .get('/openapi.json', (_request: Request, response: Response) => {
      text ??= JSON.stringify(describe(app));
      response.type('application/json').send(text);
    });
  app.use(
    '/docs',
    ...swaggerUi.serve,
    swaggerUi.setup(undefined, {
      customSiteTitle: '桃浦招商 API / Taopu CRM API',
      swaggerOptions: {
        url: '/openapi.json',
        persistAuthorization: true,
        displayRequestDuration: true,
        docExpansion: 'none',
        filter: true,
        tryItOutEnabled: true,
      },
    }),
  );
}
