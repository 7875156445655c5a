import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { OWNER_ROLE } from '../../src/platform/database/embedded/roles.js';
import { knownMigrations, loadMigrations, migrate } from '../../src/platform/database/migrate.js';
import { runProcess } from '../support/server-process.js';
import { testServer, withClient, withDatabase } from '../support/test-server.js';

const made: string[] = [];

async function emptyDatabase(): Promise<{ ownerUrl: string; appUrl: string }> {
  const { adminUrl, ownerUrl, appUrl, prefix } = testServer();
  const name = `${prefix}_m${randomBytes(5).toString('hex')}`;
  await withClient(adminUrl, (admin) =>
    admin.query(`CREATE DATABASE ${name} OWNER ${OWNER_ROLE} TEMPLATE template0`),
  );
  made.push(name);
  return { ownerUrl: withDatabase(ownerUrl, name), appUrl: withDatabase(appUrl, name) };
}

afterEach(async () => {
  for (const name of made.splice(0))
    await withClient(testServer().adminUrl, (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`));
});

/** Tables, columns, constraints, indexes, triggers, functions and rights, as text to compare. */
async function schemaOf(url: string): Promise<string[]> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ line: string }>(`
      SELECT 'column ' || table_schema || '.' || table_name || '.' || column_name || ' ' || data_type || ' '
             || is_nullable || ' ' || coalesce(column_default, '') AS line
        FROM information_schema.columns WHERE table_schema IN ('public', 'pgboss')
      UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
      UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
      UNION ALL SELECT 'trigger ' || pg_get_triggerdef(t.oid) FROM pg_trigger t
        JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace
      UNION ALL SELECT 'right ' || table_name || ' ' || grantee || ' ' || privilege_type
        FROM information_schema.role_table_grants WHERE table_schema = 'public'
      ORDER BY 1`),
  );
  return rows.map(({ line }) => line);
}

const appliedIn = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>('SELECT name FROM schema_migration ORDER BY id');
    return rows.map(({ name }) => name);
  });

describe('migrations (F31)', () => {
  it('run once when two processes migrate at the same time', async () => {
    const { ownerUrl, appUrl } = await emptyDatabase();
    const all = await knownMigrations();
    const runs = await Promise.all([
      migrate(ownerUrl, appUrl),
      migrate(ownerUrl, appUrl),
      migrate(ownerUrl, appUrl),
    ]);
    expect(runs.map(({ length }) => length).sort((a, b) => a - b)).toEqual([0, 0, all.length]);
    expect(await appliedIn(ownerUrl)).toEqual(all);
  });

  it('are consistent after kill -9 at any moment, and the next run completes them', async () => {
    const whole = await emptyDatabase();
    await migrate(whole.ownerUrl, whole.appUrl);
    const expected = await schemaOf(whole.ownerUrl);
    const all = await knownMigrations();
    for (const moment of [900, 1200, 1600, 2200]) {
      const { ownerUrl, appUrl } = await emptyDatabase();
      const run = runProcess(['src/main.ts', 'migrate'], {
        DATABASE_URL: appUrl,
        DATABASE_OWNER_URL: ownerUrl,
        JWT_SECRET: 'a secret that only the tests know, 32 bytes',
      });
      await sleep(moment);
      run.child.kill('SIGKILL');
      await run.ended();
      await migrate(ownerUrl, appUrl);
      expect(await appliedIn(ownerUrl)).toEqual(all);
      expect(await schemaOf(ownerUrl)).toEqual(expected);
    }
  });

  it('go down one by one and up again to the same schema, and keep what older tables hold', async () => {
    const { ownerUrl, appUrl } = await emptyDatabase();
    await migrate(ownerUrl, appUrl);
    const before = await schemaOf(ownerUrl);
    await withClient(ownerUrl, (client) =>
      client.query(`INSERT INTO code_counter (prefix, year, last_number) VALUES ('ZZ', 2026, 41)`),
    );
    const dataSource = new DataSource({
      type: 'postgres',
      url: ownerUrl,
      migrations: await loadMigrations(),
      migrationsTableName: 'schema_migration',
    });
    await dataSource.initialize();
    const steps = (await knownMigrations()).length;
    for (let step = 0; step < steps - 1; step += 1)
      await dataSource.undoLastMigration({ transaction: 'each' });
    expect(await appliedIn(ownerUrl)).toHaveLength(1);
    await dataSource.destroy();
    await migrate(ownerUrl, appUrl);
    expect(await schemaOf(ownerUrl)).toEqual(before);
    const kept = await withClient(ownerUrl, (client) =>
      client.query(`SELECT last_number::int FROM code_counter WHERE prefix = 'ZZ'`),
    );
    expect(kept.rows).toEqual([{ last_number: 41 }]);
  });

  it('give every entity the columns that it names, and no column without an entity goes unfilled', async () => {
    const { ownerUrl, appUrl } = await emptyDatabase();
    await migrate(ownerUrl, appUrl);
    const root = path.resolve(import.meta.dirname, '../../src');
    const dataSource = new DataSource({
      type: 'postgres',
      url: ownerUrl,
      entities: await entityClasses(root),
    });
    await dataSource.initialize();
    const { rows } = await withClient(ownerUrl, (client) =>
      client.query<{ table: string; column: string; nullable: boolean; filled: boolean }>(`
        SELECT table_name AS table, column_name AS column, is_nullable = 'YES' AS nullable,
               column_default IS NOT NULL OR is_generated = 'ALWAYS' AS filled
        FROM information_schema.columns WHERE table_schema = 'public'`),
    );
    const drift = dataSource.entityMetadatas.flatMap((entity) => {
      const stored = new Map(
        rows.filter(({ table }) => table === entity.tableName).map((row) => [row.column, row]),
      );
      const named = entity.columns.flatMap((column) => {
        const row = stored.get(column.databaseName);
        if (!row) return [`${entity.tableName}.${column.databaseName} is not in the database`];
        return row.nullable === column.isNullable
          ? []
          : [
              `${entity.tableName}.${column.databaseName} is ${row.nullable ? '' : 'not '}nullable in the database`,
            ];
      });
      const known = new Set(entity.columns.map((column) => column.databaseName));
      const unfilled = [...stored.values()].filter(
        (row) => !known.has(row.column) && !row.nullable && !row.filled,
      );
      return [...named, ...unfilled.map((row) => `${entity.tableName}.${row.column} is filled by nobody`)];
    });
    await dataSource.destroy();
    expect(drift).toEqual([]);
  });
});

async function entityClasses(folder: string): Promise<(new () => object)[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.entity.ts'),
  );
  const modules: unknown[] = [];
  // One after the other: Jest loses its way in modules that several imports ask for at once.
  for (const file of files) modules.push(await import(path.join(folder, file)));
  return modules
    .flatMap((module) => Object.values(module as object))
    .filter((value) => typeof value === 'function');
}
