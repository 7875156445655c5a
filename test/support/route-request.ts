import { randomUUID } from 'node:crypto';
import type { TestApp } from './app.js';
import type { ApiOperation, Reply, RequestParts } from './openapi-requests.js';
import { type RouteCase, whoMay } from './route-matrix.js';
import type { World } from './route-world.js';
import type { SignedIn } from './users.js';

/** The request of the matrix. @param isFresh with a record of its own, for what changes or deletes it */
export async function requestFor(
  world: World,
  operation: ApiOperation,
  route: RouteCase,
  caller: SignedIn,
  isFresh: boolean,
): Promise<RequestParts> {
  const { record } = route;
  const made = record && (await (isFresh ? record(world) : world.sharedRecord(record)));
  const parts = (await route.parts?.(world, caller)) ?? {};
  const needsMatch = operation.parameters.some(({ name }) => name === 'If-Match');
  return {
    ...parts,
    ...(made ? { path: made.path } : {}),
    headers: {
      ...(needsMatch && made?.version !== undefined ? { 'If-Match': `"${made.version}"` } : {}),
      ...parts.headers,
    },
  };
}

/** Somebody for whom the request of the matrix succeeds. */
export async function callerFor(
  world: World,
  operation: ApiOperation,
  route: RouteCase,
): Promise<SignedIn | undefined> {
  if (route.by) return route.by(world);
  const persona = whoMay(operation.permission, route);
  if (!persona) return undefined;
  return route.usesUpCaller ? world.withPassword(persona) : world.actor(persona);
}

/** A request that no record answers. */
export function strayRequest(operation: ApiOperation): RequestParts {
  const names = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
  return { path: Object.fromEntries(names.map((name) => [name, randomUUID()])) };
}

export function changesNothing(operation: ApiOperation): boolean {
  return operation.method === 'GET';
}

/** The answer without what differs from one request to the next. */
export function comparable({ status, text }: Pick<Reply, 'status' | 'text'>): string {
  return `${status} ${text
    .replace(/"instance":"[^"]*"/, '"instance":""')
    .replace(/"requestId":"[^"]*"/, '"requestId":""')}`;
}

/** Tables that asking alone may change: when a session was last used, counted tries to sign in. */
const RESTLESS = ['session', 'sign_in_brake', 'sign_in_attempt'];

/** One text for the content of every table. @param except tables that may change */
export async function fingerprint(
  app: Pick<TestApp, 'sql'>,
  except: readonly string[] = [],
): Promise<string> {
  const tables = await app.sql<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables
     WHERE schemaname = 'public' AND NOT tablename = ANY ($1) ORDER BY 1`,
    [[...RESTLESS, ...except]],
  );
  const parts = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*) AS n, sum(hashtextextended(t::text, 0)::numeric) AS hash FROM ${name} t`,
  );
  return JSON.stringify(await app.sql(parts.join(' UNION ALL ')));
}
