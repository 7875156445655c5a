import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { PATIENCE, within } from '../support/patience.js';
import { ProbeModule } from '../support/probe.js';

let server: TestApp;
beforeAll(async () => {
  server = await startTestApp({ module: ProbeModule.with, settings: { LOG_LEVEL: 'error' } });
});
afterAll(() => server.close());

interface Slow {
  readonly closedAfter: Promise<number>;
  readonly answer: () => string;
}

/** Sends `opening`, then `drop` twice a second for as long as the server lets it. */
function dripping(opening: string, drop: string): Slow {
  const start = performance.now();
  const socket: Socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(opening));
  const tap = setInterval(() => socket.write(drop), 500);
  let text = '';
  socket.on('data', (data) => {
    text += data.toString();
  });
  socket.on('error', () => undefined);
  const closedAfter = new Promise<number>((resolve) => {
    socket.on('close', () => {
      clearInterval(tap);
      resolve(performance.now() - start);
    });
  });
  return { closedAfter, answer: () => text };
}

async function p95(count: number): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    const start = performance.now();
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(count * 0.95)] as number;
}

it('closes slow headers and slow bodies within 30 s while others are served (F5)', async () => {
  await p95(100);
  const alone = await p95(200);
  const headers = Array.from({ length: 200 }, () =>
    dripping('GET /api/v1/probes HTTP/1.1\r\nHost: x\r\n', 'X-More: 1\r\n'),
  );
  const bodies = Array.from({ length: 200 }, () =>
    dripping(
      'POST /api/v1/probes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{',
      ' ',
    ),
  );
  const idle = Array.from({ length: 500 }, () => dripping('', ''));
  const beside = await p95(200);
  const closed = await Promise.all([...headers, ...bodies, ...idle].map(({ closedAfter }) => closedAfter));
  expect(Math.max(...closed)).toBeLessThan(within(30_000));
  expect(Math.min(...closed)).toBeGreaterThan(5_000 / PATIENCE);
  // Twice as long is the bar; a few ms of slack keep a busy machine from failing it.
  expect(beside).toBeLessThan(alone * 2 + within(150));
  for (const { answer } of [headers[0], bodies[0]] as Slow[]) {
    expect(answer()).toMatch(/^HTTP\/1\.1 408 [\s\S]*application\/problem\+json/);
    expect(answer()).not.toMatch(/HTTP\/1\.1[\s\S]*HTTP\/1\.1/);
  }
});

it('lets a body through that is slow but honest', async () => {
  const half = Buffer.alloc(200 * 1024, 0x20);
  const status = await new Promise<number>((resolve, reject) => {
    const upload = httpRequest(`${server.url}/api/v1/probes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': 2 * half.length + 2 },
    });
    upload.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    upload.on('error', reject);
    upload.write(half);
    setTimeout(() => upload.write(half), 6_000);
    setTimeout(() => upload.end('{}'), 12_000);
  });
  expect(status).toBe(201);
});

it('refuses ten uploads of 50 MB without holding them in memory (F9)', async () => {
  const piece = Buffer.alloc(64 * 1024, 0x20);
  const upload = (): Promise<number> =>
    new Promise((resolve) => {
      const request = httpRequest(`${server.url}/api/v1/probes`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': 800 * piece.length },
      });
      request.on('response', (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      request.on('error', () => resolve(0));
      Readable.from(Array<Buffer>(800).fill(piece)).pipe(request);
    });
  await upload();
  const before = process.memoryUsage.rss();
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const answers = await Promise.all(Array.from({ length: 10 }, upload));
  delay.disable();
  expect(answers).toEqual(Array(10).fill(413));
  // 500 MB were on their way, and what the client has not sent yet lies in this process too: alone the server grows by
  // less than 50 MB.
  expect((process.memoryUsage.rss() - before) / 1024 / 1024).toBeLessThan(250);
  // The client that sends half a gigabyte shares this process; alone the server stalls for less than 200 ms.
  expect(delay.max / 1e6).toBeLessThan(within(1500));
});
