import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { aCompany, type CompanyBody, register, syntheticUscc } from '../support/companies.js';
import {
  endProcesses,
  freePort,
  type RunningProcess,
  runProcess,
  untilReady,
} from '../support/server-process.js';
import { requestsOf, type SignedIn, signIn } from '../support/users.js';

const SECRET = 'a secret that only the tests know, 32 bytes';

let here: TestApp;
let user: SignedIn;

/** A second server process on the same database. */
async function startThere(): Promise<{ url: string; process: RunningProcess }> {
  const port = await freePort();
  const process = runProcess(['src/main.ts'], {
    DATABASE_URL: here.appUrl,
    DATABASE_OWNER_URL: here.ownerUrl,
    JWT_SECRET: SECRET,
    PORT: String(port),
    RATE_LIMIT_PER_MINUTE: '0',
    LOG_LEVEL: 'error',
  });
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, process);
  return { url, process };
}

beforeAll(async () => {
  here = await startTestApp({ settings: { JWT_SECRET: SECRET } });
  user = await signIn(here);
});
afterAll(async () => {
  endProcesses();
  await here.close();
});

describe('two processes on one database', () => {
  let there: { url: string; process: RunningProcess };
  let sameUserThere: ReturnType<typeof requestsOf>;

  beforeAll(async () => {
    there = await startThere();
    sameUserThere = requestsOf(there, user.token);
  });

  it('give a credit code to one of a hundred requests (F7)', async () => {
    const uscc = syntheticUscc(4711);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        (n % 2 ? user : sameUserThere).post('/companies', aCompany({ uscc })),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort((a, b) => a - b);
    expect(statuses).toEqual([201, ...Array.from({ length: 99 }, () => 409)]);
    expect(await here.sql('SELECT 1 FROM company WHERE uscc = $1', [uscc])).toHaveLength(1);
  });

  it('lose no update when a hundred clients read, add one and retry (F6)', async () => {
    const company = await register(user, { note: '0' });
    const addOne = async (requests: Pick<SignedIn, 'get' | 'patch'>) => {
      for (;;) {
        const { body } = await requests.get<CompanyBody>(`/companies/${company.id}`);
        const note = String(Number(body['note']) + 1);
        const { status } = await requests.patch(`/companies/${company.id}`, { note }, body.version);
        if (status === 200) return;
        expect(status).toBe(412);
      }
    };
    await Promise.all(Array.from({ length: 20 }, (_, n) => addOne(n % 2 ? user : sameUserThere)));
    const [row] = await here.sql<{ note: string; version: number }>(
      'SELECT note, version FROM company WHERE id = $1',
      [company.id],
    );
    expect(row).toEqual({ note: '20', version: 21 });
  });

  it('replay each other’s answers to an Idempotency-Key (F8)', async () => {
    const body = aCompany();
    const first = await user.post('/companies', body, { 'Idempotency-Key': 'across' });
    const second = await sameUserThere.post('/companies', body, { 'Idempotency-Key': 'across' });
    expect(second.text).toBe(first.text);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
  });

  it('end a session in both within seconds (F14)', async () => {
    const leaving = await signIn(here);
    const leavingThere = requestsOf(there, leaving.token);
    expect((await leavingThere.get('/me')).status).toBe(200);
    expect((await leaving.delete('/auth/sessions')).status).toBe(204);
    expect((await leaving.get('/me')).status).toBe(401);
    await sleep(1500);
    expect((await leavingThere.get('/me')).status).toBe(401);
  });
});

describe('kill -9 under writes (F2)', () => {
  it('keeps every acknowledged write, with its audit row', async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { url, process } = await startThere();
      const requests = requestsOf({ url }, user.token);
      let running = true;
      const workers = Array.from({ length: 10 }, async () => {
        while (running) {
          const answer = await requests.post<CompanyBody>('/companies', aCompany()).catch(() => null);
          if (answer?.status === 201) acknowledged.push(answer.body.id);
        }
      });
      await sleep(500 + round * 150);
      process.child.kill('SIGKILL');
      running = false;
      await Promise.all(workers);
      await process.ended();
    }
    const [counted] = await here.sql<{ kept: number; audited: number; unaudited: number }>(
      `SELECT (SELECT count(*)::int FROM company WHERE id = ANY ($1)) AS kept,
              (SELECT count(*)::int FROM audit_entry WHERE subject_id = ANY ($1) AND action = 'company.created') AS audited,
              (SELECT count(*)::int FROM company c WHERE NOT EXISTS (
                 SELECT 1 FROM audit_entry a WHERE a.subject_id = c.id AND a.action = 'company.created')) AS unaudited`,
      [acknowledged],
    );
    expect(acknowledged.length).toBeGreaterThan(10);
    expect(counted).toEqual({ kept: acknowledged.length, audited: acknowledged.length, unaudited: 0 });
  });
});
