import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { within } from '../support/patience.js';
import { ProbeModule } from '../support/probe.js';

let server: TestApp;
beforeAll(async () => {
  server = await startTestApp({ module: ProbeModule.with });
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
    expect(performance.now() - start).toBeLessThan(within(2000));
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
