import { applyDecorators, HttpCode, type Type } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';

export interface OperationOptions {
  /** operationId, camelCase, unique in the API. */
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** Longer text, English. */
  readonly description?: string;
  readonly status?: number;
  /** Class of the answer; none for 204. */
  readonly answer?: Type<unknown>;
  readonly answerIsList?: boolean;
  /** The route needs `If-Match`. */
  readonly ifMatch?: boolean;
  /** The answer carries an `ETag`. */
  readonly etag?: boolean;
}

const ETAG = {
  ETag: { description: 'Version of the record', schema: { type: 'string' as const }, example: '"3"' },
};
const LOCATION = {
  Location: { description: 'Address of the new record', schema: { type: 'string' as const } },
};

/** Everything that the API description says of one route, in one place. */
export function Operation(options: OperationOptions): MethodDecorator {
  const { id, zh, en, status = 200, answer, answerIsList, etag, ifMatch, description } = options;
  const headers = { ...(etag ? ETAG : {}), ...(status === 201 ? LOCATION : {}) };
  return applyDecorators(
    ApiOperation({ operationId: id, summary: `${zh} / ${en}`, ...(description ? { description } : {}) }),
    HttpCode(status),
    ApiResponse({
      status,
      description: en,
      ...(answer ? { type: answer, isArray: answerIsList ?? false } : {}),
      // A file or a stream of events: its media type stands in @ApiProduces.
      ...(!answer && status === 200 ? { schema: { type: 'string', example: '示例' } } : {}),
      ...(Object.keys(headers).length ? { headers } : {}),
    }),
    ...(ifMatch
      ? [
          ApiHeader({
            name: 'If-Match',
            required: true,
            example: '"3"',
            schema: { type: 'string', maxLength: 100 },
          }),
        ]
      : []),
  );
}
