import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
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
async function until(jobId: string, isThere: (now: Standing) => boolean, withinMs = 60_000): Promise<number> {
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
  }, 180_000);

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
  }, 180_000);
});
