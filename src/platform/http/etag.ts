import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { httpErrors } from './http.errors.js';

/** Strong tag of a record: its version; other representations of it (fields, expand) add a digest of their text. */
export function etagOf(version: number, variantText?: string): string {
  if (variantText === undefined) return `"${version}"`;
  return `"${version}-${createHash('sha1').update(variantText).digest('base64url').slice(0, 10)}"`;
}

/**
 * The version in an If-Match header.
 * @throws REQUEST.IF_MATCH_REQUIRED (428) without one, REQUEST.IF_MATCH_INVALID (400) for what we never issued
 */
export function versionFromIfMatch(header: string | undefined): number {
  if (!header) throw httpErrors.IF_MATCH_REQUIRED();
  const match = /^"(\d{1,9})(-[\w-]+)?"$/.exec(header.trim());
  if (!match) throw httpErrors.IF_MATCH_INVALID();
  return Number(match[1]);
}

/** Route parameter: the version that the caller worked on. */
export const ExpectedVersion = createParamDecorator((_data: unknown, context: ExecutionContext): number =>
  versionFromIfMatch(context.switchToHttp().getRequest<Request>().headers['if-match']),
);
