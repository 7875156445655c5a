import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLE } from '../../src/features/users/user.codes.js';
import { type RouteEntry, RouteInventory } from '../../src/platform/access/route-inventory.js';
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
import { within } from '../support/patience.js';
import {
  HIDDEN_REFERENCES,
  HOLDERS,
  isAmong,
  MAY_FIND,
  nameOf,
  OPEN_REFERENCE,
  type Outcome,
  outcomeFor,
  PERSONAS,
  ROUTES,
  type RouteCase,
} from '../support/route-matrix.js';
import { confidentialProject } from '../support/route-pool.js';
import {
  changesNothing,
  comparable,
  fingerprint,
  requestFor,
  strayRequest,
} from '../support/route-request.js';
import { confidentialInteraction, type Persona, PLANTED, World } from '../support/route-world.js';
import { startTransferApp } from '../support/transfer.js';
import type { SignedIn } from '../support/users.js';

let app: TestApp;
let world: World;
let contract: Contract;
let operations: ApiOperation[];
let inventory: RouteEntry[];

beforeAll(async () => {
  app = await startTransferApp({ settings: { LOG_LEVEL: 'error' } });
  world = new World(app);
  contract = new Contract(await readDescription(app));
  operations = operationsIn(contract.description);
  inventory = app.app.get(RouteInventory, { strict: false }).list();
  for (const persona of PERSONAS) await world.actor(persona);
});
afterAll(() => app.close());

const STATUS: Readonly<Record<Outcome, number[]>> = {
  shut: [403],
  absent: [404],
  refused: [403],
  through: [200, 201, 202, 204],
};

/** Why the answer is not the expected one; null when it is. */
function surprise(outcome: Outcome, { refusedWith }: RouteCase, reply: Reply): string | null {
  const { code } = reply.status >= 400 ? (JSON.parse(reply.text) as { code: string }) : { code: '' };
  const isRight =
    (outcome === 'refused' && refusedWith ? [refusedWith] : STATUS[outcome]).includes(reply.status) &&
    (code === 'ACCESS.NOT_PERMITTED') === (outcome === 'shut');
  return isRight ? null : `expected ${outcome}, got ${reply.status} ${code}`;
}

async function eachPersona(work: (persona: Persona, token: string) => Promise<void>): Promise<void> {
  await Promise.all(PERSONAS.map(async (persona) => work(persona, (await world.actor(persona)).token)));
}

const callerOf = (persona: Persona, route: RouteCase): Promise<SignedIn> =>
  route.usesUpCaller ? world.withPassword(persona) : world.actor(persona);

/** What an operation does to somebody without a token, and to every persona that it turns away. */
async function walkRefusals(operation: ApiOperation, route: RouteCase): Promise<string[]> {
  const faults: string[] = [];
  const note = (who: string, fault: string | null) =>
    fault && faults.push(`${operation.id} for ${who}: ${fault}`);
  const maker = await world.maker();
  const parts = await requestFor(world, operation, route, maker, false);
  const before = await fingerprint(app);
  const probe = async (who: string, outcome: Outcome | 'unsigned', given: RequestParts, token?: string) => {
    const reply = await send(app, operation, given, token);
    for (const fault of contract.faults(operation, reply, given)) note(who, fault);
    note(who, outcome === 'unsigned' ? unsigned(reply) : surprise(outcome, route, reply));
    return reply;
  };
  if (operation.permission !== 'public') await probe('nobody', 'unsigned', parts);
  for (const persona of PERSONAS) {
    const outcome = outcomeFor(persona, operation.permission, route);
    if (outcome === 'through') continue;
    const { token } = await world.actor(persona);
    const reply = await probe(nameOf(persona), outcome, parts, token);
    if (outcome !== 'absent') continue;
    const stray = await send(app, operation, { ...parts, ...strayRequest(operation) }, token);
    if (comparable(stray) !== comparable(reply)) note(nameOf(persona), `differs from absent: ${stray.text}`);
  }
  if ((await fingerprint(app)) !== before) note('those turned away', 'the database changed');
  return faults;
}

function unsigned({ status, headers }: Reply): string | null {
  if (status !== 401) return `expected 401, got ${status}`;
  return headers.get('www-authenticate')?.startsWith('Bearer') ? null : 'no WWW-Authenticate';
}

/** Every persona that may: each gets through, with a record of its own where the operation changes it. */
async function walkThrough(operation: ApiOperation, route: RouteCase): Promise<string[]> {
  const faults: string[] = [];
  for (const persona of PERSONAS) {
    if (outcomeFor(persona, operation.permission, route) !== 'through') continue;
    const caller = await callerOf(persona, route);
    const parts = await requestFor(world, operation, route, caller, !changesNothing(operation));
    const reply = await send(app, operation, parts, caller.token);
    const surprising = surprise('through', route, reply);
    faults.push(
      ...[...contract.faults(operation, reply, parts), ...(surprising ? [surprising] : [])].map(
        (fault) => `${operation.id} for ${nameOf(persona)}: ${fault}`,
      ),
    );
  }
  return faults;
}

describe('the matrix', () => {
  it('knows every operation, and no others', () => {
    expect(operations.map(({ id }) => id).filter((id) => !ROUTES[id])).toEqual([]);
    expect(Object.keys(ROUTES).filter((id) => !operations.some((operation) => operation.id === id))).toEqual(
      [],
    );
  });

  it('gives each permission to the roles that domain.md gives it to', () => {
    const declared = inventory.flatMap(({ permission }) => (permission ? [permission] : []));
    const unlike = declared.filter(
      ({ name, roles }) => [...roles].sort().join(' ') !== (HOLDERS[name] ?? '').split(' ').sort().join(' '),
    );
    expect(unlike).toEqual([]);
  });

  it('every role of a permission is a role', () => {
    const named = inventory.flatMap(({ permission }) => permission?.roles ?? []);
    expect([...new Set(named)].filter((role) => role !== '*' && !ROLE.has(role))).toEqual([]);
    expect([...new Set(PERSONAS.map(({ role }) => role))].sort()).toEqual([...ROLE.codes].sort());
  });

  it('every route of the application is described', () => {
    const described = new Set(
      operations.map(({ method, path }) => `${method} ${path.replace('/api/v1', '')}`),
    );
    const routed = inventory.map(
      ({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}').replace(/(.)\/$/, '$1')}`,
    );
    expect(routed.filter((route) => !described.has(route))).toEqual([]);
  });
});

describe('every operation (F16)', () => {
  it(
    'turns away whom it should, and nothing changes',
    async () => {
      const faults: string[] = [];
      for (const operation of operations)
        faults.push(...(await walkRefusals(operation, ROUTES[operation.id] ?? {})));
      expect(faults).toEqual([]);
    },
    within(600_000),
  );

  it(
    'lets through whom it should, and answers as described',
    async () => {
      const faults: string[] = [];
      for (const operation of operations) {
        const route = ROUTES[operation.id];
        if (route) faults.push(...(await walkThrough(operation, route)));
      }
      expect(faults).toEqual([]);
    },
    within(600_000),
  );

  it(
    'answers HEAD as GET, without a body',
    async () => {
      const faults: string[] = [];
      for (const operation of operations.filter(({ id, method }) => method === 'GET' && ROUTES[id])) {
        const route = ROUTES[operation.id] as RouteCase;
        const parts = await requestFor(world, operation, route, await world.maker(), false);
        const outcomes: Outcome[] = ['shut', 'absent', 'refused', 'through'];
        const oneOfEach = outcomes.map((outcome) =>
          PERSONAS.find((persona) => outcomeFor(persona, operation.permission, route) === outcome),
        );
        for (const persona of [undefined, ...oneOfEach]) {
          const token = persona && (await world.actor(persona)).token;
          const got = await send(app, operation, parts, token);
          const head = await send(app, operation, parts, token, 'HEAD');
          if (head.status !== got.status || head.text !== '')
            faults.push(
              `${operation.id} for ${persona ? nameOf(persona) : 'nobody'}: HEAD ${head.status}, GET ${got.status}`,
            );
        }
      }
      expect(faults).toEqual([]);
    },
    within(600_000),
  );
});

describe('what is not in the inventory', () => {
  it.each([
    ['/docs/', 200],
    ['/openapi.json', 200],
    ['/', 302],
    ['/docs', 301],
    ['/api/v1', 404],
    ['/api/v1/', 404],
    ['/admin', 404],
  ])('%s answers everybody %i', async (path, status) => {
    const { token } = await world.actor({ role: 'SYSTEM_ADMIN', place: 'own' });
    for (const headers of [undefined, { Authorization: `Bearer ${token}` }])
      expect(
        (await fetch(`${app.url}${path}`, { ...(headers && { headers }), redirect: 'manual' })).status,
      ).toBe(status);
  });
});

/** Neighbours that a reading takes in `expand`, as its refusal of a wrong one tells. */
async function neighboursOf(operation: ApiOperation, parts: RequestParts, token: string): Promise<string[]> {
  if (!operation.parameters.some(({ name }) => name === 'expand')) return [];
  const { text } = await send(app, operation, { ...parts, query: { ...parts.query, expand: '-' } }, token);
  return (/"known":"([^"]*)"/.exec(text)?.[1] ?? '').split(', ').filter(Boolean);
}

/** A read operation plain, and with each neighbour embedded. */
async function readingsOf(operation: ApiOperation, parts: RequestParts): Promise<RequestParts[]> {
  const { token } = await world.keeper();
  const expands = await neighboursOf(operation, parts, token);
  const isList = operation.parameters.some(({ name }) => name === 'limit');
  const whole: Record<string, string> = isList ? { limit: '200' } : {};
  return [{}, ...expands.map((expand): Record<string, string> => ({ expand }))].map((query) => ({
    ...parts,
    query: { ...parts.query, ...whole, ...query },
  }));
}

/** The address itself is the key: it shows what its owner may see, whoever sends it. */
const KEYED_BY_ADDRESS = 'readCalendarFeed';

describe('planted values (F16, F17)', () => {
  const planted = Object.entries(PLANTED) as [keyof typeof PLANTED, string][];

  it(
    'stand in no answer to somebody who may not see them, whichever way it is read',
    async () => {
      await world.sharedRecord(confidentialInteraction);
      await world.sharedRecord(confidentialProject);
      const faults: string[] = [];
      const found = new Set<string>();
      for (const operation of operations.filter(
        ({ id, method }) => method === 'GET' && id !== KEYED_BY_ADDRESS,
      )) {
        const route = ROUTES[operation.id] ?? {};
        const parts = await requestFor(world, operation, route, await world.maker(), false);
        for (const reading of await readingsOf(operation, parts))
          await eachPersona(async (persona, token) => {
            const { text } = await send(app, operation, reading, token);
            const at = `${operation.id} ${JSON.stringify(reading.query)}`;
            for (const [name, value] of planted) {
              if (!text.includes(value)) continue;
              found.add(name);
              if (!isAmong(persona, MAY_FIND[name])) faults.push(`${at} shows ${name} to ${nameOf(persona)}`);
            }
          });
      }
      expect(faults).toEqual([]);
      expect([...found].sort()).toEqual(Object.keys(PLANTED).sort());
    },
    within(600_000),
  );

  it(
    'cannot be guessed by searching for them',
    async () => {
      const faults: string[] = [];
      const searches = operations.filter(({ parameters }) => parameters.some(({ name }) => name === 'q'));
      for (const operation of searches)
        await eachPersona(async (persona, token) => {
          const search = async (q: string) =>
            comparable(await send(app, operation, { query: { q } }, token)).replaceAll(q, '');
          for (const [name, value] of planted) {
            if (isAmong(persona, MAY_FIND[name])) continue;
            const nonsense = [...value].map((sign) => (/\p{Script=Han}/u.test(sign) ? '龘' : 'x')).join('');
            if ((await search(value)) !== (await search(nonsense)))
              faults.push(`${operation.id} lets ${nameOf(persona)} guess ${name}`);
          }
        });
      expect(searches.length).toBeGreaterThan(3);
      expect(faults).toEqual([]);
    },
    within(300_000),
  );
});

/** Members and filters that hold the id of another record. */
function referencesIn(operation: ApiOperation): { name: string; inBody: boolean; isList: boolean }[] {
  const isId = (schema: Schema) => schema.format === 'uuid' || schema.items?.format === 'uuid';
  const body = operation.body ? resolve(contract.description, operation.body.schema).properties : undefined;
  return [
    ...Object.entries(body ?? {}).map(([name, schema]) => ({ name, schema, inBody: true })),
    ...operation.parameters
      .filter((parameter) => parameter.in === 'query')
      .map(({ name, schema }) => ({ name, schema, inBody: false })),
  ].flatMap(({ name, schema, inBody }) =>
    isId(schema) ? [{ name, inBody, isList: schema.items !== undefined }] : [],
  );
}

describe('references to other records (F16)', () => {
  const referring = () =>
    operations.flatMap((operation) =>
      referencesIn(operation).map((reference) => ({ operation, ...reference })),
    );

  it('each is known to be open or hidden', () => {
    const unknown = referring().filter(({ name }) => !HIDDEN_REFERENCES[name] && !OPEN_REFERENCE.test(name));
    expect(unknown.map(({ operation, name }) => `${operation.id} ${name}`)).toEqual([]);
  });

  it(
    'to a hidden record is answered as to one that is not there, and nothing is written',
    async () => {
      const faults: string[] = [];
      let tried = 0;
      for (const { operation, name, inBody, isList } of referring()) {
        const hidden = HIDDEN_REFERENCES[name];
        const route = ROUTES[operation.id];
        if (!hidden?.record || !route) continue;
        const { path } = await world.sharedRecord(hidden.record);
        const id = path['id'] as string;
        for (const persona of PERSONAS) {
          if (isAmong(persona, hidden.finds ?? '*')) continue;
          if (outcomeFor(persona, operation.permission, route) !== 'through') continue;
          const caller = await callerOf(persona, route);
          const parts = await requestFor(world, operation, route, caller, false);
          const before = inBody && (await fingerprint(app));
          const ask = (value: string) => {
            const member = { [name]: isList && inBody ? [value] : value };
            const request = inBody
              ? { ...parts, body: { ...(parts.body as object), ...member } }
              : { ...parts, query: { ...parts.query, [name]: value } };
            return send(app, operation, request, caller.token);
          };
          const [toHidden, toNone] = [await ask(id), await ask(randomUUID())];
          tried += 1;
          const at = `${operation.id} ${name} by ${nameOf(persona)}`;
          if (comparable(toHidden) !== comparable(toNone))
            faults.push(`${at}: ${toHidden.status} ${toHidden.text.slice(0, 150)}, but ${toNone.status}`);
          if (inBody && (await fingerprint(app)) !== before) faults.push(`${at} changed the database`);
        }
      }
      expect(faults).toEqual([]);
      expect(tried).toBeGreaterThan(30);
    },
    within(300_000),
  );
});
