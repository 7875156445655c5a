import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../support/app.js';
import {
  type ApiOperation,
  Contract,
  operationsIn,
  type Parameter,
  readDescription,
  resolve,
  type Schema,
  send,
} from '../support/openapi-requests.js';
import { within } from '../support/patience.js';
import { HOSTILE_TEXTS } from '../support/request-maker.js';
import { ROUTES } from '../support/route-matrix.js';
import { callerFor, fingerprint, requestFor } from '../support/route-request.js';
import { company, World } from '../support/route-world.js';
import { startTransferApp } from '../support/transfer.js';

/** F35: an answer or a refusal within a second. */
const PATIENCE_MS = within(1000);
/** Enough rows that a condition which defeats the indexes would be felt. */
const ROWS = 3000;

let app: TestApp;
let world: World;
let contract: Contract;
let operations: ApiOperation[];

beforeAll(async () => {
  app = await startTransferApp({ settings: { LOG_LEVEL: 'error' } });
  world = new World(app);
  contract = new Contract(await readDescription(app));
  operations = operationsIn(contract.description);
  await multiply((await company(world)).path['id'] as string);
});
afterAll(() => app.close());

/** Copies of one company under other ids, codes and names. */
async function multiply(id: string): Promise<void> {
  await app.sql(
    `INSERT INTO company SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),
       'code', 'QY-' || (500000 + n), 'name_cn', c.name_cn || n, 'name_key', c.name_key || n,
       'search_text', c.search_text || n, 'updated_at', now() - n * interval '1 second'))).*
     FROM company c, generate_series(1, $2::int) n WHERE c.id = $1`,
    [id, ROWS],
  );
  await app.sql('ANALYZE');
}

const isText = ({ type }: Schema): boolean => [type].flat().includes('string');
const MANY = Array.from({ length: 3000 }, (_, n) => `v${n}`).join(',');
const MANY_IDS = Array.from(
  { length: 400 },
  (_, n) => `019c2f6e-7a30-7c1e-9f0a-${String(n).padStart(12, '0')}`,
).join(',');
const VALUES = [
  ...HOSTILE_TEXTS,
  'x'.repeat(10_000),
  '%'.repeat(100),
  '长'.repeat(100),
  MANY,
  MANY_IDS,
  '',
  ' ',
  ',',
  '\u0000',
  '\n',
];

/** Read by the same lines of code on every route. */
const OF_PAGING = ['fields', 'expand', 'cursor', 'sort'];

/** All of them where free text is searched; elsewhere a share that turns with the parameter, so that all are used. */
function valuesFor(name: string, place: number): readonly string[] {
  if (name === 'q') return VALUES;
  const every = OF_PAGING.includes(name) ? 5 : 3;
  return VALUES.filter((_value, index) => (index + place) % every === 0);
}

const isJson = ({ responses }: ApiOperation): boolean =>
  responses['200']?.content?.['application/json'] !== undefined;

function textParameters(operation: ApiOperation): Parameter[] {
  return operation.parameters.filter(({ in: place, schema }) => {
    const { items } = schema;
    return place === 'query' && (isText(schema) || (items !== undefined && isText(items)));
  });
}

describe('search and filters as an attack (F35)', () => {
  it(
    'are answered or refused within a second, and change nothing',
    async () => {
      const faults: string[] = [];
      let sent = 0;
      for (const operation of operations.filter(
        ({ id, method }) => method === 'GET' && ROUTES[id] && id !== 'exportCompanies',
      )) {
        const route = ROUTES[operation.id] ?? {};
        const caller = (await callerFor(world, operation, route)) ?? (await world.keeper());
        const parts = await requestFor(world, operation, route, caller, false);
        // A download leaves its mark in the audit trail.
        const except = isJson(operation) ? [] : ['audit_entry'];
        const before = await fingerprint(app, except);
        for (const [place, { name }] of textParameters(operation).entries())
          for (const value of valuesFor(name, place)) {
            const request = { ...parts, query: { ...parts.query, [name]: value } };
            let reply = await send(app, operation, request, caller.token);
            // The machine may have been busy with something else: the best of three counts.
            for (let again = 0; again < 2 && reply.milliseconds > PATIENCE_MS; again++)
              reply = await send(app, operation, request, caller.token);
            sent += 1;
            const at = `${operation.id} ${name}=${value.slice(0, 40)}`;
            faults.push(...contract.faults(operation, reply, request).map((fault) => `${at}: ${fault}`));
            // 403: a filter on a figure that the caller may not read.
            if (![200, 400, 403, 404, 413, 414, 431].includes(reply.status))
              faults.push(`${at}: ${reply.status}`);
            if (reply.milliseconds > PATIENCE_MS)
              faults.push(`${at} took ${Math.round(reply.milliseconds)} ms`);
          }
        if ((await fingerprint(app, except)) !== before) faults.push(`${operation.id} changed the database`);
      }
      expect(faults).toEqual([]);
      expect(sent).toBeGreaterThan(1000);
    },
    within(600_000),
  );

  it.each(["' OR '1'='1", '%', '_', '\\', "%' OR 1=1 --"])('q=%s finds no more than its signs', async (q) => {
    const keeper = await world.keeper();
    const { body } = await keeper.get<{ items: unknown[]; total: number }>(
      `/companies?count=true&q=${encodeURIComponent(`桃${q}`)}`,
    );
    expect(body.total ?? 0).toBe(0);
  });

  it('a wrong order, member or neighbour is refused with the names that there are', async () => {
    const keeper = await world.keeper();
    for (const parameter of ['sort', 'fields', 'expand'])
      for (const value of [
        'password_hash',
        'c.id; DROP TABLE company',
        '-',
        'id,',
        'nameCn desc',
        '(SELECT 1)',
      ]) {
        const { status } = await keeper.get(`/companies?${parameter}=${encodeURIComponent(value)}`);
        expect([parameter, value, status]).toEqual([
          parameter,
          value,
          value === 'id,' && parameter === 'fields' ? 200 : 400,
        ]);
      }
  });

  it('a cursor that was not issued here is refused', async () => {
    const keeper = await world.keeper();
    const { nextCursor } = (await keeper.get<{ nextCursor: string }>('/companies?limit=1')).body;
    const turned = `${nextCursor.slice(0, -2)}${nextCursor.endsWith('A') ? 'BB' : 'AA'}`;
    for (const path of [
      `/companies?limit=1&cursor=${turned}`,
      `/companies?sort=code&cursor=${nextCursor}`,
      `/users?cursor=${nextCursor}`,
    ])
      expect([path, (await keeper.get(path)).status]).toEqual([path, 400]);
  });
});

/** Texts that must come back sign by sign, or not be taken. */
const TEXTS = [
  '𠮷野家示例',
  '示例😀👩‍👩‍👧',
  'שלום עולם',
  'e\u0301\u200Dn\u0303',
  "O'Brien; --",
  '<b>示例</b>&amp;',
  '=1+1',
  '\\n%s$1',
];
/** Not free text, whatever the description can say of it: numbers, codes and addresses with rules of their own. */
const HAS_RULES =
  /^(uscc|legacyRegNo|foreignRegNo|website|loginName|code|.*(Code|Codes|Areas|Ref|Country|Password|password|Token))$/;

function freeTexts(schema: Schema): string[] {
  return Object.entries(resolve(contract.description, schema).properties ?? {})
    .filter(
      ([name, member]) =>
        isText(member) && !member.format && !member.pattern && !member.enum && !HAS_RULES.test(name),
    )
    .filter(([, { maxLength = 0 }]) => maxLength >= 30)
    .map(([name]) => name);
}

/**
 * The setting in force, whatever value was added for a later day; and steps whose answer is the record, the `reason` of
 * which is why it was begun.
 */
const ANSWERS_ANOTHER_RECORD = [
  ...['createSettingValue', 'rejectCompanyMerge', 'undoCompanyMerge', 'takeTransferStep', 'moveConflict'],
];

describe('bodies', () => {
  it(
    'keep every sign of a text, or refuse it',
    async () => {
      const faults: string[] = [];
      let kept = 0;
      for (const operation of operations.filter(({ body }) => body?.type === 'application/json')) {
        const route = ROUTES[operation.id];
        if (!route || !operation.body || route.usesUpCaller) continue;
        if (ANSWERS_ANOTHER_RECORD.includes(operation.id)) continue;
        for (const name of freeTexts(operation.body.schema))
          for (const text of TEXTS) {
            const caller = (await callerFor(world, operation, route)) ?? (await world.keeper());
            const parts = await requestFor(world, operation, route, caller, true);
            const request = { ...parts, body: { ...(parts.body as object), [name]: text } };
            const reply = await send(app, operation, request, caller.token);
            faults.push(...contract.faults(operation, reply, request));
            if (reply.status >= 300 || reply.status === 204) continue;
            const answer = JSON.parse(reply.text) as Record<string, unknown>;
            if (!(name in answer)) continue;
            if (answer[name] === text) kept += 1;
            else
              faults.push(
                `${operation.id} ${name}: ${JSON.stringify(text)} became ${JSON.stringify(answer[name])}`,
              );
          }
      }
      expect(faults).toEqual([]);
      expect(kept).toBeGreaterThan(100);
    },
    within(600_000),
  );

  it.each([
    ['NUL', 'a\u0000b'],
    ['a lone surrogate', '\ud83d'],
  ])('%s is refused in every text of every body', async (_name, text) => {
    const faults: string[] = [];
    for (const operation of operations.filter(({ body }) => body?.type === 'application/json')) {
      const route = ROUTES[operation.id] ?? {};
      const caller = (await callerFor(world, operation, route)) ?? (await world.keeper());
      const parts = await requestFor(world, operation, route, caller, false);
      const members = Object.entries(
        resolve(contract.description, operation.body?.schema ?? {}).properties ?? {},
      );
      for (const [name] of members.filter(([, schema]) => isText(schema))) {
        const request = { ...parts, body: { ...(parts.body as object), [name]: text } };
        const { status } = await send(app, operation, request, caller.token);
        if (status !== 400) faults.push(`${operation.id} ${name}: ${status}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it(
    'a member of another type is refused wherever it stands',
    async () => {
      const faults: string[] = [];
      const others = [0, -1.5, true, [], {}, ['x'], { a: 1 }, ''];
      for (const operation of operations.filter(({ body }) => body?.type === 'application/json')) {
        const route = ROUTES[operation.id] ?? {};
        const caller = (await callerFor(world, operation, route)) ?? (await world.keeper());
        const parts = await requestFor(world, operation, route, caller, false);
        const members = Object.keys(
          resolve(contract.description, operation.body?.schema ?? {}).properties ?? {},
        );
        for (const name of members)
          for (const other of others) {
            const body = { ...(parts.body as object), [name]: other };
            if (contract.accepts(operation, JSON.parse(JSON.stringify(body)))) continue;
            const { status, text } = await send(app, operation, { ...parts, body }, caller.token);
            if (status !== 400)
              faults.push(
                `${operation.id} ${name}=${JSON.stringify(other)}: ${status} ${text.slice(0, 120)}`,
              );
          }
      }
      expect(faults).toEqual([]);
    },
    within(600_000),
  );
});
