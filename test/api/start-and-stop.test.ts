import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { keptSecret } from '../../src/platform/config/kept-secret.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { within } from '../support/patience.js';
import {
  endProcesses,
  freePort,
  type RunningProcess,
  runProcess,
  untilReady,
} from '../support/server-process.js';

let database: TestDatabase;
let port: number;
beforeAll(async () => {
  database = await createTestDatabase();
  port = await freePort();
});
afterEach(endProcesses);
afterAll(() => database.drop());

const environment = (): Record<string, string> => ({
  DATABASE_URL: database.appUrl,
  DATABASE_OWNER_URL: database.ownerUrl,
  JWT_SECRET: 'a secret that only the tests know, 32 bytes',
  PORT: String(port),
  RATE_LIMIT_PER_MINUTE: '0',
});

async function started(): Promise<RunningProcess> {
  const server = runProcess(['src/main.ts'], environment());
  await untilReady(`http://127.0.0.1:${port}`, server);
  return server;
}

interface HalfSent {
  finish(): Promise<string>;
}

/** A request whose body is half here: it is under way for as long as the test likes. */
async function halfSent(): Promise<HalfSent> {
  const socket: Socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (data) => {
    answer += data.toString();
  });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(
    'POST /api/v1/nothing HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{"a"',
  );
  return {
    async finish() {
      const closed = once(socket, 'close');
      socket.write(':1}');
      await closed;
      return answer;
    },
  };
}

describe('SIGTERM (F27)', () => {
  it('answers 200 requests under way, says it is not ready, and ends with 0', async () => {
    const server = await started();
    const requests = await Promise.all(Array.from({ length: 200 }, halfSent));
    await sleep(300);
    const start = performance.now();
    server.child.kill('SIGTERM');
    await sleep(100);
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`);
    expect([ready.status, ready.headers.get('connection')]).toEqual([503, 'close']);
    await sleep(700);
    await expect(fetch(`http://127.0.0.1:${port}/health/live`)).rejects.toThrow();
    const answers = await Promise.all(requests.map((request) => request.finish()));
    expect(answers.filter((answer) => !answer.startsWith('HTTP/1.1 404 '))).toEqual([]);
    expect(answers.filter((answer) => !/\r\nConnection: close\r\n/i.test(answer))).toEqual([]);
    expect(await server.ended()).toBe(0);
    expect(performance.now() - start).toBeLessThan(within(30_000));
  });

  it('ends as well when npm start is told to and only the shell in between dies', async () => {
    const script = `
      const { OrderlyEnd } = await import('./src/platform/config/orderly-end.ts');
      const { JsonLog } = await import('./src/platform/config/json-log.ts');
      const end = new OrderlyEnd(new JsonLog('info'));
      end.undo(async () => console.log('stopped the server'));
      end.listen();
      console.log('server runs');
      setInterval(() => undefined, 1000);`;
    const shell = runProcess(
      [
        '--eval',
        `require('node:child_process').spawn(process.execPath, ${JSON.stringify([
          ...['--import', './test/support/register-typescript.js', '--input-type=module', '--eval'],
          script,
        ])}, { stdio: 'inherit' })`,
      ],
      { npm_lifecycle_event: 'start' },
    );
    while (!shell.output().includes('server runs')) await sleep(50);
    shell.child.kill('SIGKILL');
    expect(await shell.ended()).toBe('SIGKILL');
    expect(shell.output()).toContain('stopped the server');
  });

  it('a second Ctrl-C ends at once', async () => {
    const server = await started();
    await halfSent();
    await sleep(100);
    server.child.kill('SIGINT');
    server.child.kill('SIGINT');
    await sleep(800);
    expect(server.child.exitCode).toBeNull();
    const start = performance.now();
    server.child.kill('SIGINT');
    expect(await server.ended()).toBe(130);
    expect(performance.now() - start).toBeLessThan(within(1000));
  });
});

describe('a start that cannot succeed', () => {
  it('names PORT when the port is taken', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const server = runProcess(['src/main.ts'], environment());
    expect(await server.ended()).toBe(1);
    other.close();
    expect(server.output()).toContain(`端口 ${port} 已被占用`);
    expect(server.output()).toContain(`PORT=${port + 1} npm start`);
    expect(server.output()).not.toMatch(/\n {4}at /);
  });

  it.each<[string[], Record<string, string>]>([
    [['PORT', 'JWT_SECRET', 'BODY_LIMIT'], { PORT: '99999', JWT_SECRET: 'short', BODY_LIMIT: 'much' }],
    [['TRUST_PROXY'], { TRUST_PROXY: 'not-an-address' }],
  ])('names every setting that is wrong: %p', async (names, wrong) => {
    const server = runProcess(['src/main.ts'], { ...environment(), ...wrong });
    expect(await server.ended()).toBe(1);
    for (const name of names) expect(server.output()).toContain(`${name}:`);
    expect(server.output()).not.toMatch(/\n {4}at /);
  });
});

it('the secret that signs tokens is made once and is for its owner only', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'taopu-secret-'));
  const file = path.join(folder, 'new', 'jwt-secret');
  const secrets = await Promise.all([keptSecret(file), keptSecret(file)]);
  expect(secrets[0]).toMatch(/^[\w-]{64}$/);
  expect(new Set([...secrets, await keptSecret(file)]).size).toBe(1);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(path.dirname(file))).toEqual(['jwt-secret']);
  await rm(folder, { recursive: true });
});

it('an exception that nobody caught is logged, and what was started is stopped', async () => {
  const script = `
    const { OrderlyEnd } = await import('./src/platform/config/orderly-end.ts');
    const { JsonLog } = await import('./src/platform/config/json-log.ts');
    const end = new OrderlyEnd(new JsonLog('info'));
    end.listen();
    end.undo(async () => console.log('stopped the database'));
    end.undo(async () => { console.log('stopped the server'); throw new Error('one step fails'); });
    setTimeout(() => { throw new Error('nobody caught this'); }, 10);
    setInterval(() => undefined, 1000);`;
  const child = runProcess(['--input-type=module', '--eval', script]);
  expect(await child.ended()).toBe(1);
  expect(child.output()).toMatch(/uncaught exception[\s\S]*stopped the server[\s\S]*stopped the database/);
});
