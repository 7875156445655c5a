import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { bearer, entered, ProbeModule } from '../support/probe.js';

const KEEPER = '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21';
const VISITOR = '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e29';

let server: TestApp;
let keeper: { authorization: string };
let visitor: { authorization: string };

beforeAll(async () => {
  server = await startTestApp({
    module: ProbeModule.with,
    settings: { CORS_ORIGINS: ['https://crm.example'] },
  });
  keeper = await bearer(server, KEEPER);
  visitor = await bearer(server, VISITOR);
});
afterAll(() => server.close());

const call = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${server.url}${path}`, { redirect: 'manual', ...init });

describe('one spelling for every address (F11)', () => {
  it('a keeper may enter, a visitor may not', async () => {
    expect((await call('/api/v1/probes/1', { headers: keeper })).status).toBe(200);
    expect((await call('/api/v1/probes/1', { headers: visitor })).status).toBe(403);
  });

  const spellings = [
    ['GET', '/api/v1/probes', {}],
    ['HEAD', '/api/v1/probes', {}],
    ['HEAD', '/api/v1/probes/1', {}],
    ['GET', '/api/v1/probes/', {}],
    ['GET', '/api/v1/probes/1/', {}],
    ['GET', '//api/v1/probes', {}],
    ['GET', '/api//v1/probes', {}],
    ['GET', '/api/v1//probes', {}],
    ['GET', '/api/v1%2Fprobes', {}],
    ['GET', '/api/v1/probes%2F1', {}],
    ['GET', '/API/v1/probes', {}],
    ['GET', '/api/v1/Probes', {}],
    ['GET', '/api/v1/./probes', {}],
    ['GET', '/api/v1/probes;a=1', {}],
    ['GET', '/api/v1/probes?_method=POST', {}],
    ['POST', '/health/live', { 'x-http-method-override': 'GET' }],
    ['POST', '/api/v1/probes/1', { 'x-http-method-override': 'GET' }],
    ['POST', '/api/v1/probes/1', { 'x-method-override': 'GET' }],
    ['OPTIONS', '/api/v1/probes/1', {}],
  ] as const;

  it.each(spellings)('%s %s enters nothing without a token, %p', async (method, path, headers) => {
    const before = entered.count;
    const response = await call(path, { method, headers });
    expect([204, 401, 404]).toContain(response.status);
    expect(entered.count).toBe(before);
  });

  it.each(spellings)('%s %s enters nothing without the right, %p', async (method, path, headers) => {
    const before = entered.count;
    const response = await call(path, { method, headers: { ...headers, ...visitor } });
    expect([204, 403, 404]).toContain(response.status);
    expect(entered.count).toBe(before);
  });

  it('a NUL or a broken escape in the address is refused', async () => {
    for (const path of ['/api/v1/probes/%00', '/api/v1/probes?q=%00', '/api/v1/probes/%FF'])
      expect((await call(path, { headers: keeper })).status).toBe(400);
  });
});
