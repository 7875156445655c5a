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
import { within } from '../support/patience.js';
import { Dice, HOSTILE_TEXTS, RequestMaker } from '../support/request-maker.js';
import { ROUTES } from '../support/route-matrix.js';
import { callerFor, fingerprint, requestFor, strayRequest } from '../support/route-request.js';
import {
  chainNode,
  company,
  contact,
  file,
  interaction,
  team,
  unit,
  user,
  World,
} from '../support/route-world.js';
import { startTransferApp } from '../support/transfer.js';
import type { SignedIn } from '../support/users.js';

/** Requests in all; F10 of the reliability page asks for 10,000 before a release. */
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 2000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20260131);
const AT_ONCE = 8;

let app: TestApp;
let world: World;
let contract: Contract;
let operations: ApiOperation[];
let maker: RequestMaker;
const dice = new Dice(SEED);

beforeAll(async () => {
  app = await startTransferApp({ settings: { LOG_LEVEL: 'error' } });
  world = new World(app);
  contract = new Contract(await readDescription(app));
  operations = operationsIn(contract.description).filter(({ id }) => !ROUTES[id]?.neverSucceeds);
  const idsOf = async (make: (world: World) => Promise<{ path: Readonly<Record<string, string>> }>) =>
    (await Promise.all([make(world), make(world)])).map(({ path }) => path['id'] as string);
  maker = new RequestMaker(contract.description, dice, {
    company: await idsOf(company),
    contact: await idsOf(contact),
    node: await idsOf(chainNode),
    file: await idsOf(file),
    attachment: await idsOf(file),
    interaction: await idsOf(interaction),
    team: await idsOf(team),
    unit: await idsOf(unit),
    user: await idsOf(user),
    participant: [(await world.maker()).userId],
  });
});
afterAll(() => app.close());

/** One kind of request: how it departs from the matrix, and what may come of it. */
interface Attempt {
  readonly kind: string;
  readonly parts: RequestParts;
  readonly token?: string | undefined;
  /** Statuses that would be a defect although they are described. */
  readonly isDefect?: (status: number) => boolean;
}

const isSuccess = (status: number): boolean => status < 300;
const isNot400 = (status: number): boolean => status !== 400;

interface Ground {
  readonly operation: ApiOperation;
  readonly parts: RequestParts;
  readonly caller: SignedIn | undefined;
}

const schemaOf = ({ operation }: Ground): Schema =>
  operation.body ? resolve(contract.description, operation.body.schema) : {};
const takesJson = ({ operation }: Ground): boolean => operation.body?.type === 'application/json';
const bodyOf = ({ parts }: Ground): Record<string, unknown> => ({
  ...(parts.body as Record<string, unknown>),
});
const queryOf = ({ operation }: Ground) =>
  operation.parameters.filter((parameter) => parameter.in === 'query');
const pathOf = ({ operation }: Ground) => operation.parameters.filter((parameter) => parameter.in === 'path');

const KINDS: readonly {
  readonly kind: string;
  readonly fits: (ground: Ground) => boolean;
  readonly make: (ground: Ground) => Omit<Attempt, 'kind'>;
}[] = [
  { kind: 'as in the matrix', fits: () => true, make: ({ parts }) => ({ parts }) },
  {
    kind: 'a body made from its schema',
    fits: takesJson,
    make: (ground) => ({ parts: { ...ground.parts, body: maker.object(schemaOf(ground)) } }),
  },
  {
    kind: 'a body with members made from their schema',
    fits: takesJson,
    make: (ground) => {
      const { required: _required, ...optional } = schemaOf(ground);
      return { parts: { ...ground.parts, body: { ...bodyOf(ground), ...maker.object(optional, 0.15) } } };
    },
  },
  {
    kind: 'a body against its schema',
    fits: takesJson,
    make: (ground) => {
      const body = bodyOf(ground);
      const [name, schema] = dice.pick(Object.entries(schemaOf(ground).properties ?? {}));
      if (dice.chance(0.15)) delete body[dice.pick(Object.keys(body))];
      else body[name] = maker.wrong(schema);
      const isWrong = !contract.accepts(ground.operation, body);
      return { parts: { ...ground.parts, body }, ...(isWrong ? { isDefect: isSuccess } : {}) };
    },
  },
  {
    kind: 'a body with an unknown member',
    fits: takesJson,
    make: (ground) => {
      const name = dice.pick(['isAdmin', 'Version', 'id ', '', 'a/b~c', '中文', 'constructor', 'toString']);
      return {
        parts: { ...ground.parts, body: { ...bodyOf(ground), [name]: dice.pick([1, null, {}]) } },
        isDefect: isNot400,
      };
    },
  },
  {
    kind: 'no JSON object',
    fits: takesJson,
    make: ({ parts: { body: _body, ...parts } }) => ({
      parts: {
        ...parts,
        rawBody: dice.pick(['', '[]', '1', '"x"', 'null', '{', '{"a":1}}', '<a/>', '{"a":"\\u0000"}']),
      },
      isDefect: isSuccess,
    }),
  },
  {
    kind: 'query values made from their schema',
    fits: (ground) => queryOf(ground).length > 0,
    make: (ground) => {
      const chosen = queryOf(ground).filter(() => dice.chance(2 / queryOf(ground).length));
      const made = chosen.map(({ name, schema }) => [name, maker.inQuery(maker.value(schema, name))]);
      return { parts: { ...ground.parts, query: { ...ground.parts.query, ...Object.fromEntries(made) } } };
    },
  },
  {
    kind: 'hostile query values',
    fits: (ground) => queryOf(ground).length > 0,
    make: (ground) => {
      const { name, schema } = dice.pick(queryOf(ground));
      const value = dice.chance(0.5) ? dice.pick(HOSTILE_TEXTS) : maker.inQuery(maker.wrong(schema));
      return { parts: { ...ground.parts, query: { ...ground.parts.query, [name]: value } } };
    },
  },
  {
    kind: 'an unknown query parameter',
    fits: () => true,
    make: ({ parts }) => {
      const name = dice.pick(['nonsense', 'limit[]', '$where', 'Fields', '__proto__', 'expand.x']);
      return { parts: { ...parts, query: { ...parts.query, [name]: '1' } }, isDefect: isSuccess };
    },
  },
  {
    kind: 'another path',
    fits: (ground) => pathOf(ground).length > 0,
    make: (ground) => {
      const { name } = dice.pick(pathOf(ground));
      const value = dice.pick([
        ...HOSTILE_TEXTS,
        randomUUID(),
        '0',
        'QY-000001',
        'XM-2026-0001',
        'x'.repeat(3000),
      ]);
      return { parts: { ...ground.parts, path: { ...ground.parts.path, [name]: value } } };
    },
  },
  {
    kind: 'other headers',
    fits: () => true,
    make: ({ parts }) => {
      const [name, value] = dice.pick([
        ['If-Match', ''],
        ['If-Match', '*'],
        ['If-Match', '"999999999"'],
        ['If-Match', 'W/"1"'],
        ['If-None-Match', '*'],
        ['Idempotency-Key', 'x'.repeat(300)],
        ['Idempotency-Key', randomUUID()],
        ['Accept-Language', 'en;q=0.5,zh;q=2,*'],
        ['Accept', 'text/html'],
        ['Content-Type', 'text/plain'],
        ['X-Request-Id', '<script>'],
        ['Range', 'bytes=0-1'],
      ] as const);
      return { parts: { ...parts, headers: { ...parts.headers, [name]: value } } };
    },
  },
  {
    kind: 'another token',
    fits: ({ operation }) => operation.permission !== 'public',
    make: ({ parts }) => ({
      parts,
      token: dice.pick(['', 'x', 'a.b.c', 'x'.repeat(5000)]),
      isDefect: isSuccess,
    }),
  },
];

async function groundFor(operation: ApiOperation, isFresh: boolean): Promise<Ground> {
  const route = ROUTES[operation.id];
  if (!route) return { operation, parts: strayRequest(operation), caller: await world.maker() };
  const caller = await callerFor(world, operation, route);
  const parts = await requestFor(world, operation, route, caller ?? (await world.maker()), isFresh);
  return { operation, parts, caller };
}

async function attempt(operation: ApiOperation): Promise<{ faults: string[]; reply: Reply }> {
  const ground = await groundFor(operation, operation.method !== 'GET');
  const { kind, make } = dice.pick(KINDS.filter(({ fits }) => fits(ground)));
  const { parts, token = ground.caller?.token, isDefect } = make(ground);
  const reply = await send(app, operation, parts, token);
  const faults = contract.faults(operation, reply, parts);
  if (isDefect?.(reply.status))
    faults.push(`${operation.id} answers ${reply.status} ${reply.text.slice(0, 200)}`);
  const request = JSON.stringify(parts).slice(0, 600);
  return { faults: faults.map((fault) => `${fault}\n    ${kind}: ${request}`), reply };
}

// Before the random requests: the jobs that they begin go on afterwards.
describe('mass assignment (F12)', () => {
  it(
    'refuses every member that only the server writes, and changes nothing',
    async () => {
      const faults: string[] = [];
      let tried = 0;
      for (const operation of operations.filter(({ body }) => body?.type === 'application/json')) {
        const ground = await groundFor(operation, true);
        const own = Object.keys(schemaOf(ground).properties ?? {});
        const answered = Object.entries(answerOf(operation)).map(
          ([name, schema]) => [name, maker.value(schema, name)] as const,
        );
        const foreign = Object.entries({ ...Object.fromEntries(answered), ...SERVER_OWNED }).filter(
          ([name]) => !own.includes(name),
        );
        const before = await fingerprint(app);
        for (const [name, value] of foreign) {
          tried += 1;
          const parts = { ...ground.parts, body: { ...bodyOf(ground), [name]: value } };
          const reply = await send(app, operation, parts, ground.caller?.token);
          const named = reply.text.includes(`"pointer":"/${name}"`);
          if (reply.status !== 400 || !named)
            faults.push(`${operation.id} ${name}: ${reply.status} ${reply.text.slice(0, 200)}`);
        }
        const after = await fingerprint(app);
        if (after !== before) faults.push(`${operation.id} changed ${changedTables(before, after)}`);
      }
      expect(faults).toEqual([]);
      expect(tried).toBeGreaterThan(500);
    },
    within(300_000),
  );
});

describe('random requests (F10)', () => {
  it(
    `${REQUESTS} of them, seed ${SEED}, meet no 5xx and nothing that is not described`,
    async () => {
      const faults: string[] = [];
      const counts = new Map<number, number>();
      for (let done = 0; done < REQUESTS; done += AT_ONCE) {
        const chosen = Array.from({ length: AT_ONCE }, (_, n) => operations[(done + n) % operations.length]);
        for (const result of await Promise.all(
          chosen.map((operation) => attempt(operation as ApiOperation)),
        )) {
          faults.push(...result.faults);
          counts.set(result.reply.status, (counts.get(result.reply.status) ?? 0) + 1);
        }
      }
      expect(faults.slice(0, 30)).toEqual([]);
      // Half of it refused and half of it done: a fuzzer that is refused at the door would prove nothing.
      const succeeded = [...counts].reduce((sum, [status, n]) => sum + (status < 300 ? n : 0), 0);
      expect(succeeded / REQUESTS).toBeGreaterThan(0.25);
      expect(succeeded / REQUESTS).toBeLessThan(0.75);
    },
    within(60_000 + REQUESTS * 150),
  );
});

/** What only the server writes, whatever the resource. */
const SERVER_OWNED = {
  id: randomUUID(),
  code: 'QY-999999',
  version: 99,
  createdAt: '2020-01-01T00:00:00+08:00',
  createdBy: randomUUID(),
  updatedAt: '2020-01-01T00:00:00+08:00',
  updatedBy: randomUUID(),
  deletedAt: null,
  passwordHash: 'x',
  passwordChangedAt: '2020-01-01T00:00:00+08:00',
  mustChangePassword: false,
  roles: ['SYSTEM_ADMIN'],
  unitId: randomUUID(),
  ownerUnitId: randomUUID(),
  ownerUserId: randomUUID(),
  dataSource: 'IMPORT',
  identityVerified: true,
  mergedIntoId: null,
  anonymisedAt: null,
  isValid: true,
  isSubstantive: true,
  isBackfilled: false,
  poolStatus: 'ADMITTED',
  stage: 'S8',
  level: 'A',
  admittedOn: '2020-01-01',
  reviewScore: '100',
  actorId: randomUUID(),
};

/** Names of the tables in which two fingerprints differ. */
function changedTables(before: string, after: string): string {
  const known = new Set((JSON.parse(before) as object[]).map((row) => JSON.stringify(row)));
  const rows = JSON.parse(after) as { name: string }[];
  return rows
    .filter((row) => !known.has(JSON.stringify(row)))
    .map(({ name }) => name)
    .join(', ');
}

/** Members of the answer that the operation gives to a success. */
function answerOf({ responses }: ApiOperation): Readonly<Record<string, Schema>> {
  const status = Object.keys(responses).find((code) => code.startsWith('2')) ?? '';
  const schema = responses[status]?.content?.['application/json']?.schema;
  return schema ? (resolve(contract.description, schema).properties ?? {}) : {};
}
