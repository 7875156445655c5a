import { ApiExtension } from '@nestjs/swagger';
import { accessErrors } from '../access/access.errors.js';
import { databaseErrors } from '../database/database-errors.js';
import type { DomainError } from '../kernel/domain-error.js';
import { httpErrors } from './http.errors.js';
import type { OperationObject } from './openapi-walk.js';
import { problemOf, statusOf } from './problem.js';

const JSON_PROBLEM = 'application/problem+json';
const WRITES = ['post', 'put', 'patch', 'delete'];

/** Route: answers these problems too, beyond those that follow from its method and parameters. */
export function Problems(...statuses: number[]): MethodDecorator {
  return ApiExtension('x-problems', statuses);
}

const text = (description: string, more: object = {}): object => ({ type: 'string', description, ...more });

/** RFC 9457 with the members that every problem of this API has. Further members depend on `code`. */
export const PROBLEM_SCHEMA = {
  type: 'object' as const,
  description: '问题文档 / Problem document (RFC 9457)',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'requestId'],
  properties: {
    type: text('Kind of problem, a relative reference', { format: 'uri-reference' }),
    title: text('What is wrong, in the language of the answer'),
    status: { type: 'integer', minimum: 400, maximum: 599, description: 'HTTP status' },
    detail: text('What would make it pass'),
    instance: text('Path of the request', { format: 'uri-reference' }),
    code: text('Stable code to branch on'),
    requestId: text('The X-Request-Id of the answer; quote it when you ask for help', { maxLength: 64 }),
    params: { type: 'object', description: 'Values named in the texts', additionalProperties: true },
    errors: {
      type: 'array',
      maxItems: 1000,
      description: 'One entry for each wrong field',
      items: {
        type: 'object',
        required: ['code', 'message'],
        properties: {
          pointer: text('JSON pointer into the body'),
          parameter: text('Name of the query parameter'),
          code: text('Stable code of the complaint'),
          message: text('In the language of the answer'),
          params: { type: 'object', additionalProperties: true },
        },
      },
    },
  },
  additionalProperties: true,
};

const FIELD_ERROR = {
  pointer: '/nameZh',
  code: 'REQUIRED',
  message: { zh: '必填', en: 'is required' },
};

const EXAMPLES: readonly (readonly [string, DomainError])[] = [
  ['请求有误 / Malformed', httpErrors.VALIDATION_FAILED({ params: { count: 1 }, errors: [FIELD_ERROR] })],
  ['未登录 / Not signed in', accessErrors.NOT_SIGNED_IN()],
  [
    '没有权限 / Not permitted',
    accessErrors.NOT_PERMITTED({ params: { permission: 'company:create', roles: 'promoter' } }),
  ],
  ['不存在或不可见 / Absent or not visible', httpErrors.NOT_FOUND()],
  ['冲突 / Conflict', databaseErrors.CONFLICTING_WRITE()],
  ['版本已过期 / Stale version', httpErrors.VERSION_STALE({ params: { given: 3, current: 4 } })],
  ['过大 / Too large', httpErrors.BODY_TOO_LARGE({ params: { limit: 1048576 } })],
  [
    '内容类型不支持 / Wrong content type',
    httpErrors.CONTENT_TYPE_NOT_SUPPORTED({ params: { expected: 'application/json' } }),
  ],
  ['业务规则不允许 / Refused by a rule', databaseErrors.REFERENCE_MISSING()],
  ['缺少 If-Match / If-Match is required', httpErrors.IF_MATCH_REQUIRED()],
  ['过于频繁 / Too many requests', httpErrors.TOO_MANY_REQUESTS({ params: { seconds: 12 } })],
  ['暂时不可用 / Unavailable', databaseErrors.UNAVAILABLE()],
];

const HEADERS: Readonly<Record<number, object>> = {
  401: { 'WWW-Authenticate': { description: 'How to sign in', schema: { type: 'string' } } },
  429: { 'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer', minimum: 1 } } },
  503: { 'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer', minimum: 1 } } },
};

const where = {
  locale: 'zh' as const,
  requestId: '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21',
  instance: '/api/v1/companies',
};

/** Shared responses `Problem400` …, each with the problem that is most often behind it as its example. */
export function problemResponses(): Record<string, { description: string }> {
  return Object.fromEntries(
    EXAMPLES.map(([description, error]) => {
      const status = statusOf(error.kind);
      const content = {
        [JSON_PROBLEM]: {
          schema: { $ref: '#/components/schemas/Problem' },
          example: problemOf(error, where),
        },
      };
      const headers = HEADERS[status];
      return [`Problem${status}`, { description, ...(headers ? { headers } : {}), content }];
    }),
  );
}

interface Situation {
  readonly method: string;
  readonly path: string;
  readonly isPublic: boolean;
}

/** Adds the problems that follow from the shape of an operation; those it declares itself stay as they are. */
export function addProblems(operation: OperationObject, { method, path, isPublic }: Situation): void {
  const isWrite = WRITES.includes(method);
  const needsMatch = (operation.parameters ?? []).some(
    (parameter) => parameter.in === 'header' && parameter.name?.toLowerCase() === 'if-match',
  );
  const statuses = [
    400,
    ...(isPublic ? [] : [401, 403]),
    ...(path.includes('{') ? [404] : []),
    ...(isWrite ? [409, 422] : []),
    ...(needsMatch ? [412, 428] : []),
    ...(isWrite && operation.requestBody ? [413, 415] : []),
    ...(operation['x-problems'] ?? []),
    429,
    503,
  ];
  delete operation['x-problems'];
  for (const status of statuses)
    operation.responses[status] ??= { $ref: `#/components/responses/Problem${status}` };
}
