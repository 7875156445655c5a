import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { AppModule } from '../../src/app.module.js';
import { JsonLog } from '../../src/platform/config/json-log.js';
import { readSettings } from '../../src/platform/config/settings.js';
import {
  type RunningPostgres,
  startEmbeddedPostgres,
} from '../../src/platform/database/embedded/embedded-postgres.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { createApp } from '../../src/platform/http/create-app.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aCompany } from '../support/companies.js';
import { within } from '../support/patience.js';
import { withClient } from '../support/test-server.js';
import { type SignedIn, signIn } from '../support/users.js';

/** Statuses that a client may meet while the database is away, and the header that goes with a refusal. */
function unexpected(answers: readonly { status: number; headers: Headers }[]): string[] {
  return answers
    .filter(
      ({ status, headers }) =>
        !(status === 200 || status === 201 || (status === 503 && headers.get('retry-after'))),
    )
    .map(({ status }) => String(status));
}

describe('a locked table and a small pool (F4)', () => {
  let app: TestApp;
  let user: SignedIn;

  beforeAll(async () => {
    app = await startTestApp({ settings: { DATABASE_POOL: 5 } });
    user = await signIn(app);
  });
  afterAll(() => app.close());

  it('answers 503 with Retry-After in time, stays alive, and recovers at once', async () => {
    const locker = new pg.Client({ connectionString: app.ownerUrl });
    await locker.connect();
    await locker.query('BEGIN; LOCK TABLE company IN ACCESS EXCLUSIVE MODE');
    const waited: number[] = [];
    const asked = Array.from({ length: 100 }, async (_, n) => {
      const started = Date.now();
      const answer = n % 2 ? await user.get('/companies?limit=1') : await user.post('/companies', aCompany());
      waited.push(Date.now() - started);
      return answer;
    });
    await sleep(300);
    const live = Date.now();
    expect((await fetch(`${app.url}/health/live`)).status).toBe(200);
    // Client and server share this process; alone it takes a few milliseconds. The bound is the lock's own.
    expect(Date.now() - live).toBeLessThan(within(2000));
    const answers = await Promise.all(asked);
    expect(unexpected(answers)).toEqual([]);
    expect(answers.every(({ status }) => status === 503)).toBe(true);
    expect(Math.max(...waited)).toBeLessThan(within(8000));
    await locker.query('ROLLBACK');
    await locker.end();
    expect((await user.get('/companies?limit=1')).status).toBe(200);
    const left = await app.sql<{ n: number }>(
      "SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'",
    );
    expect(left[0]?.n).toBe(0);
    expect(await app.sql('SELECT 1 FROM company')).toEqual([]);
  });
});

describe('a database that dies under load (F3)', () => {
  const failures: string[] = [];
  const folder = mkdtempSync(path.join(tmpdir(), 'taopu-away-'));
  let server: RunningPostgres;
  let app: TestApp;
  let user: SignedIn;

  beforeAll(async () => {
    server = await startEmbeddedPostgres({ dataDir: path.join(folder, 'postgres') });
    await migrate(server.ownerUrl(), server.appUrl());
    const settings = {
      ...readSettings({}),
      JWT_SECRET: 'a secret that only the tests know, 32 bytes',
      RATE_LIMIT_PER_MINUTE: 0,
    };
    const nest = await createApp(
      AppModule.with({ settings, databaseUrl: server.appUrl() }),
      settings,
      new JsonLog('error', (line) => failures.push(line)),
    );
    await nest.listen(0, '127.0.0.1');
    app = {
      url: `http://127.0.0.1:${(nest.getHttpServer().address() as AddressInfo).port}`,
      app: nest,
      appUrl: server.appUrl(),
      ownerUrl: server.ownerUrl(),
      logLines: [],
      sql: async <T extends object>(text: string, values: readonly unknown[] = []) =>
        (await withClient(server.ownerUrl(), (client) => client.query<T>(text, [...values]))).rows,
      close: () => nest.close(),
    };
    user = await signIn(app);
  });
  afterAll(async () => {
    await app?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const postmaster = () =>
    Number(readFileSync(path.join(server.dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);

  /** 20 workers that read and write until told to stop. */
  function load(): { stop(): Promise<{ status: number; headers: Headers; id?: string }[]> } {
    let running = true;
    const answers: { status: number; headers: Headers; id?: string }[] = [];
    const workers = Array.from({ length: 20 }, async (_, worker) => {
      while (running) {
        const answer =
          worker % 2 ? await user.get('/companies?limit=5') : await user.post('/companies', aCompany());
        answers.push({
          status: answer.status,
          headers: answer.headers,
          id: (answer.body as { id?: string }).id,
        });
        if (answer.status !== 200 && answer.status !== 201) await sleep(20);
      }
    });
    return {
      async stop() {
        running = false;
        await Promise.all(workers);
        return answers;
      },
    };
  }

  async function untilAnswering(): Promise<number> {
    const started = Date.now();
    while (Date.now() - started < 15_000) {
      if ((await user.get('/companies?limit=1')).status === 200) return Date.now() - started;
      await sleep(50);
    }
    throw new Error('the API did not recover');
  }

  it.each([
    { how: 'the server is killed', strike: async () => process.kill(postmaster(), 'SIGKILL') },
    { how: 'the server is shut down in haste', strike: async () => process.kill(postmaster(), 'SIGQUIT') },
    {
      how: 'every connection is cut',
      strike: () =>
        withClient(server.adminUrl(), (client) =>
          client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'taopu_app'"),
        ),
    },
  ])('answers 503 and nothing worse when $how, and goes on by itself', async ({ strike }) => {
    const running = load();
    await sleep(500);
    await strike();
    await sleep(100);
    expect(await untilAnswering()).toBeLessThan(within(10_000));
    await sleep(300);
    const answers = await running.stop();
    expect({ statuses: unexpected(answers), failures }).toEqual({ statuses: [], failures: [] });
    expect(answers.some(({ status }) => status === 201)).toBe(true);
    const acknowledged = answers.flatMap(({ status, id }) => (status === 201 && id ? [id] : []));
    const [kept] = await app.sql<{ n: number }>(
      'SELECT count(*)::int AS n FROM company WHERE id = ANY ($1)',
      [acknowledged],
    );
    expect(kept?.n).toBe(acknowledged.length);
    const [audited] = await app.sql<{ n: number }>(
      `SELECT (SELECT count(*) FROM company)::int - (SELECT count(*) FROM audit_entry WHERE action = 'company.created')::int AS n`,
    );
    expect(audited?.n).toBe(0);
  });
});
