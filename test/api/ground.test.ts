import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditTrail } from '../../src/audit/audit-trail.js';
import { Sql } from '../../src/platform/database/sql.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aCompany, type CompanyBody, register } from '../support/companies.js';
import { withClient } from '../support/test-server.js';
import { type SignedIn, signIn } from '../support/users.js';

let app: TestApp;
let user: SignedIn;
let unitOfWork: UnitOfWork;
let sql: Sql;
let audit: AuditTrail;

beforeAll(async () => {
  app = await startTestApp();
  user = await signIn(app);
  unitOfWork = app.app.get(UnitOfWork, { strict: false });
  sql = app.app.get(Sql, { strict: false });
  audit = app.app.get(AuditTrail, { strict: false });
});
afterAll(() => app.close());

const countUp = (prefix: string) =>
  sql.rows('INSERT INTO code_counter (prefix, year, last_number) VALUES ($1, 2026, 1)', [prefix]);
const countOf = async (prefix: string) =>
  (await app.sql('SELECT 1 FROM code_counter WHERE prefix = $1', [prefix])).length;
const subjectId = '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21';

describe('unit of work', () => {
  it('keeps what a transaction wrote, and its audit row with it', async () => {
    await unitOfWork.run(async () => {
      await countUp('KEPT');
      await audit.record({ action: 'test.kept', subjectType: 'test', subjectId }, null);
    });
    expect(await countOf('KEPT')).toBe(1);
    expect(await app.sql("SELECT 1 FROM audit_entry WHERE action = 'test.kept'")).toHaveLength(1);
  });

  it('takes everything back when the work fails, the audit row too', async () => {
    const failing = unitOfWork.run(async () => {
      await countUp('LOST');
      await audit.record({ action: 'test.lost', subjectType: 'test', subjectId }, null);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await countOf('LOST')).toBe(0);
    expect(await app.sql("SELECT 1 FROM audit_entry WHERE action = 'test.lost'")).toHaveLength(0);
  });

  it('lets a nested call join the outer one', async () => {
    const failing = unitOfWork.run(async () => {
      await unitOfWork.run(() => countUp('NESTED'));
      throw new Error('outer');
    });
    await expect(failing).rejects.toThrow('outer');
    expect(await countOf('NESTED')).toBe(0);
  });

  it('keeps parallel transactions apart', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        unitOfWork.run(async () => {
          await countUp(`P${n}`);
          if (n % 2) throw new Error('odd');
        }),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    const kept = await app.sql<{ prefix: string }>(
      "SELECT prefix FROM code_counter WHERE prefix ~ '^P[0-9]+$'",
    );
    expect(kept.every(({ prefix }) => Number(prefix.slice(1)) % 2 === 0)).toBe(true);
    expect(kept).toHaveLength(10);
  });

  it('tries a serialisation failure again inside, at most three times', async () => {
    let tries = 0;
    const failTwice = unitOfWork.run(async () => {
      tries += 1;
      if (tries < 3) await sql.rows("DO $$ BEGIN RAISE EXCEPTION 'busy' USING ERRCODE = '40001'; END $$");
      return tries;
    });
    expect(await failTwice).toBe(3);
  });

  it('refuses an audit row outside a transaction', async () => {
    await expect(audit.record({ action: 'x', subjectType: 'test', subjectId }, null)).rejects.toThrow(
      /transaction/,
    );
  });
});

describe('the audit trail in the database itself (F21)', () => {
  it.each([
    { who: 'application', statement: 'UPDATE audit_entry SET actor_name = $$x$$' },
    { who: 'application', statement: 'DELETE FROM audit_entry' },
    { who: 'application', statement: 'TRUNCATE audit_entry' },
    { who: 'owner', statement: 'UPDATE audit_entry SET actor_name = $$x$$' },
    { who: 'owner', statement: 'DELETE FROM audit_entry' },
    { who: 'owner', statement: 'TRUNCATE audit_entry' },
  ])('refuses to the $who: $statement', async ({ who, statement }) => {
    await register(user);
    const before = await app.sql('SELECT * FROM audit_entry ORDER BY id');
    const url = who === 'owner' ? app.ownerUrl : app.appUrl;
    await expect(withClient(url, (client) => client.query(statement))).rejects.toMatchObject({
      code: '42501',
    });
    expect(await app.sql('SELECT * FROM audit_entry ORDER BY id')).toEqual(before);
  });

  it('belongs to a role other than the application’s, as every table does', async () => {
    const owned = await withClient(app.appUrl, (client) =>
      client.query('SELECT tablename FROM pg_tables WHERE tableowner = current_user'),
    );
    expect(owned.rows).toEqual([]);
  });
});

describe('Idempotency-Key (F8)', () => {
  const withKey = (key: string, body: unknown, who = user) =>
    who.post<CompanyBody>('/companies', body, { 'Idempotency-Key': key });
  const answersStored = async () => (await app.sql('SELECT 1 FROM idempotent_answer')).length;

  it('answers the same request again with the first answer', async () => {
    const body = aCompany();
    const first = await withKey('key-1', body);
    const second = await withKey('key-1', body);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
  });

  it('refuses another body under the same key', async () => {
    await withKey('key-2', aCompany());
    const other = await withKey('key-2', aCompany());
    expect([other.status, other.body['code']]).toEqual([422, 'REQUEST.IDEMPOTENCY_KEY_REUSED']);
  });

  it('makes one row of a hundred parallel requests', async () => {
    const body = aCompany();
    const answers = await Promise.all(Array.from({ length: 100 }, () => withKey('key-3', body)));
    const created = answers.filter(({ status }) => status === 201);
    const others = answers.filter(({ status }) => status !== 201);
    expect(created.length).toBeGreaterThan(0);
    expect(new Set(created.map(({ text }) => text)).size).toBe(1);
    expect(others.every(({ status }) => status === 409)).toBe(true);
    expect(await app.sql('SELECT 1 FROM company WHERE name_cn = $1', [body['nameCn']])).toHaveLength(1);
  });

  it('is not shared between callers', async () => {
    const colleague = await signIn(app);
    const mine = await withKey('key-4', aCompany());
    const theirs = await withKey('key-4', aCompany(), colleague);
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  it('stores nothing of a refusal, so that a corrected request passes', async () => {
    const before = await answersStored();
    expect((await withKey('key-5', aCompany({ uscc: 'bad' }))).status).toBe(400);
    expect(await answersStored()).toBe(before);
    expect((await withKey('key-5', aCompany())).status).toBe(201);
  });

  it.each([
    { name: 'blank', key: ' ' },
    { name: 'with a space', key: 'a b' },
    { name: 'too long', key: 'x'.repeat(256) },
  ])('refuses a key that is $name', async ({ key }) => {
    const answer = await withKey(key, aCompany());
    expect([answer.status, answer.body['code']]).toEqual([400, 'REQUEST.IDEMPOTENCY_KEY_INVALID']);
  });
});
