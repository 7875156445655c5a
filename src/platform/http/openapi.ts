import type { INestApplication } from '@nestjs/common';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { addProblems, PROBLEM_SCHEMA, problemResponses } from './openapi-problems.js';
import { type Operation, operationsOf } from './openapi-walk.js';

/** One group of operations, as the reader meets it in the documentation. */
export interface ApiTag {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
}

const INTRODUCTION = `桃浦智创城与中以（上海）创新园招商服务系统接口 / The API of the investment-promotion CRM of Taopu Smart City.

**First call / 第一次调用**

1. 展开 \`POST /api/v1/auth/sessions\`，点击 Try it out，填入登录名和密码（演示账号在启动时打印在终端）。
   Open \`POST /api/v1/auth/sessions\`, press *Try it out* and enter a login name and password; the terminal prints
   the demo sign-ins when the server starts with its embedded database.
2. 复制 \`accessToken\`，点击右上角 Authorize 粘贴。 Copy \`accessToken\`, press *Authorize* and paste it.
3. 调用任意接口，例如 \`GET /api/v1/companies\`。 Call any operation, for example \`GET /api/v1/companies\`.

错误以 RFC 9457 问题文档返回，语言由 \`Accept-Language\` 决定（默认 zh-CN）。
Errors are RFC 9457 problem documents in the language of \`Accept-Language\` (zh-CN by default).`;

/**
 * The OpenAPI 3.1 description of the application, complete with problems, security and permissions.
 * @param tags groups in the order of the documentation; `system` is added
 */
export function buildOpenApi(app: INestApplication, tags: readonly ApiTag[]): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, frame(tags), {
    operationIdFactory: () => '',
    autoTagControllers: false,
  });
  for (const operation of operationsOf(document)) complete(operation);
  return inFixedOrder(document);
}

function frame(tags: readonly ApiTag[]): Omit<OpenAPIObject, 'paths'> {
  const system = { name: 'system', zh: '运行状况', en: 'Health and metrics of the service' };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Taopu CRM API',
      version: '1',
      description: INTRODUCTION,
      contact: { name: '桃浦智创城公司招商部 / Taopu Smart City Co., investment promotion' },
      license: { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' } as { name: string },
    },
    servers: [{ url: '/', description: '本服务 / This server' }],
    tags: [...tags, system].map(({ name, zh, en }) => ({ name, description: `${zh} / ${en}` })),
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'POST /api/v1/auth/sessions 返回的 accessToken / The accessToken of POST /api/v1/auth/sessions',
        },
      },
      schemas: { Problem: PROBLEM_SCHEMA },
      responses: problemResponses(),
    },
    security: [{ bearer: [] }],
  };
}

function complete({ method, path, operation }: Operation): void {
  for (const parameter of operation.parameters ?? [])
    if (parameter.in === 'query' && parameter.schema?.type === 'array') parameter.explode = false;
  const isPublic = operation['x-permission'] === 'public';
  operation.security = isPublic ? [] : [{ bearer: [] }];
  addProblems(operation, { method, path, isPublic });
}

/** The same text for the same API, whatever order modules are loaded in. */
function inFixedOrder(document: OpenAPIObject): OpenAPIObject {
  const { components = {}, paths, ...rest } = document;
  return {
    ...rest,
    paths: sorted(paths),
    components: Object.fromEntries(
      Object.entries(sorted(components)).map(([kind, members]) => [kind, sorted(members as object)]),
    ),
  };
}

function sorted<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))) as T;
}

/** What the description still lacks, one line each: ids, bilingual summaries, known tags, permissions. */
export function descriptionFaults(document: OpenAPIObject): string[] {
  const known = new Set((document.tags ?? []).map(({ name }) => name));
  const seen = new Set<string>();
  return operationsOf(document).flatMap(({ method, path, operation }) => {
    const { operationId = '', summary = '', tags = [] } = operation;
    const faults: string[] = [];
    if (!operationId) faults.push('has no operationId');
    if (operationId && seen.has(operationId)) faults.push(`repeats the operationId ${operationId}`);
    seen.add(operationId);
    if (!/\p{Script=Han}.* \/ .*[A-Za-z]/u.test(summary)) faults.push('has no summary "zh / en"');
    if (tags.length === 0 || tags.some((tag) => !known.has(tag)))
      faults.push('is in no described group (tag)');
    if (!operation['x-permission']) faults.push('has no x-permission');
    return faults.map((fault) => `${method.toUpperCase()} ${path} ${fault}`);
  });
}
