import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { within } from '../support/patience.js';
import { bearer, ProbeModule } from '../support/probe.js';

const KEEPER = '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21';

let server: TestApp;
let keeper: { authorization: string };

beforeAll(async () => {
  server = await startTestApp({
    module: ProbeModule.with,
    settings: { CORS_ORIGINS: ['https://crm.example'] },
  });
  keeper = await bearer(server, KEEPER);
});
afterAll(() => server.close());

const call = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${server.url}${path}`, { redirect: 'manual', ...init });
const post = (body: string | Buffer, headers: Record<string, string> = {}): Promise<Response> =>
  call('/api/v1/probes', {
    method: 'POST',
    body: body as RequestInit['body'],
    headers: { 'content-type': 'application/json', ...headers },
  });
const problemOf = async (response: Response): Promise<Record<string, unknown>> => {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  return (await response.json()) as Record<string, unknown>;
};

describe('request ids', () => {
  it.each(['abc-123', 'A.b_c-9', 'x'.repeat(64)])('takes over %s', async (id) => {
    const response = await call('/health/live', { headers: { 'x-request-id': id } });
    expect(response.headers.get('x-request-id')).toBe(id);
  });

  it.each(['', 'has space', 'x'.repeat(65), 'a"b', '../etc'])('makes its own instead of "%s"', async (id) => {
    const response = await call('/health/live', { headers: { 'x-request-id': id } });
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-/);
  });

  it('names it in the problem and in the log, also after a body was read', async () => {
    const response = await post('{"broken', { 'x-request-id': 'find-me-again' });
    expect((await problemOf(response))['requestId']).toBe('find-me-again');
    const lines = server.logLines.filter((line) => line.includes('find-me-again'));
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ context: 'Access', method: 'POST', status: 400, userId: null }),
    ]);
  });
});

describe('problem documents', () => {
  it.each([
    [undefined, '没有这个地址', 'zh-CN'],
    ['en', 'There is no such address', 'en'],
    ['de, en;q=0.5, zh;q=0.1', 'There is no such address', 'en'],
    ['fr', '没有这个地址', 'zh-CN'],
  ])('speak the language of Accept-Language %s', async (language, title, contentLanguage) => {
    const response = await call('/api/v1/nothing', {
      headers: language ? { 'accept-language': language } : {},
    });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-language')).toBe(contentLanguage);
    expect((await problemOf(response))['title']).toBe(title);
  });

  it.each(['/nothing', '/api/v1/nothing', '/api/v2/probes', '/api', '/docs.json', '/health', '/.env'])(
    'answers %s with 404',
    async (path) => {
      const response = await call(path);
      expect(response.status).toBe(404);
      expect((await problemOf(response))['code']).toBe('REQUEST.ROUTE_NOT_FOUND');
    },
  );

  it('tell nothing of the inside when the server is at fault', async () => {
    const response = await call('/api/v1/probes/broken');
    expect(response.status).toBe(500);
    expect(JSON.stringify(await problemOf(response))).not.toMatch(/secret|TypeError|probe\.ts/);
  });
});

describe('headers', () => {
  it('keep browsers from guessing, framing and caching', async () => {
    const { headers } = await call('/api/v1/probes', { headers: keeper });
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'private, no-cache',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      vary: expect.stringContaining('Authorization, Accept-Language'),
    });
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('etag')).toBeNull();
  });

  it.each([
    ['https://crm.example', 'https://crm.example'],
    ['https://evil.example', null],
  ])('answer the origin %s with %s', async (origin, allowed) => {
    const { headers } = await call('/health/live', { headers: { origin } });
    expect(headers.get('access-control-allow-origin')).toBe(allowed);
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  });
});

describe('GET /health', () => {
  it('lives and is ready', async () => {
    expect(await (await call('/health/live')).json()).toEqual({ status: 'live' });
    const ready = await call('/health/ready');
    expect(await ready.json()).toEqual({ status: 'ready' });
    expect(ready.headers.get('cache-control')).toBe('no-store');
  });

  it('is not ready while a migration is missing, and says so', async () => {
    const [kept] = await server.sql<{ id: number; timestamp: string; name: string }>(
      'DELETE FROM schema_migration WHERE id = (SELECT min(id) FROM schema_migration) RETURNING *',
    );
    const response = await call('/health/ready');
    await server.sql('INSERT INTO schema_migration (id, timestamp, name) VALUES ($1, $2, $3)', [
      kept?.id,
      kept?.timestamp,
      kept?.name,
    ]);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('2');
    expect((await problemOf(response))['checks']).toMatchObject({ migrations: 'behind', database: 'up' });
    expect((await call('/health/ready')).status).toBe(200);
  });

  it('is not ready within 1.5 s while the database hangs, but lives', async () => {
    const holder = await startHolding(server);
    const start = performance.now();
    const [ready, live] = await Promise.all([call('/health/ready'), call('/health/live')]);
    const took = performance.now() - start;
    await holder.release();
    expect([ready.status, live.status]).toEqual([503, 200]);
    expect(took).toBeLessThan(within(1500));
  });
});

async function startHolding({ ownerUrl }: TestApp): Promise<{ release(): Promise<void> }> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query('BEGIN; LOCK TABLE schema_migration IN ACCESS EXCLUSIVE MODE');
  return {
    async release() {
      await client.query('ROLLBACK');
      await client.end();
    },
  };
}

describe('GET /metrics', () => {
  it('counts by pattern, not by address', async () => {
    await call('/api/v1/probes/a-name-that-must-not-leak?q=secret-word', { headers: keeper });
    const text = await (await call('/metrics')).text();
    expect(text).toContain('route="/api/v1/probes/:id",status="400"');
    expect(text).toContain('database_pool_connections{state="idle"}');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
    expect(text).not.toMatch(/must-not-leak|secret-word/);
    expect(server.logLines.join('\n')).not.toMatch(/must-not-leak|secret-word/);
  });

  it('refuses what a proxy on this machine forwards', async () => {
    const response = await call('/metrics', { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(response.status).toBe(403);
  });
});

describe('documentation', () => {
  it('describes the routes with their problems and permissions', async () => {
    const document = (await (await call('/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { responses: object; security: unknown; 'x-permission': string }>>;
    };
    expect(document.openapi).toBe('3.1.0');
    const one = document.paths['/api/v1/probes/{id}']?.['get'];
    expect(one?.['x-permission']).toBe('probe:read');
    expect(Object.keys(one?.responses ?? {})).toEqual(['200', '400', '401', '403', '404', '429', '503']);
    expect(document.paths['/api/v1/probes']?.['post']?.security).toEqual([]);
  });

  it('shows Swagger UI with a policy that lets it work', async () => {
    expect((await call('/')).headers.get('location')).toBe('/docs/');
    const page = await call('/docs/');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await page.text()).not.toMatch(/<script>(?!\s*<)/);
    expect(await (await call('/docs/swagger-ui-init.js')).text()).toContain('"/openapi.json"');
    expect((await call('/docs/swagger-ui-bundle.js')).status).toBe(200);
  });
});
