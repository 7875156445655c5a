import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../support/app.js';
import {
  type ApiOperation,
  Contract,
  operationsIn,
  type Reply,
  type RequestParts,
  readDescription,
  resolve,
  type Schema,
  send,
} from '../support/openapi-requests.js';
import { ROUTES, type RouteCase } from '../support/route-matrix.js';
import { callerFor, requestFor } from '../support/route-request.js';
import { World } from '../support/route-world.js';
import { startTransferApp } from '../support/transfer.js';

let app: TestApp;
let world: World;
let contract: Contract;
let operations: ApiOperation[];

beforeAll(async () => {
  app = await startTransferApp({ settings: { LOG_LEVEL: 'error' } });
  world = new World(app);
  contract = new Contract(await readDescription(app));
  operations = operationsIn(contract.description);
});
afterAll(() => app.close());

interface Call {
  readonly operation: ApiOperation;
  readonly parts: RequestParts;
  readonly token: string | undefined;
}

/** The request of the matrix that succeeds. */
async function callOf(operation: ApiOperation): Promise<Call> {
  const route: RouteCase = ROUTES[operation.id] ?? {};
  const caller = (await callerFor(world, operation, route)) ?? (await world.maker());
  return { operation, parts: await requestFor(world, operation, route, caller, true), token: caller.token };
}

const succeeding = (): ApiOperation[] =>
  operations.filter(({ id }) => ROUTES[id] !== undefined && !ROUTES[id].neverSucceeds);

/** Sends one request for each operation that it concerns. @returns what was not as expected, and how many were sent */
async function sweep(
  concerns: (operation: ApiOperation) => boolean,
  change: (call: Call) => Call,
  isExpected: (reply: Reply) => boolean,
): Promise<{ faults: string[]; sent: number }> {
  const faults: string[] = [];
  const concerned = succeeding().filter(concerns);
  for (const operation of concerned) {
    const { parts, token } = change(await callOf(operation));
    const reply = await send(app, operation, parts, token);
    faults.push(...contract.faults(operation, reply, parts));
    if (!isExpected(reply)) faults.push(`${operation.id}: ${reply.status} ${reply.text.slice(0, 300)}`);
  }
  return { faults, sent: concerned.length };
}

const has = (place: string, name?: string) => (operation: ApiOperation) =>
  operation.parameters.some(
    (parameter) => parameter.in === place && (name === undefined || parameter.name === name),
  );
/** Where the header is optional, a record may be made with the same request that changes it. */
const needsIfMatch = ({ parameters }: ApiOperation): boolean =>
  parameters.some(({ name, required }) => name === 'If-Match' && required === true);
const takesJson = ({ body }: ApiOperation): boolean => body?.type === 'application/json';
const isWrite = ({ method }: ApiOperation): boolean => method !== 'GET';
const answers = (status: number, code?: string) => (reply: Reply) =>
  reply.status === status && (code === undefined || reply.text.includes(`"code":"${code}"`));
const withHeader =
  (name: string, value: string | undefined) =>
  (call: Call): Call => {
    const { [name]: _old, ...others } = call.parts.headers ?? {};
    return {
      ...call,
      parts: { ...call.parts, headers: value === undefined ? others : { ...others, [name]: value } },
    };
  };

describe('answers are as described', () => {
  it('every operation succeeds, but for those with a reason', async () => {
    const { faults } = await sweep(
      () => true,
      (call) => call,
      ({ status }) => status < 300,
    );
    expect(faults).toEqual([]);
    const excused = Object.entries(ROUTES).filter(([, { neverSucceeds }]) => neverSucceeds);
    const never = operations.filter(
      ({ id }) => ![...contract.seen].some((seen) => seen.startsWith(`${id} 2`)),
    );
    expect(never.map(({ id }) => id)).toEqual(excused.map(([id]) => id));
  });

  it('401 without a token, with WWW-Authenticate', async () => {
    const { faults } = await sweep(
      ({ permission }) => permission !== 'public',
      (call) => ({ ...call, token: undefined }),
      (reply) => reply.status === 401 && reply.headers.has('www-authenticate'),
    );
    expect(faults).toEqual([]);
  });

  it('400 for an unknown query parameter', async () => {
    const { faults } = await sweep(
      () => true,
      (call) => ({ ...call, parts: { ...call.parts, query: { ...call.parts.query, nonsense: '1' } } }),
      answers(400, 'PARAMETER_UNKNOWN'),
    );
    expect(faults).toEqual([]);
  });

  it('400 for an unknown member, 400 for no JSON, 415 for no JSON type', async () => {
    const member = await sweep(
      takesJson,
      ({ parts, ...call }) => ({
        ...call,
        parts: { ...parts, body: { ...(parts.body as object), nonsense: 1 } },
      }),
      answers(400, 'PROPERTY_UNKNOWN'),
    );
    const broken = await sweep(
      takesJson,
      ({ parts: { body: _body, ...parts }, ...call }) => ({ ...call, parts: { ...parts, rawBody: '{"a":' } }),
      answers(400, 'REQUEST.BODY_NOT_JSON'),
    );
    const typed = await sweep(takesJson, withHeader('Content-Type', 'text/plain'), answers(415));
    expect([...member.faults, ...broken.faults, ...typed.faults]).toEqual([]);
    expect(typed.sent).toBeGreaterThan(20);
  });

  it('413 for a body that is too large', async () => {
    const { faults } = await sweep(
      takesJson,
      ({ parts: { body: _body, ...parts }, ...call }) => ({
        ...call,
        parts: { ...parts, rawBody: `{"a":"${'x'.repeat(2_000_000)}"}` },
      }),
      answers(413),
    );
    expect(faults).toEqual([]);
  });

  it('428 without If-Match, 412 with a stale one, 400 with nonsense', async () => {
    const missing = await sweep(needsIfMatch, withHeader('If-Match', undefined), answers(428));
    const stale = await sweep(
      needsIfMatch,
      withHeader('If-Match', '"999"'),
      answers(412, 'REQUEST.VERSION_STALE'),
    );
    const nonsense = await sweep(has('header', 'If-Match'), withHeader('If-Match', 'nonsense'), answers(400));
    expect([...missing.faults, ...stale.faults, ...nonsense.faults]).toEqual([]);
    expect(stale.sent).toBeGreaterThan(10);
  });

  it('404 for a record that is not there', async () => {
    const { faults, sent } = await sweep(
      has('path'),
      (call) => ({
        ...call,
        parts: {
          ...call.parts,
          path: Object.fromEntries(Object.keys(call.parts.path ?? {}).map((name) => [name, randomUUID()])),
        },
      }),
      answers(404),
    );
    expect(faults).toEqual([]);
    expect(sent).toBeGreaterThan(30);
  });

  it('the same answer again for the same Idempotency-Key, 422 for another request with it', async () => {
    const faults: string[] = [];
    const posts = succeeding().filter(
      ({ method, permission }) => method === 'POST' && permission !== 'public',
    );
    for (const operation of posts) {
      const call = await callOf(operation);
      const parts = { ...call.parts, headers: { ...call.parts.headers, 'Idempotency-Key': randomUUID() } };
      const first = await send(app, operation, parts, call.token);
      const again = await send(app, operation, parts, call.token);
      const other = await send(
        app,
        operation,
        { ...parts, path: { ...parts.path, id: randomUUID() }, body: { x: 1 } },
        call.token,
      );
      for (const reply of [first, again, other]) faults.push(...contract.faults(operation, reply, parts));
      if (again.headers.get('idempotent-replayed') !== 'true' || again.status !== first.status)
        faults.push(`${operation.id}: ${first.status}, then ${again.status} ${again.text.slice(0, 200)}`);
      if (other.status !== 422 && operation.body?.type !== 'multipart/form-data')
        faults.push(`${operation.id}: another request with the key got ${other.status}`);
    }
    expect(faults).toEqual([]);
  });

  it('Location names what was made, and ETag lets it be read without a body', async () => {
    const faults: string[] = [];
    for (const operation of succeeding().filter((each) => isWrite(each) && '201' in each.responses)) {
      const call = await callOf(operation);
      const { headers, status } = await send(app, operation, call.parts, call.token);
      const location = headers.get('location');
      const read = location
        ? await fetch(`${app.url}${location}`, { headers: { Authorization: `Bearer ${call.token}` } })
        : undefined;
      const etag = read?.headers.get('etag');
      if (status !== 201 || (read && ![200, 401].includes(read.status)) || !location)
        faults.push(`${operation.id}: ${status}, Location ${location} → ${read?.status}`);
      if (!etag) continue;
      const again = await fetch(`${app.url}${location}`, {
        headers: { Authorization: `Bearer ${call.token}`, 'If-None-Match': etag },
      });
      if (again.status !== 304) faults.push(`${operation.id}: If-None-Match got ${again.status}`);
    }
    expect(faults).toEqual([]);
  });
});

describe('the description itself', () => {
  it('every example of a member fits its own schema', () => {
    const faults: string[] = [];
    const walk = (name: string, schema: Schema, seen: readonly Schema[]): void => {
      if (seen.includes(schema)) return;
      const { example, enum: codes, maxLength = Number.POSITIVE_INFINITY, pattern, properties = {} } = schema;
      if (codes && example !== undefined && !codes.includes(example))
        faults.push(`${name}: ${example} is no code`);
      if (typeof example === 'string' && [...example].length > maxLength) faults.push(`${name} is too long`);
      if (typeof example === 'string' && pattern && !new RegExp(pattern, 'u').test(example))
        faults.push(`${name}: ${example} does not match ${pattern}`);
      for (const [member, given] of Object.entries(properties))
        walk(`${name}.${member}`, given, [...seen, schema]);
    };
    for (const [name, schema] of Object.entries(contract.description.components.schemas))
      walk(name, schema, []);
    for (const { id, parameters } of operations)
      for (const { name, schema } of parameters)
        walk(`${id} ${name}`, resolve(contract.description, schema), []);
    expect(faults).toEqual([]);
  });

  it('lists in a query are comma separated, as the server reads them', () => {
    const query = contract.description.paths['/api/v1/companies']?.['get']?.parameters ?? [];
    const lists = query.filter(({ schema }) => schema.type === 'array');
    expect(lists.length).toBeGreaterThan(5);
    expect(lists.filter((parameter) => (parameter as { explode?: boolean }).explode !== false)).toEqual([]);
  });
});
