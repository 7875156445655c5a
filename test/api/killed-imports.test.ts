import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { within } from '../support/patience.js';
import {
  endProcesses,
  freePort,
  type RunningProcess,
  runProcess,
  untilReady,
} from '../support/server-process.js';
import {
  type ImportBody,
  inventedNames,
  startTransferApp,
  type TransferApp,
  untilEnded,
  upload,
} from '../support/transfer.js';
import { requestsOf, type SignedIn, signIn } from '../support/users.js';

const JWT_SECRET = 'a secret that only the tests know, 32 bytes';
/** Kills at random moments (F1), the same in every run; KILLS and KILL_SEED try others. */
const KILLS = Number(process.env['KILLS'] ?? 3);
const KILL_SEED = Number(process.env['KILL_SEED'] ?? 20221101);
/** Reading 10,000 rows and taking them in lasts about as long. */
const LATEST_MS = 5_000;
/** A killed server's job is taken over within, counted from when the next server is ready. */
const TAKEN_OVER_WITHIN_MS = within(10_000);

let folder: string;
let database: TransferApp;
let user: SignedIn;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'taopu-killed-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  database = await startTransferApp();
  user = await signIn(database);
  // This process must not take the job over.
  await database.app.close();
});
afterEach(async () => {
  endProcesses();
  await database.discard();
});

interface Server extends RunningProcess {
  readonly url: string;
  readonly user: SignedIn;
}

async function aServer(): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = runProcess(['src/main.ts'], {
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATA_DIR: folder,
    PORT: String(port),
    JWT_SECRET,
    RATE_LIMIT_PER_MINUTE: '0',
  });
  await untilReady(url, server);
  return { ...server, url, user: { ...user, ...requestsOf({ url }, user.token) } };
}

interface Standing {
  readonly state: string;
  readonly done: number;
  readonly attempt: number;
}

async function standing(jobId: string): Promise<Standing> {
  const [job] = await database.sql<Standing>('SELECT state, done, attempt FROM job WHERE id = $1', [jobId]);
  if (!job) throw new Error('there is no such job');
  return job;
}

/** Waits for what must come, and fails with what there is instead. @returns milliseconds that it took */
async function until(
  jobId: string,
  isThere: (now: Standing) => boolean,
  withinMs = within(60_000),
): Promise<number> {
  const began = performance.now();
  for (;;) {
    const now = await standing(jobId);
    const ms = performance.now() - began;
    if (isThere(now)) return ms;
    if (ms > withinMs) throw new Error(`not within ${withinMs} ms: ${JSON.stringify(now)}`);
    await sleep(20);
  }
}

async function kill(server: Server, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  server.child.kill(signal);
  expect(await server.ended()).toBe(signal === 'SIGKILL' ? 'SIGKILL' : 0);
}

/** Rows a list has left in each table that a row goes to. */
async function stored(importId: string): Promise<object> {
  const [counts] = await database.sql(
    `SELECT (SELECT count(*) FROM company WHERE deleted_at IS NULL)::int AS companies,
       (SELECT count(DISTINCT name_cn) FROM company WHERE deleted_at IS NULL)::int AS names,
       (SELECT count(*) FROM audit_entry WHERE action = 'company.created')::int AS records,
       (SELECT count(*) FROM import_row WHERE import_id = $1 AND is_written)::int AS journal`,
    [importId],
  );
  return counts as object;
}

/** One for each list, so that no two lists have a company in common. */
const PREFIXES = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'];

const each = (count: number) => ({ companies: count, names: count, records: count, journal: count });

function listOf(lines: number, prefix: string): string {
  const rows = inventedNames(lines, prefix).map((name) => `${name},www.example.com`);
  return `企业名称,网址\n${rows.join('\n')}\n`;
}

/** @returns its id, which is that of its job */
async function send(server: Server, lines: number, prefix: string, fields = {}): Promise<string> {
  const { status, body, text } = await upload(server, user, listOf(lines, prefix), fields);
  if (status !== 202) throw new Error(`the import was refused: ${text}`);
  return String(body['id']);
}

describe('a server that is killed in the middle of an import', () => {
  it(
    `at ${KILLS} random moments of lists of 10,000 rows (F1): each row is there once`,
    async () => {
      const lines = 10_000;
      const lists: string[] = [];
      const sendNext = async (): Promise<string> => {
        const id = await send(server, lines, PREFIXES[lists.length] ?? '');
        lists.push(id);
        return id;
      };
      let server = await aServer();
      let id = await sendNext();
      for (const moment of fc.sample(fc.nat(LATEST_MS), { numRuns: KILLS, seed: KILL_SEED })) {
        await sleep(moment);
        // A list that went in before its moment came is no test of it.
        if ((await standing(id)).state === 'SUCCEEDED') {
          id = await sendNext();
          await until(id, ({ state }) => state === 'RUNNING');
        }
        await kill(server);
        const { attempt, state } = await standing(id);
        server = await aServer();
        await until(id, (now) => now.attempt > attempt || now.state !== state, TAKEN_OVER_WITHIN_MS);
      }
      for (const list of lists)
        expect(await untilEnded(server.user, list, within(120_000))).toMatchObject({
          state: 'SUCCEEDED',
          result: { counts: { rows: lines, created: lines } },
        });
      const all = lists.length * lines;
      for (const list of lists)
        expect(await stored(list)).toEqual({ companies: all, names: all, records: all, journal: lines });
    },
    within(180_000 + KILLS * 30_000),
  );

  it('before an import of all rows or none ends: nothing is half written, then all is there', async () => {
    const lines = 3_000;
    const first = await aServer();
    const id = await send(first, lines, '全', { mode: 'atomic' });
    // Progress is told while the one transaction is open; the start of it says the whole number of rows.
    await until(id, ({ state, done }) => state === 'RUNNING' && done >= 1_000 && done < lines);
    await kill(first);
    expect(await stored(id)).toEqual(each(0));
    const second = await aServer();
    expect(await untilEnded(second.user, id)).toMatchObject({
      state: 'SUCCEEDED',
      result: { counts: { created: lines } },
    });
    expect(await stored(id)).toEqual(each(lines));
  });

  it('while an import is taken back: each row goes once', async () => {
    const lines = 1_000;
    const first = await aServer();
    const id = await send(first, lines, '撤');
    await untilEnded(first.user, id);
    const { headers } = await first.user.get(`/imports/${id}`);
    const tag = { 'If-Match': headers.get('etag') ?? '' };
    const { body } = await first.user.post<ImportBody>(`/imports/${id}/reversions`, {}, tag);
    await until(body.jobId, ({ state, done }) => state === 'RUNNING' && done >= 100);
    await kill(first);
    expect((await standing(body.jobId)).state).toBe('RUNNING');
    const second = await aServer();
    expect(await untilEnded(second.user, body.jobId)).toMatchObject({ state: 'SUCCEEDED' });
    expect((await second.user.get<ImportBody>(`/imports/${id}`)).body).toMatchObject({
      state: 'REVERTED',
      reversal: { reverted: lines, left: 0 },
    });
    expect(await stored(id)).toMatchObject({ companies: 0, records: lines });
    const [removed] = await database.sql(
      `SELECT count(*)::int AS records, count(DISTINCT subject_id)::int AS companies
       FROM audit_entry WHERE action = 'company.deleted'`,
    );
    expect(removed).toEqual({ records: lines, companies: lines });
  });
});
