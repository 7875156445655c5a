import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { seededUnitId } from '../../src/features/units/unit-id.js';
import { AccessTokens } from '../../src/platform/access/access-token.js';
import type { TestApp } from './app.js';

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed JSON; `undefined` for an empty answer. */
  readonly body: T;
}

export interface CallOptions {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request to the API. @param path begins after `/api/v1` */
export async function call<T = Record<string, unknown>>(
  app: Pick<TestApp, 'url'>,
  method: string,
  path: string,
  { token, body, headers }: CallOptions = {},
): Promise<Answer<T>> {
  const response = await fetch(`${app.url}/api/v1${path}`, {
    method,
    headers: {
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (isJson && text ? JSON.parse(text) : undefined) as T,
  };
}

export interface SignInOptions {
  /** Default: SPECIALIST. */
  readonly roles?: readonly string[];
  /** Code of a unit of the paper; default: the company that runs the park. */
  readonly unitCode?: string;
  readonly teamId?: string;
  readonly loginName?: string;
  readonly displayName?: string;
  /** Hash of a password, for tests that sign in over HTTP; default: one that nobody has. */
  readonly passwordHash?: string;
  readonly mustChangePassword?: boolean;
}

export interface SignedIn {
  readonly token: string;
  readonly userId: string;
  readonly unitId: string;
  readonly sessionId: string;
  readonly loginName: string;
  get<T = Record<string, unknown>>(path: string, headers?: Record<string, string>): Promise<Answer<T>>;
  post<T = Record<string, unknown>>(
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>;
  /** @param version goes out as If-Match */
  put<T = Record<string, unknown>>(path: string, body?: unknown, version?: number): Promise<Answer<T>>;
  /** @param version goes out as If-Match */
  patch<T = Record<string, unknown>>(path: string, body: unknown, version?: number): Promise<Answer<T>>;
  delete<T = Record<string, unknown>>(path: string, version?: number): Promise<Answer<T>>;
}

/** A new user with an open session and an access token, without the cost of a password. */
export async function signIn(app: TestApp, options: SignInOptions = {}): Promise<SignedIn> {
  const unitId = seededUnitId(options.unitCode ?? 'TAOPU_SMART_CITY_CO');
  const userId = randomUUID();
  const loginName = options.loginName ?? `shili.${randomBytes(6).toString('hex')}`;
  await app.sql(
    `INSERT INTO app_user (id, login_name, display_name, unit_id, team_id, roles, password_hash, must_change_password)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      userId,
      loginName,
      options.displayName ?? `示例${loginName.slice(-4)}`,
      unitId,
      options.teamId ?? null,
      options.roles ?? ['SPECIALIST'],
      options.passwordHash ?? 'nobody',
      options.mustChangePassword ?? false,
    ],
  );
  const { sessionId, token } = await openSession(app, userId);
  return { userId, unitId, loginName, sessionId, token, ...requestsOf(app, token) };
}

/** One more session of a user, and its access token. */
export async function openSession(
  app: TestApp,
  userId: string,
): Promise<{ sessionId: string; token: string }> {
  const sessionId = randomUUID();
  await app.sql(
    `INSERT INTO session (id, user_id, family_id, refresh_digest, created_at, last_used_at, expires_at, network_digest)
     VALUES ($1, $2, $3, $4, now(), now(), now() + interval '100 years', $4)`,
    [sessionId, userId, randomUUID(), createHash('sha256').update(randomBytes(32)).digest()],
  );
  const { token } = await app.app.get(AccessTokens, { strict: false }).sign(userId, sessionId);
  return { sessionId, token };
}

/** Requests with a token, in the words of HTTP. */
export function requestsOf(
  app: Pick<TestApp, 'url'>,
  token: string,
): Pick<SignedIn, 'get' | 'post' | 'put' | 'patch' | 'delete'> {
  const ifMatch = (version: number | undefined): Record<string, string> =>
    version === undefined ? {} : { 'If-Match': `"${version}"` };
  return {
    get: (path, headers) => call(app, 'GET', path, { token, headers }),
    post: (path, body, headers) => call(app, 'POST', path, { token, body, headers }),
    put: (path, body, version) => call(app, 'PUT', path, { token, body, headers: ifMatch(version) }),
    patch: (path, body, version) => call(app, 'PATCH', path, { token, body, headers: ifMatch(version) }),
    delete: (path, version) => call(app, 'DELETE', path, { token, headers: ifMatch(version) }),
  };
}
