import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { withClient } from '../support/test-server.js';

describe('a test file has a database of its own', () => {
  let one: TestDatabase;
  let other: TestDatabase;

  beforeAll(async () => {
    [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  });

  afterAll(async () => {
    await Promise.all([one.drop(), other.drop()]);
  });

  it('holds the migrated tables, owned by the owner role', async () => {
    const { rows } = await withClient(one.ownerUrl, (client) =>
      client.query(`SELECT tableowner FROM pg_tables WHERE tablename = 'schema_migration'`),
    );
    expect(rows).toEqual([{ tableowner: 'taopu_owner' }]);
  });

  it('keeps the rights that the migrations gave to the application', async () => {
    const right = (privilege: string) =>
      withClient(one.appUrl, async (client) => {
        const sql = `SELECT has_table_privilege('schema_migration', $1) AS has`;
        return (await client.query<{ has: boolean }>(sql, [privilege])).rows[0]?.has;
      });
    expect(await right('SELECT')).toBe(true);
    expect(await right('INSERT')).toBe(false);
  });

  it('lets the application create nothing in schema public', async () => {
    await expect(
      withClient(one.appUrl, (client) => client.query('CREATE TABLE mine (id int)')),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('shares no row with another file', async () => {
    await withClient(one.ownerUrl, (client) =>
      client.query('CREATE TABLE note AS SELECT 1 AS id, $1::text AS word', ['示例']),
    );
    const { rows } = await withClient(other.ownerUrl, (client) =>
      client.query(`SELECT to_regclass('public.note') AS note`),
    );
    expect(rows).toEqual([{ note: null }]);
  });

  it('compares and folds text as the embedded cluster does', async () => {
    const { rows } = await withClient(one.appUrl, (client) =>
      client.query(`SELECT upper('é 桃浦') AS upper, 'a' < 'B' AS ignores_case`),
    );
    expect(rows).toEqual([{ upper: 'É 桃浦', ignores_case: false }]);
  });
});
