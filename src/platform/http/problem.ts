import type { DomainError, ErrorKind, FieldError, Text } from '../kernel/domain-error.js';
import { currentRequest, type Locale } from './request-context.js';

const STATUS: Readonly<Record<ErrorKind, number>> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  'too-large': 413,
  unsupported: 415,
  invalid: 422,
  'precondition-required': 428,
  'too-many': 429,
  unavailable: 503,
};

/** An RFC 9457 problem document. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: string;
  readonly requestId: string;
  readonly errors?: readonly Record<string, unknown>[];
  readonly [extension: string]: unknown;
}

export function fillIn(text: Text, locale: Locale, params: Readonly<Record<string, unknown>> = {}): string {
  return text[locale].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** The sentence in the language of the running request. */
export function inCallersLanguage(text: Text, params?: Readonly<Record<string, unknown>>): string {
  return fillIn(text, currentRequest().locale, params);
}

/** `VERSION_STALE` → `/problems/version-stale`: a relative reference, documented at /docs. */
export function problemType(code: string): string {
  return `/problems/${code.toLowerCase().replace(/[._]/g, '-')}`;
}

export function statusOf(kind: ErrorKind): number {
  return STATUS[kind];
}

export function fieldErrorIn(locale: Locale, error: FieldError): Record<string, unknown> {
  const { message, params, ...where } = error;
  return { ...where, message: fillIn(message, locale, params), ...(params ? { params } : {}) };
}

/** Messages inside extension members (`missing`, `allowed`) are `Text`s; they leave in the caller's language. */
export function localise(value: unknown, locale: Locale): unknown {
  if (Array.isArray(value)) return value.map((item) => localise(item, locale));
  if (!value || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  if (entries.length === 2 && 'zh' in value && 'en' in value) return (value as Text)[locale];
  return Object.fromEntries(entries.map(([key, member]) => [key, localise(member, locale)]));
}

export function problemOf(
  error: DomainError,
  request: { locale: Locale; requestId: string; instance: string },
): Problem {
  const { params, errors, extensions } = error.details;
  return {
    ...(localise(extensions ?? {}, request.locale) as Record<string, unknown>),
    type: problemType(error.code),
    title: fillIn(error.definition.title, request.locale, params),
    status: statusOf(error.kind),
    detail: fillIn(error.definition.detail ?? error.definition.title, request.locale, params),
    instance: request.instance,
    code: error.code,
    requestId: request.requestId,
    ...(params ? { params: localise(params, request.locale) } : {}),
    ...(errors ? { errors: errors.map((item) => fieldErrorIn(request.locale, item)) } : {}),
  };
}
