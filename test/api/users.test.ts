import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seededUnitId } from '../../src/features/units/unit-id.js';
import { createAdmin } from '../../src/features/users/create-admin.command.js';
import { ROLE } from '../../src/features/users/user.codes.js';
import { UsersService } from '../../src/features/users/users.service.js';
import { Actors } from '../../src/platform/access/actor-source.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { call, openSession, type SignedIn, signIn } from '../support/users.js';

const TOWN = seededUnitId('TAOPU_TOWN');

interface UserBody {
  id: string;
  code: string;
  version: number;
  roles: string[] | null;
  loginName: string | null;
  initialPassword: string | null;
  errors: { pointer: string; code: string }[];
}

let app: TestApp;
let admin: SignedIn;

beforeAll(async () => {
  app = await startTestApp();
  admin = await signIn(app, { roles: ['SYSTEM_ADMIN'], unitCode: 'COMMITTEE_OFFICE' });
});

afterAll(() => app.close());

const newUser = (extra = {}) => ({
  loginName: `shili.${randomUUID().slice(0, 8)}`,
  displayName: '示例新人',
  unitId: TOWN,
  roles: ['SPECIALIST'],
  ...extra,
});
const create = (extra = {}) => admin.post<UserBody>('/users', newUser(extra));
const aTeam = async (unitId = TOWN) =>
  (await admin.post('/teams', { name: `示例组${randomUUID().slice(0, 6)}`, unitId, type: 'OUTPOST' })).body[
    'id'
  ] as string;
const countUsers = async () =>
  (await app.sql<{ n: number }>('SELECT count(*)::int AS n FROM app_user'))[0]?.n;

describe('POST /users', () => {
  it('creates a user with a made-up password that works once shown', async () => {
    const answer = await create();
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1/users/${answer.body.id}`);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.body).toMatchObject({ status: 'ACTIVE', mustChangePassword: true, unitName: '桃浦镇' });
    const { loginName, initialPassword } = answer.body;
    const signedIn = await call(app, 'POST', '/auth/sessions', {
      body: { loginName, password: initialPassword },
    });
    expect(signedIn.status).toBe(201);
    const again = await admin.get<UserBody>(`/users/${answer.body.id}`);
    expect(again.body).not.toHaveProperty('initialPassword');
    expect(again.text).not.toContain('argon2');
  });

  it('takes a given password and does not repeat it', async () => {
    const answer = await create({ initialPassword: 'three goats on the roof' });
    expect([answer.status, answer.body.initialPassword]).toEqual([201, null]);
    expect(answer.text).not.toContain('goats');
  });

  it.each([
    [
      'a login name that is taken in other letters',
      { loginName: 'TAKEN.name' },
      409,
      'USER.LOGIN_NAME_TAKEN',
    ],
    ['an unknown unit', { unitId: randomUUID() }, 422, 'USER.UNIT_UNKNOWN'],
    ['an unknown team', { teamId: randomUUID() }, 422, 'USER.TEAM_NOT_OF_UNIT'],
    ['a weak password', { initialPassword: 'password1234' }, 422, 'USER.PASSWORD_WEAK'],
    ['no role', { roles: [] }, 400, 'REQUEST.VALIDATION_FAILED'],
    ['an unknown role', { roles: ['ROOT'] }, 400, 'REQUEST.VALIDATION_FAILED'],
    ['a login name with a space', { loginName: 'a b c' }, 400, 'REQUEST.VALIDATION_FAILED'],
  ])('refuses %s', async (_what, extra, status, code) => {
    if (code === 'USER.LOGIN_NAME_TAKEN') await create({ loginName: 'taken.NAME' });
    const before = await countUsers();
    const answer = await create(extra);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await countUsers()).toBe(before);
  });

  it('refuses a team of another unit', async () => {
    const answer = await create({ teamId: await aTeam(seededUnitId('DIST_TAX')) });
    expect([answer.status, answer.body.code]).toEqual([422, 'USER.TEAM_NOT_OF_UNIT']);
    expect((await create({ teamId: await aTeam() })).status).toBe(201);
  });

  it('gives one of 20 parallel requests the login name', async () => {
    const loginName = `shili.race.${randomUUID().slice(0, 6)}`;
    const answers = await Promise.all(Array.from({ length: 20 }, () => create({ loginName })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(19).fill(409)]);
  });
});

describe('a made-up password', () => {
  it.each([
    ['POST /users', () => ['/users', newUser()] as const],
    [
      'POST /users/{id}/password-resets',
      async () => [`/users/${(await signIn(app)).userId}/password-resets`, undefined] as const,
    ],
  ])('is not kept for the replay of %s', async (_what, request) => {
    const [path, body] = await request();
    const key = { 'Idempotency-Key': randomUUID() };
    const first = await admin.post<UserBody>(path, body, key);
    const again = await admin.post<UserBody>(path, body, key);
    expect(first.body.initialPassword).toMatch(/^.{23}$/);
    expect(first.headers.get('cache-control')).toBe('no-store');
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body).toEqual({ ...first.body, initialPassword: null });
    const kept = await app.sql('SELECT body FROM idempotent_answer WHERE body LIKE $1', [
      `%${first.body.initialPassword}%`,
    ]);
    expect(kept).toEqual([]);
  });
});

describe('server-owned properties', () => {
  const OWNED = {
    id: randomUUID(),
    version: 7,
    passwordHash: 'x',
    password_hash: 'x',
    mustChangePassword: false,
    passwordChangedAt: '2026-01-01T00:00:00Z',
    createdAt: '2026-01-01T00:00:00Z',
    createdBy: randomUUID(),
    updatedAt: '2026-01-01T00:00:00Z',
    deletedAt: null,
    unitName: '桃浦镇',
    constructor: {},
    toString: 'x',
  };

  it.each(Object.entries(OWNED))('%s is refused on creation and change', async (name, value) => {
    const user = (await create()).body;
    const before = await app.sql('SELECT * FROM app_user ORDER BY id');
    const answers = [
      await create({ [name]: value }),
      await admin.patch<UserBody>(`/users/${user.id}`, { [name]: value }, 1),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual([
        expect.objectContaining({ pointer: `/${name}`, code: 'PROPERTY_UNKNOWN' }),
      ]);
    }
    expect(await app.sql('SELECT * FROM app_user ORDER BY id')).toEqual(before);
  });

  it('the login name stays', async () => {
    const user = (await create()).body;
    expect((await admin.patch(`/users/${user.id}`, { loginName: 'another' }, 1)).status).toBe(400);
  });
});

describe('PATCH /users/{id}', () => {
  it('changes what is given, counts the version and records it', async () => {
    const user = (await create()).body;
    const answer = await admin.patch<UserBody>(
      `/users/${user.id}`,
      { displayName: '示例改名', roles: ['ANALYST', 'ANALYST', 'LEADER'] },
      1,
    );
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ displayName: '示例改名', roles: ['ANALYST', 'LEADER'], version: 2 });
    const { body } = await admin.get<{ items: { action: string; changes: object }[] }>(
      `/users/${user.id}/history`,
    );
    expect(body.items.map(({ action }) => action)).toEqual(['user.updated', 'user.created']);
    expect(body.items[0]?.changes).toEqual({
      displayName: ['示例新人', '示例改名'],
      roles: [['SPECIALIST'], ['ANALYST', 'LEADER']],
    });
  });

  it('needs the version that was read', async () => {
    const user = (await create()).body;
    expect((await admin.patch(`/users/${user.id}`, { displayName: '示例' })).status).toBe(428);
    expect((await admin.patch(`/users/${user.id}`, { displayName: '示例' }, 4)).status).toBe(412);
    expect((await admin.patch(`/users/${randomUUID()}`, { displayName: '示例' }, 1)).status).toBe(404);
    expect((await admin.patch('/users/QY-000001', { displayName: '示例' }, 1)).status).toBe(404);
  });

  it('does not move a user to another unit with the team', async () => {
    const user = (await create({ teamId: await aTeam() })).body;
    const moved = await admin.patch<UserBody>(`/users/${user.id}`, { unitId: seededUnitId('DIST_TAX') }, 1);
    expect([moved.status, moved.body.code]).toEqual([422, 'USER.TEAM_NOT_OF_UNIT']);
    const both = { unitId: seededUnitId('DIST_TAX'), teamId: null };
    expect((await admin.patch(`/users/${user.id}`, both, 1)).status).toBe(200);
  });
});

describe('rights act at once', () => {
  it('a changed role', async () => {
    const user = await signIn(app, { roles: ['SYSTEM_ADMIN'] });
    expect((await user.get(`/users/${admin.userId}/history`)).status).toBe(200);
    await admin.patch(`/users/${user.userId}`, { roles: ['SPECIALIST'] }, 1);
    expect((await user.get(`/users/${admin.userId}/history`)).status).toBe(403);
  });

  it('a disabled user, who stays out after coming back until signing in again', async () => {
    const user = await signIn(app);
    expect((await user.get('/me')).status).toBe(200);
    await admin.patch(`/users/${user.userId}`, { status: 'DISABLED' }, 1);
    expect((await user.get('/me')).status).toBe(401);
    await admin.patch(`/users/${user.userId}`, { status: 'ACTIVE' }, 2);
    expect((await user.get('/me')).status).toBe(401);
  });

  it('ended sessions', async () => {
    const user = await signIn(app);
    const second = await openSession(app, user.userId);
    expect((await call(app, 'GET', '/me', second)).status).toBe(200);
    expect((await admin.delete(`/users/${user.userId}/sessions`)).status).toBe(204);
    expect((await call(app, 'GET', '/me', second)).status).toBe(401);
    expect((await user.get('/me')).status).toBe(401);
  });

  it('a reset password', async () => {
    const user = await signIn(app);
    expect((await user.get('/me')).status).toBe(200);
    const reset = await admin.post<{ initialPassword: string }>(`/users/${user.userId}/password-resets`);
    expect(reset.status).toBe(201);
    expect((await user.get('/me')).status).toBe(401);
    const body = { loginName: user.loginName, password: reset.body.initialPassword };
    const signedIn = await call<{ user: object }>(app, 'POST', '/auth/sessions', { body });
    expect(signedIn.body.user).toMatchObject({ id: user.userId, mustChangePassword: true });
  });

  it('a unit that leaves the promotion line', async () => {
    const unit = (await admin.get<UserBody>(`/units/${seededUnitId('DIST_SPORTS')}`)).body;
    const user = await signIn(app, { unitCode: 'DIST_SPORTS' });
    const isPromotion = async () =>
      ((await user.get('/me')).body['unit'] as { isPromotion: boolean }).isPromotion;
    expect(await isPromotion()).toBe(false);
    await admin.patch(`/units/${unit.id}`, { isPromotion: true }, unit.version);
    expect(await isPromotion()).toBe(true);
  });
});

describe('the last system administrator', () => {
  const activeAdmins = () =>
    app.sql<{ id: string; version: number }>(
      `SELECT id, version FROM app_user WHERE status = 'ACTIVE' AND 'SYSTEM_ADMIN' = ANY (roles)`,
    );

  it('cannot be demoted or disabled', async () => {
    await app.sql(`UPDATE app_user SET roles = '{ANALYST}' WHERE 'SYSTEM_ADMIN' = ANY (roles) AND id <> $1`, [
      admin.userId,
    ]);
    const [last] = await activeAdmins();
    for (const body of [{ roles: ['ANALYST'] }, { status: 'DISABLED' }, { status: 'LEFT' }]) {
      const answer = await admin.patch<UserBody>(`/users/${admin.userId}`, body, last?.version);
      expect([answer.status, answer.body.code]).toEqual([409, 'USER.LAST_SYSTEM_ADMIN']);
    }
    expect(await activeAdmins()).toEqual([last]);
  });

  it('is left over when all are demoted at once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => signIn(app, { roles: ['SYSTEM_ADMIN'] })));
    const admins = await activeAdmins();
    // Past the guard, which would turn away those who are demoted already.
    const users = app.app.get(UsersService, { strict: false });
    const ends = await Promise.allSettled(
      admins.map(({ id, version }) => users.update(id, version, { roles: ['ANALYST'] })),
    );
    const refusals = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as Error] : []));
    expect(refusals).toEqual([expect.objectContaining({ code: 'USER.LAST_SYSTEM_ADMIN' })]);
    expect(await activeAdmins()).toHaveLength(1);
    await app.sql(`UPDATE app_user SET roles = '{SYSTEM_ADMIN}' WHERE id = $1`, [admin.userId]);
    app.app.get(Actors, { strict: false }).forgetAll();
  });
});

describe('who may what', () => {
  it.each(ROLE.codes)('%s', async (role) => {
    const user = await signIn(app, { roles: [role] });
    const other = await signIn(app);
    const before = await app.sql('SELECT id, version, status FROM app_user ORDER BY id');
    const isAdmin = role === 'SYSTEM_ADMIN';
    const refused = isAdmin ? [] : [403, 403, 403, 403];
    const writes = isAdmin
      ? []
      : [
          await user.post('/users', newUser()),
          await user.patch(`/users/${other.userId}`, { roles: ['SYSTEM_ADMIN'] }, 1),
          await user.post(`/users/${other.userId}/password-resets`),
          await user.delete(`/users/${other.userId}/sessions`),
        ];
    expect(writes.map(({ status }) => status)).toEqual(refused);
    expect(await app.sql('SELECT id, version, status FROM app_user ORDER BY id')).toEqual(before);
    const reads = isAdmin || role === 'POOL_ADMIN';
    expect((await user.get(`/users/${other.userId}/history`)).status).toBe(reads ? 200 : 403);
    const seen = (await user.get<UserBody>(`/users/${other.userId}`)).body;
    expect(seen.loginName).toBe(reads ? other.loginName : null);
    expect(seen.roles).toEqual(reads ? ['SPECIALIST'] : null);
    expect((await user.get<UserBody>(`/users/${user.userId}`)).body.loginName).toBe(user.loginName);
  });

  it('does not let the hidden be found by filter, search or sort', async () => {
    const user = await signIn(app);
    const other = await signIn(app, { roles: ['LEADER'], displayName: '示例领导', unitCode: 'DIST_JUSTICE' });
    const ids = async (query: string, by = user) => {
      const { body } = await by.get<{ items: { id: string }[]; total: number }>(`/users?count=true&${query}`);
      expect(body.total).toBe(body.items.length);
      return body.items.map(({ id }) => id);
    };
    expect(await ids(`role=LEADER&unitId=${other.unitId}`)).toEqual([]);
    expect(await ids(`role=LEADER&unitId=${other.unitId}`, admin)).toEqual([other.userId]);
    expect(await ids(`q=${other.loginName}`)).toEqual([]);
    expect(await ids(`q=${other.loginName.toUpperCase()}`, admin)).toEqual([other.userId]);
    expect(await ids('q=示例领导')).toEqual([other.userId]);
    expect(await ids('status=ACTIVE&limit=200')).toEqual([user.userId]);
    expect((await user.get('/users?sort=loginName')).status).toBe(400);
    expect((await admin.get('/users?sort=loginName')).status).toBe(200);
    await app.sql(`UPDATE app_user SET status = 'LEFT' WHERE id = $1`, [other.userId]);
    expect(await ids('q=示例领导')).toEqual([]);
    expect((await user.get(`/users/${other.userId}`)).status).toBe(404);
    expect(await ids('q=示例领导&status=LEFT', admin)).toEqual([other.userId]);
  });
});

describe('npm run admin:create', () => {
  const run = (words: string[], password = 'three goats on the roof') =>
    createAdmin(app.app, words, { ADMIN_PASSWORD: password });

  it('adds an administrator who has to change the password', async () => {
    const answer = await run(['--login', 'command.admin', '--name', '示例管理员']);
    expect(answer.ok).toBe(true);
    const rows = await app.sql(
      `SELECT display_name, roles, must_change_password FROM app_user WHERE login_name = 'command.admin'`,
    );
    expect(rows).toEqual([
      { display_name: '示例管理员', roles: ['SYSTEM_ADMIN'], must_change_password: true },
    ]);
  });

  it.each([
    ['no name', ['--login', 'nameless'], undefined, '用法'],
    [
      'a password on the command line',
      ['--login', 'abc', '--name', 'x', '--password', 'y'],
      undefined,
      '用法',
    ],
    ['a weak password', ['--login', 'weak.admin', '--name', 'x'], 'short', 'PASSWORD_LENGTH'],
    ['a taken login name', ['--login', 'COMMAND.admin', '--name', 'x'], undefined, '登录名已被使用'],
  ])('refuses %s', async (_what, words, password, reason) => {
    const before = await countUsers();
    const answer = await run(words, password);
    expect(answer.ok).toBe(false);
    expect(answer.lines.join('\n')).toContain(reason);
    expect(await countUsers()).toBe(before);
  });
});

describe('the first administrator', () => {
  it('is made from the environment once, however many processes start', async () => {
    const { FirstAdmin } = await import('../../src/features/users/first-admin.js');
    const empty = await startTestApp();
    try {
      const account = { loginName: 'first', displayName: '系统管理员', password: 'three goats on the roof' };
      const first = empty.app.get(FirstAdmin, { strict: false });
      const made = await Promise.all(Array.from({ length: 5 }, () => first.ensure(account)));
      expect(made.filter(Boolean)).toHaveLength(1);
      const body = { loginName: 'first', password: account.password };
      const answer = await call<{ user: object }>(empty, 'POST', '/auth/sessions', { body });
      expect(answer.body.user).toMatchObject({ roles: ['SYSTEM_ADMIN'], mustChangePassword: true });
      expect(await first.ensure({ ...account, loginName: 'second' })).toBe(false);
    } finally {
      await empty.close();
    }
  });
});
