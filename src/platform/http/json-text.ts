/**
 * A JSON answer that is text already, as PostgreSQL built it: sent as it is, without parse and stringify. Headers
 * travel with it so that lists and details set `ETag` and `Link` the same way everywhere.
 */
export class JsonText {
  constructor(
    readonly text: string,
    readonly headers: Readonly<Record<string, string>> = {},
    readonly status?: number,
  ) {}

  /** The parsed value, for callers inside the process. */
  value<T>(): T {
    return JSON.parse(this.text) as T;
  }
}

/** 201 with `Location`: the resource as GET shows it. */
export function created(resource: JsonText, location: string): JsonText {
  return new JsonText(resource.text, { ...resource.headers, Location: location }, 201);
}
