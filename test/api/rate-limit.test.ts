import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { bearer, ProbeModule } from '../support/probe.js';

const LIMIT = 20;
let server: TestApp;

beforeAll(async () => {
  server = await startTestApp({ module: ProbeModule.with, settings: { RATE_LIMIT_PER_MINUTE: LIMIT } });
});
afterAll(() => server.close());

const statuses = async (
  count: number,
  headers: (index: number) => Record<string, string>,
): Promise<number[]> =>
  Promise.all(
    Array.from({ length: count }, (_, index) =>
      fetch(`${server.url}/api/v1/probes`, { headers: headers(index) }).then(({ status }) => status),
    ),
  );

it('counts an address whatever it claims to be or to hold', async () => {
  const answers = await statuses(LIMIT + 15, (index) => ({
    'x-forwarded-for': `203.0.113.${index}`,
    forwarded: `for=203.0.113.${index}`,
    authorization: `Bearer made-up-token-number-${index}-of-many`,
  }));
  expect(answers.filter((status) => status === 401)).toHaveLength(LIMIT);
  expect(answers.filter((status) => status === 429)).toHaveLength(15);
});

it('says when to come back, as a problem', async () => {
  const response = await fetch(`${server.url}/api/v1/probes`, { headers: { 'accept-language': 'en' } });
  expect(response.status).toBe(429);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await response.json()).toMatchObject({
    code: 'REQUEST.TOO_MANY_REQUESTS',
    title: 'Too many requests',
  });
});

it('counts a signed-in user apart from the others at the same address', async () => {
  const one = await bearer(server, '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21');
  const other = await bearer(server, '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e22');
  const answers = await statuses(LIMIT + 5, () => one);
  expect(answers.filter((status) => status === 200)).toHaveLength(LIMIT);
  expect(await statuses(1, () => other)).toEqual([200]);
});

it('never keeps the health checks waiting', async () => {
  const answers = await Promise.all(
    Array.from({ length: LIMIT * 2 }, () => fetch(`${server.url}/health/live`).then(({ status }) => status)),
  );
  expect(new Set(answers)).toEqual(new Set([200]));
});
