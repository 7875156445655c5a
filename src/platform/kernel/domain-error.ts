/**
 * The one exception of the business. A feature lists its refusals in `<noun>.errors.ts` with `defineErrors`;
 * the HTTP layer turns the kind into a status and the text into an RFC 9457 problem document.
 */
export type ErrorKind =
  | 'malformed' // 400: the request cannot be read
  | 'unauthenticated' // 401
  | 'forbidden' // 403
  | 'not-found' // 404: absent, or not visible to the caller
  | 'conflict' // 409
  | 'stale' // 412
  | 'too-large' // 413
  | 'unsupported' // 415
  | 'invalid' // 422: a rule refuses it
  | 'precondition-required' // 428
  | 'too-many' // 429
  | 'unavailable'; // 503

/** A sentence in the two languages of the product. `{name}` is replaced by the parameter of that name. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** One field-level complaint. `pointer` is a JSON pointer into the body; `parameter` names a query parameter. */
export interface FieldError {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly code: string;
  readonly message: Text;
  readonly params?: Readonly<Record<string, unknown>>;
}

export interface ErrorDefinition {
  readonly kind: ErrorKind;
  readonly title: Text;
  /** What would make it pass. Falls back to the title. */
  readonly detail?: Text;
}

export interface ErrorDetails {
  /** Values for the `{placeholders}` of title and detail; also sent as `params`. */
  readonly params?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly FieldError[];
  /** Further members of the problem document, for example `missing` or `allowed`. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  /** Extra response headers, for example `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
}

export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly definition: ErrorDefinition,
    readonly details: ErrorDetails = {},
  ) {
    super(`${code}: ${definition.title.en}`);
    this.name = 'DomainError';
  }

  get kind(): ErrorKind {
    return this.definition.kind;
  }
}

export type ErrorFactory = (details?: ErrorDetails) => DomainError;

/**
 * Turns a table of refusals into factories under the same names:
 * `const companyErrors = defineErrors('COMPANY', { NAME_TAKEN: { kind: 'conflict', title: {…} } })`,
 * then `throw companyErrors.NAME_TAKEN({ params: { name } })` with the code `COMPANY.NAME_TAKEN`.
 */
export function defineErrors<K extends string>(
  prefix: string,
  table: Readonly<Record<K, ErrorDefinition>>,
): Readonly<Record<K, ErrorFactory>> {
  const entries = Object.entries<ErrorDefinition>(table).map(([name, definition]) => [
    name,
    (details?: ErrorDetails) => new DomainError(`${prefix}.${name}`, definition, details),
  ]);
  return Object.freeze(Object.fromEntries(entries)) as Readonly<Record<K, ErrorFactory>>;
}
