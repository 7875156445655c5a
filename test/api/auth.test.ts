import { createHmac, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Algorithm, hash } from '@node-rs/argon2';
import { startTestApp, type TestApp } from '../support/app.js';
import { type Answer, call, openSession, requestsOf, type SignedIn, signIn } from '../support/users.js';

const PASSWORD = 'three goats on the roof';
const OTHER_PASSWORD = 'four boats on the river';
const SECRET = 'a secret that only the tests know, 32 bytes';

interface Tokens {
  accessToken: string;
  tokenType: string;
  expiresIn: number;
  refreshToken: string;
  user: Record<string, unknown>;
}

let app: TestApp;
let passwordHash: string;
let now = new Date();
const clock = { now: () => now };

beforeAll(async () => {
  passwordHash = await hash(PASSWORD, {
    algorithm: Algorithm.Argon2id,
    memoryCost: 19_456,
    timeCost: 2,
    parallelism: 1,
  });
  app = await startTestApp({ clock });
});

afterAll(() => app.close());

beforeEach(async () => {
  now = new Date();
  await app.sql('DELETE FROM sign_in_brake');
});

const withPassword = (options = {}) => signIn(app, { passwordHash, ...options });
const open = (loginName: string, password = PASSWORD, headers = {}) =>
  call<Tokens & { code: string }>(app, 'POST', '/auth/sessions', {
    body: { loginName, password },
    headers,
  });
const refresh = (refreshToken: string) =>
  call<Tokens & { code: string }>(app, 'POST', '/auth/sessions/refresh', { body: { refreshToken } });
const me = (token: string) => call(app, 'GET', '/me', { token });

describe('POST /auth/sessions', () => {
  it('opens a session for login name and password', async () => {
    const user = await withPassword();
    const answer = await open(user.loginName.toUpperCase());
    expect(answer.status).toBe(201);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('location')).toBe('/api/v1/auth/sessions');
    expect(answer.body).toMatchObject({
      tokenType: 'Bearer',
      expiresIn: 900,
      user: { id: user.userId, loginName: user.loginName, roles: ['SPECIALIST'], mustChangePassword: false },
    });
    expect((await me(answer.body.accessToken)).status).toBe(200);
    const audit = await app.sql(`SELECT action, actor_id FROM audit_entry WHERE subject_id = $1`, [
      user.userId,
    ]);
    expect(audit).toEqual([{ action: 'user.signed-in', actor_id: user.userId }]);
  });

  it('keeps no token as it is', async () => {
    const user = await withPassword();
    const { body } = await open(user.loginName);
    const [row] = await app.sql<{ all: string }>(
      `SELECT s::text || encode(refresh_digest, 'base64') AS all FROM session s WHERE user_id = $1
       ORDER BY created_at DESC LIMIT 1`,
      [user.userId],
    );
    expect(row?.all).not.toContain(body.refreshToken);
    const bytes = Buffer.from(body.refreshToken, 'base64url');
    expect(row?.all).not.toContain(bytes.subarray(16).toString('hex'));
  });

  it.each([
    ['a wrong password', async () => open((await withPassword()).loginName, OTHER_PASSWORD)],
    ['an unknown name', async () => open('nobody.at.all')],
    ['a disabled user', async () => open((await disabled()).loginName)],
  ])('answers %s the same way', async (_what, attempt) => {
    const answer = await attempt();
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="taopu-crm"');
    const { requestId: _id, ...problem } = answer.body as unknown as Record<string, unknown>;
    expect(problem).toEqual({
      type: '/problems/auth-sign-in-refused',
      title: '登录名或密码不正确',
      status: 401,
      detail: '请核对后重试；忘记密码请联系系统管理员重置。',
      instance: '/api/v1/auth/sessions',
      code: 'AUTH.SIGN_IN_REFUSED',
    });
  });

  it('takes as long for unknown names as for wrong passwords', async () => {
    const times = { known: [] as number[], unknown: [] as number[] };
    const user = await withPassword();
    for (let round = 0; round < 15; round++) {
      for (const [kind, name] of [
        ['known', user.loginName],
        ['unknown', `nobody.${round}`],
      ] as const) {
        await app.sql('DELETE FROM sign_in_brake');
        const start = performance.now();
        await open(name, OTHER_PASSWORD);
        times[kind].push(performance.now() - start);
      }
    }
    const ratio = median(times.unknown) / median(times.known);
    // Reliability.md asks for ±10 % in a quiet run; a test beside other tests gets some room.
    expect(ratio).toBeGreaterThan(0.75);
    expect(ratio).toBeLessThan(1.33);
  });

  it.each([
    [{ loginName: 'a' }, '/password', 'REQUIRED'],
    [{ loginName: 'a', password: 5 }, '/password', 'NOT_TEXT'],
    [{ loginName: 'a\u0000', password: 'b' }, '/loginName', 'TEXT_UNSTORABLE'],
    [{ loginName: 'a', password: 'b', roles: ['SYSTEM_ADMIN'] }, '/roles', 'PROPERTY_UNKNOWN'],
  ])('refuses %j', async (body, pointer, code) => {
    const answer = await call<{ errors: object[] }>(app, 'POST', '/auth/sessions', { body });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer, code })]);
  });
});

async function disabled(): Promise<SignedIn> {
  const user = await withPassword();
  await app.sql(`UPDATE app_user SET status = 'DISABLED' WHERE id = $1`, [user.userId]);
  return user;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

describe('guessing', () => {
  const evaluated = (answers: Answer<unknown>[]) => answers.filter(({ status }) => status !== 429).length;

  it('gets no more tries through in parallel than one after the other', async () => {
    const { loginName } = await withPassword();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => open(loginName, `guess number ${index}`)),
    );
    expect(evaluated(answers)).toBe(3);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body.code).toBe('AUTH.TOO_MANY_TRIES');
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(290);
  });

  it('cannot buy tries with forged addresses, other spellings or made-up names', async () => {
    const { loginName } = await withPassword();
    const answers: Answer<unknown>[] = [];
    for (let index = 0; index < 20; index++)
      answers.push(
        await open(index % 2 ? loginName.toUpperCase() : loginName, `guess number ${index}`, {
          'X-Forwarded-For': `203.0.113.${index}`,
          Forwarded: `for=203.0.113.${index}`,
        }),
      );
    expect(evaluated(answers)).toBe(3);
    const others = [];
    for (let index = 0; index < 60; index++) others.push(await open(`made.up.${index}`, 'guess'));
    expect(evaluated(others)).toBeLessThanOrEqual(30);
  });

  it('is at most ten tries in any 15 minutes, and the wait ends although the guesser goes on', async () => {
    const { loginName } = await withPassword();
    const times: number[] = [];
    for (let minute = 0; minute <= 60; minute++) {
      now = new Date(Date.now() + minute * 60_000);
      for (let again = 0; again < 4; again++)
        if ((await open(loginName, `guess ${minute} ${again}`)).status === 401) times.push(minute);
    }
    expect(times).toEqual([0, 0, 0, 5, 15, 35]);
  });

  it('does not lock out the owner who comes from a network of earlier sign-ins', async () => {
    const { loginName, userId } = await withPassword();
    for (let index = 0; index < 5; index++) await open(loginName, `guess number ${index}`);
    expect((await open(loginName)).status).toBe(429);
    await app.sql(
      `INSERT INTO session (id, user_id, family_id, refresh_digest, created_at, last_used_at, expires_at, network_digest)
       SELECT $2, $1, $2, '', now() - interval '20 days', now(), now(), sha256(convert_to('network 127.0.0.1', 'UTF8'))`,
      [userId, randomUUID()],
    );
    expect((await open(loginName)).status).toBe(201);
  });

  it('forgives failures after a right password', async () => {
    const { loginName } = await withPassword();
    for (let round = 0; round < 4; round++) {
      await open(loginName, 'guess');
      expect((await open(loginName)).status).toBe(201);
    }
  });

  it('leaves a trace in the audit trail without the name that was tried', async () => {
    const before = await app.sql(`SELECT 1 FROM audit_entry WHERE action = 'user.sign-in-refused'`);
    await open('my-password-typed-too-early');
    const rows = await app.sql<{ text: string }>(
      `SELECT a::text AS text FROM audit_entry a WHERE action = 'user.sign-in-refused' ORDER BY recorded_at`,
    );
    expect(rows.length).toBe(before.length + 1);
    expect(rows.at(-1)?.text).not.toContain('typed-too-early');
    expect(app.logLines.join('\n')).not.toContain('typed-too-early');
  });
});

describe('access tokens', () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const seconds = () => Math.floor(Date.now() / 1000);
  const claimsOf = (user: SignedIn) => ({
    sid: user.sessionId,
    sub: user.userId,
    iss: 'taopu-crm',
    aud: 'taopu-crm-api',
    iat: seconds(),
    exp: seconds() + 600,
  });
  const forge = (header: object, claims: object, key: string) => {
    const signed = `${part({ alg: 'HS256', typ: 'JWT', ...header })}.${part(claims)}`;
    return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
  };
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicPem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();

  const attacks: [string, (user: SignedIn) => string][] = [
    ['without a signature', (user) => `${part({ alg: 'none', typ: 'JWT' })}.${part(claimsOf(user))}.`],
    ['with alg None in other letters', (user) => `${part({ alg: 'nOnE' })}.${part(claimsOf(user))}.`],
    [
      'with alg none and a true signature beside it',
      (user) => forge({ alg: 'none' }, claimsOf(user), SECRET),
    ],
    [
      'signed with RS256',
      (user) => {
        const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claimsOf(user))}`;
        return `${signed}.${createSign('sha256').update(signed).sign(rsa.privateKey).toString('base64url')}`;
      },
    ],
    ['signed with a public key as secret', (user) => forge({}, claimsOf(user), publicPem)],
    ['signed with another key', (user) => forge({}, claimsOf(user), `${SECRET}!`)],
    ['with a key chosen by path', (user) => forge({ kid: '../../../../dev/null' }, claimsOf(user), '')],
    [
      'with a key of its own inside',
      (user) => forge({ jwk: { kty: 'oct', k: 'AAAA' } }, claimsOf(user), '\0\0\0'),
    ],
    ['that has expired', (user) => forge({}, { ...claimsOf(user), exp: seconds() - 1 }, SECRET)],
    ['that never expires', (user) => forge({}, { ...claimsOf(user), exp: undefined }, SECRET)],
    ['not valid yet', (user) => forge({}, { ...claimsOf(user), nbf: seconds() + 600 }, SECRET)],
    ['for another audience', (user) => forge({}, { ...claimsOf(user), aud: 'another-api' }, SECRET)],
    ['of another issuer', (user) => forge({}, { ...claimsOf(user), iss: 'somebody' }, SECRET)],
    [
      'for the session of another user',
      (user) => forge({}, { ...claimsOf(user), sub: randomUUID() }, SECRET),
    ],
    ['for no session', (user) => forge({}, { ...claimsOf(user), sid: randomUUID() }, SECRET)],
    ['for a session that is no id', (user) => forge({}, { ...claimsOf(user), sid: "' OR 1=1" }, SECRET)],
    ['with a changed subject', (user) => user.token.replace(/\.[^.]+\./, `.${part(claimsOf(user))}.`)],
    ['cut short', (user) => user.token.slice(0, -3)],
  ];

  it.each(attacks)('%s are refused', async (_what, attack) => {
    const user = await signIn(app);
    const answer = await me(attack(user));
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="taopu-crm", error="invalid_token"');
    expect(answer.body['code']).toBe('ACCESS.TOKEN_REFUSED');
  });

  it('made with the right key and claims are taken, so that the refusals above mean something', async () => {
    const user = await signIn(app);
    expect((await me(forge({}, claimsOf(user), SECRET))).status).toBe(200);
  });

  it('stop at their end, although the signature was checked before', async () => {
    const { token } = await signIn(app);
    expect((await me(token)).status).toBe(200);
    now = new Date(Date.now() + 15 * 60_000 + 1000);
    expect((await me(token)).status).toBe(401);
  });

  it('are needed', async () => {
    const answer = await call(app, 'GET', '/me');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="taopu-crm"');
    expect((await call(app, 'GET', '/me', { headers: { Authorization: 'Basic eDp5' } })).status).toBe(401);
  });
});

describe('POST /auth/sessions/refresh', () => {
  it('exchanges a token for the next one, within one session', async () => {
    const user = await withPassword();
    const first = (await open(user.loginName)).body;
    const second = await refresh(first.refreshToken);
    expect(second.status).toBe(200);
    expect(second.body.refreshToken).not.toBe(first.refreshToken);
    expect((await me(second.body.accessToken)).body['sessionId']).toBe(
      (await me(first.accessToken)).body['sessionId'],
    );
    expect((await refresh(second.body.refreshToken)).status).toBe(200);
  });

  it.each([
    ['the token before', 0],
    ['an older token', 1],
  ])('ends the session when %s comes again', async (_what, extraTurns) => {
    const user = await withPassword();
    const first = (await open(user.loginName)).body;
    let newest = (await refresh(first.refreshToken)).body;
    for (let turn = 0; turn < extraTurns; turn++) newest = (await refresh(newest.refreshToken)).body;
    expect((await me(newest.accessToken)).status).toBe(200);
    const again = await refresh(first.refreshToken);
    expect(again.status).toBe(401);
    expect(again.body.code).toBe('AUTH.REFRESH_REFUSED');
    expect((await refresh(newest.refreshToken)).status).toBe(401);
    expect((await me(newest.accessToken)).status).toBe(401);
    const audit = await app.sql(
      `SELECT 1 FROM audit_entry WHERE subject_id = $1 AND action = 'user.refresh-token-reused'`,
      [user.userId],
    );
    expect(audit).toHaveLength(1);
  });

  it('gives one of 20 parallel exchanges a token, and then ends the session', async () => {
    const user = await withPassword();
    const { refreshToken } = (await open(user.loginName)).body;
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(19);
    const winner = answers.find(({ status }) => status === 200)?.body as Tokens;
    expect((await refresh(winner.refreshToken)).status).toBe(401);
  });

  it.each([
    ['a made-up token', async () => 'A'.repeat(64)],
    [
      'an access token',
      async () => {
        const { token } = await signIn(app);
        return token.slice(0, 200);
      },
    ],
  ])('refuses %s', async (_what, token) => {
    expect((await refresh(await token())).status).toBe(401);
  });

  it('refuses a session that has run out or whose user may not sign in', async () => {
    const user = await withPassword();
    const { refreshToken } = (await open(user.loginName)).body;
    await app.sql(`UPDATE app_user SET status = 'LEFT' WHERE id = $1`, [user.userId]);
    expect((await refresh(refreshToken)).status).toBe(401);
    await app.sql(`UPDATE app_user SET status = 'ACTIVE' WHERE id = $1`, [user.userId]);
    now = new Date(Date.now() + 14 * 86_400_000 + 1000);
    expect((await refresh(refreshToken)).status).toBe(401);
    now = new Date();
    expect((await refresh(refreshToken)).status).toBe(200);
  });
});

describe('own sessions', () => {
  it('are listed, the one of the request marked, ended ones and others left out', async () => {
    const user = await signIn(app);
    const second = await openSession(app, user.userId);
    await signIn(app);
    await requestsOf(app, (await openSession(app, user.userId)).token).delete('/auth/sessions/current');
    const { body } = await user.get<{ items: { id: string; isCurrent: boolean }[]; total: number }>(
      '/auth/sessions?count=true',
    );
    expect(body.total).toBe(2);
    expect(new Map(body.items.map(({ id, isCurrent }) => [id, isCurrent]))).toEqual(
      new Map([
        [second.sessionId, false],
        [user.sessionId, true],
      ]),
    );
  });

  it('end one at a time with sign-out, at once', async () => {
    const user = await signIn(app);
    const second = await openSession(app, user.userId);
    expect((await me(user.token)).status).toBe(200);
    expect((await user.delete('/auth/sessions/current')).status).toBe(204);
    expect((await me(user.token)).status).toBe(401);
    expect((await me(second.token)).status).toBe(200);
  });

  it('end everywhere with one request, of this user only', async () => {
    const user = await signIn(app);
    const other = await signIn(app);
    const second = await openSession(app, user.userId);
    expect((await me(second.token)).status).toBe(200);
    expect((await user.delete('/auth/sessions')).status).toBe(204);
    expect((await me(second.token)).status).toBe(401);
    expect((await me(other.token)).status).toBe(200);
  });
});

describe('GET /me', () => {
  it('tells who one is and what one may do', async () => {
    const user = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'COMMITTEE_OFFICE' });
    const { body } = await me(user.token);
    expect(body).toMatchObject({
      id: user.userId,
      loginName: user.loginName,
      unit: { code: 'COMMITTEE_OFFICE', name: '管委办', isPromotion: true, canOwnProjects: false },
      team: null,
      roles: ['POOL_ADMIN'],
      mustChangePassword: false,
      sessionId: user.sessionId,
    });
    expect(body['permissions']).toEqual(
      expect.arrayContaining(['unit:create', 'user:readHistory', 'signed-in']),
    );
    expect(body['permissions']).not.toContain('user:create');
  });
});

describe('PUT /auth/password', () => {
  const change = (user: Pick<SignedIn, 'put'>, currentPassword: string, newPassword: string) =>
    user.put<{ code: string }>('/auth/password', { currentPassword, newPassword });

  it('sets the password, ends the other sessions and keeps this one', async () => {
    const user = await withPassword();
    const second = await openSession(app, user.userId);
    expect((await me(second.token)).status).toBe(200);
    expect((await change(user, PASSWORD, OTHER_PASSWORD)).status).toBe(204);
    expect((await me(second.token)).status).toBe(401);
    expect((await me(user.token)).status).toBe(200);
    expect((await open(user.loginName)).status).toBe(401);
    expect((await open(user.loginName, OTHER_PASSWORD)).status).toBe(201);
    const rows = await app.sql<{ text: string }>('SELECT a::text AS text FROM audit_entry a');
    expect(rows.some(({ text }) => text.includes('user.password-changed'))).toBe(true);
    expect(rows.some(({ text }) => text.includes('argon2') || text.includes(OTHER_PASSWORD))).toBe(false);
  });

  it.each([
    ['a wrong current password', OTHER_PASSWORD, 'another long sentence', 422, 'USER.PASSWORD_WRONG'],
    ['a weak password', PASSWORD, 'short', 422, 'USER.PASSWORD_WEAK'],
    ['the same password', PASSWORD, PASSWORD, 422, 'USER.PASSWORD_SAME'],
  ])('refuses %s and changes nothing', async (_what, current, next, status, code) => {
    const user = await withPassword();
    const answer = await change(user, current, next);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    const [row] = await app.sql<{ hash: string }>(
      'SELECT password_hash AS hash FROM app_user WHERE id = $1',
      [user.userId],
    );
    expect(row?.hash).toBe(passwordHash);
  });

  it('slows down who guesses the current password with a stolen session', async () => {
    const user = await withPassword();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => change(user, `guess number ${index}`, OTHER_PASSWORD)),
    );
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(3);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
  });

  it('opens everything to a user who had to change it', async () => {
    const user = await withPassword({ mustChangePassword: true });
    const closed = await user.get('/units');
    expect([closed.status, closed.body['code']]).toEqual([403, 'ACCESS.PASSWORD_CHANGE_REQUIRED']);
    expect((await me(user.token)).body['mustChangePassword']).toBe(true);
    expect((await change(user, PASSWORD, OTHER_PASSWORD)).status).toBe(204);
    expect((await user.get('/units')).status).toBe(200);
  });
});
