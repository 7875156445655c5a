import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Sql } from '../database/sql.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { receivedFileOf } from '../files/received-file.js';
import { httpErrors } from './http.errors.js';
import { JsonText } from './json-text.js';
import { currentRequest } from './request-context.js';

const KEY = /^[\x21-\x7e]{1,255}$/;
const KEPT_HEADERS = ['Location', 'ETag'];

interface StoredAnswer {
  readonly requestDigest: Buffer;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

const FIND = `
  SELECT pg_try_advisory_xact_lock(hashtextextended($1::uuid::text || ':' || $2, 7)) AS "isOurs",
         (SELECT row_to_json(a) FROM (
            SELECT encode(request_digest, 'base64') AS digest, status, headers, body
            FROM idempotent_answer
            WHERE caller_id = $1::uuid AND key = $2 AND created_at > now() - interval '24 hours') a) AS answer`;

const STORE = `
  INSERT INTO idempotent_answer (caller_id, key, request_digest, status, headers, body)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (caller_id, key) DO UPDATE
    SET request_digest = excluded.request_digest, status = excluded.status, headers = excluded.headers,
        body = excluded.body, created_at = now()
    WHERE idempotent_answer.created_at <= now() - interval '24 hours'`;

/**
 * `Idempotency-Key` on every POST of a signed-in caller: the answer is stored in the transaction of the write
 * itself, so a key without its effect, or an effect without its key, cannot exist.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly sql: Sql,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const key = request.headers['idempotency-key'];
    const { actor } = currentRequest();
    if (request.method !== 'POST' || key === undefined || !actor) return next.handle();
    if (typeof key !== 'string' || !KEY.test(key)) throw httpErrors.IDEMPOTENCY_KEY_INVALID();
    const response = context.switchToHttp().getResponse<Response>();
    return from(
      this.once(actor.userId, key, digestOf(request), response, () => lastValueFrom(next.handle())),
    );
  }

  private once(
    callerId: string,
    key: string,
    digest: Buffer,
    response: Response,
    work: () => Promise<unknown>,
  ): Promise<unknown> {
    return this.unitOfWork.run(async () => {
      const found = await this.sql.first<{
        isOurs: boolean;
        answer: (Omit<StoredAnswer, 'requestDigest'> & { digest: string }) | null;
      }>(FIND, [callerId, key]);
      if (found?.answer) return replay(found.answer, digest);
      if (!found?.isOurs) throw httpErrors.IDEMPOTENCY_IN_PROGRESS({ headers: { 'Retry-After': '1' } });
      const answer = await work();
      await this.store(callerId, key, digest, response, answer);
      return answer;
    });
  }

  private async store(
    callerId: string,
    key: string,
    digest: Buffer,
    response: Response,
    answer: unknown,
  ): Promise<void> {
    const isText = answer instanceof JsonText;
    const headers = isText
      ? Object.fromEntries(Object.entries(answer.headers).filter(([name]) => KEPT_HEADERS.includes(name)))
      : Object.fromEntries(
          KEPT_HEADERS.flatMap((name) => {
            const value = response.getHeader(name);
            return value === undefined ? [] : [[name, String(value)]];
          }),
        );
    const status = (isText ? answer.status : undefined) ?? response.statusCode;
    const body = isText ? answer.keptText : answer === undefined ? '' : JSON.stringify(answer);
    const stored = await this.sql.rows(`${STORE} RETURNING 1`, [
      callerId,
      key,
      digest,
      status,
      JSON.stringify(headers),
      body,
    ]);
    if (stored.length === 0) throw httpErrors.IDEMPOTENCY_IN_PROGRESS({ headers: { 'Retry-After': '1' } });
  }
}

function replay(
  answer: { digest: string; status: number; headers: Record<string, string>; body: string },
  digest: Buffer,
): JsonText {
  if (!Buffer.from(answer.digest, 'base64').equals(digest)) throw httpErrors.IDEMPOTENCY_KEY_REUSED();
  return new JsonText(answer.body, { ...answer.headers, 'Idempotent-Replayed': 'true' }, answer.status);
}

/** Route and body: the same key for another route or another body is a mistake of the client. */
function digestOf(request: Request): Buffer {
  // A form's boundary differs from one try to the next; its fields and the content of its file do not.
  const file = receivedFileOf(request);
  const body = JSON.stringify([request.body ?? null, file?.sha256 ?? null, file?.originalName ?? null]);
  return createHash('sha256').update(`${request.method} ${request.originalUrl}\n${body}`).digest();
}
