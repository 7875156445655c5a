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
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/);
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

describe('bodies (F9)', () => {
  const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const keys = (count: number): string =>
    `{${Array.from({ length: count }, (_, index) => `"k${index}":0`).join(',')}}`;

  it.each<[string, string | Buffer, number, string]>([
    ['depth 10,000', nested(10_000), 400, 'REQUEST.BODY_TOO_COMPLEX'],
    ['depth 33', nested(33), 400, 'REQUEST.BODY_TOO_COMPLEX'],
    ['100,000 members', keys(100_000).slice(0, -1).concat('}'), 413, 'REQUEST.BODY_TOO_LARGE'],
    ['60,000 members', keys(60_000), 400, 'REQUEST.BODY_TOO_COMPLEX'],
    ['__proto__', '{"__proto__":{"isAdmin":true}}', 400, 'REQUEST.VALIDATION_FAILED'],
    ['__proto__ deep inside', '{"a":[{"\\u005f_proto__":1}]}', 400, 'REQUEST.VALIDATION_FAILED'],
    [
      'invalid UTF-8',
      Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d]),
      400,
      'REQUEST.BODY_NOT_UTF8',
    ],
    ['NUL', '{"name":"a\\u0000b"}', 400, 'REQUEST.VALIDATION_FAILED'],
    ['a lone surrogate', '{"name":"\\ud800"}', 400, 'REQUEST.VALIDATION_FAILED'],
    ['cut-off JSON', '{"name":', 400, 'REQUEST.BODY_NOT_JSON'],
    ['a bare number', '1', 400, 'REQUEST.BODY_NOT_JSON'],
    ['50 MB', Buffer.alloc(50 * 1024 * 1024, 0x20), 413, 'REQUEST.BODY_TOO_LARGE'],
  ])('%s is refused within 2 s', async (_name, body, status, code) => {
    const start = performance.now();
    const response = await post(body);
    expect(await problemOf(response)).toMatchObject({ status, code });
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('says where the fault is', async () => {
    const problem = await problemOf(await post('{"a/b":[{"ok":1},{"n":"\\u0000"}]}'));
    expect(problem['errors']).toMatchObject([{ pointer: '/a~1b/1/n', code: 'TEXT_UNSTORABLE' }]);
  });

  it.each([
    ['text/plain'],
    ['application/x-www-form-urlencoded'],
    ['application/jsonp'],
    ['application/json; charset=utf-16'],
    ['application/xml'],
    [''],
  ])('the content type "%s" is refused with 415', async (type) => {
    const response = await call('/api/v1/probes', {
      method: 'POST',
      body: Buffer.from('{"a":1}'),
      headers: type ? { 'content-type': type } : {},
    });
    expect(await problemOf(response)).toMatchObject({ status: 415 });
    expect(response.headers.get('accept-post')).toBe('application/json');
  });

  it('a compressed body is refused, so that none unpacks to more than the limit', async () => {
    const response = await post(Buffer.from('{}'), { 'content-encoding': 'gzip' });
    expect(response.status).toBe(415);
  });

  it.each([
    ['emoji, CJK extension B and Hebrew', { name: '𠮷野家 😀 שלום' }],
    ['an empty object', {}],
    ['32 levels', JSON.parse(nested(32)) as object],
  ])('%s come through as they are', async (_name, value) => {
    const response = await post(JSON.stringify(value), { 'content-type': 'application/json; charset=UTF-8' });
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ received: value });
  });
});

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
    expect(took).toBeLessThan(1500);
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
    expect(text).toContain('route="/api/v1/probes/:id",status="200"');
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
