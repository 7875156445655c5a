/**
 * A JSON answer that is text already, as PostgreSQL built it: sent as it is, without parse and stringify. Headers
 * travel with it (a Content-Type among them makes it another text, such as a calendar) so that lists and details set `ETag` and `Link` the same way everywhere.
 */
export class JsonText {
  constructor(
    readonly text: string,
    readonly headers: Readonly<Record<string, string>> = {},
    readonly status?: number,
    /** What an Idempotency-Key keeps for a replay: the text without what is shown only once. */
    readonly keptText: string = text,
  ) {}

  /** The parsed value, for callers inside the process. */
  value<T>(): T {
    return JSON.parse(this.text) as T;
  }
}

/** 201 with `Location`: the resource as GET shows it. */
export function created(resource: JsonText, location: string): JsonText {
  return new JsonText(resource.text, { ...resource.headers, Location: location }, 201, resource.keptText);
}

/** The resource with a further member at its end, for an answer that says more than `GET` does. */
export function withMember(resource: JsonText, name: string, value: unknown): JsonText {
  const text = `${resource.text.slice(0, -1)},${JSON.stringify(name)}:${JSON.stringify(value)}}`;
  return new JsonText(text, resource.headers, resource.status);
}

/** The resource with a member that is shown this once: a replay and every cache get null in its place. */
export function withSecret(resource: JsonText, name: string, secret: string | null): JsonText {
  const text = (value: string | null) =>
    `${resource.text.slice(0, -1)},${JSON.stringify(name)}:${JSON.stringify(value)}}`;
  const headers = { ...resource.headers, 'Cache-Control': 'no-store' };
  return new JsonText(text(secret), headers, resource.status, text(null));
}
