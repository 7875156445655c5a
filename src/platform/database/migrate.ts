import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';

type MigrationClass = new () => MigrationInterface;

/** Two processes that start together must not migrate at once: the second waits here, then finds nothing to do. */
const MIGRATION_LOCK = 7_202_611;

const migrationsFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../migrations');

/** The migration classes of this version, oldest first. */
export async function loadMigrations(): Promise<MigrationClass[]> {
  const files = (await readdir(migrationsFolder)).filter((file) => /^\d+-.*\.(ts|js)$/.test(file)).sort();
  const modules: object[] = [];
  for (const file of files) modules.push(await import(pathToFileURL(path.join(migrationsFolder, file)).href));
  return modules.flatMap((module) => Object.values(module) as MigrationClass[]);
}

/** Names of the migrations that come with this version, oldest first, as `schema_migration` lists them. */
export async function knownMigrations(): Promise<string[]> {
  return (await loadMigrations()).map((Migration) => new Migration().name ?? Migration.name);
}

/**
 * Brings the database up to date as its owner and gives the application role its rights: read and write on the
 * tables, nothing but read and insert on what is append-only.
 * @param ownerUrl connection string of the role that owns the tables
 * @param appUrl connection string of the application role; the same as `ownerUrl` on a one-role installation
 * @returns names of the migrations that were run
 */
export async function migrate(ownerUrl: string, appUrl: string): Promise<string[]> {
  const guard = new pg.Client({ connectionString: ownerUrl });
  await guard.connect();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const done = await runPending(ownerUrl);
    await grantRights(guard, decodeURIComponent(new URL(appUrl).username));
    return done;
  } finally {
    await guard.end();
  }
}

async function runPending(ownerUrl: string): Promise<string[]> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: await loadMigrations(),
    migrationsTableName: 'schema_migration',
    poolSize: 2,
  });
  await dataSource.initialize();
  try {
    const done = await dataSource.runMigrations({ transaction: 'each' });
    return done.map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
  }
}

/** Tables that record what happened. Triggers refuse UPDATE and DELETE on them to the owner as well. */
export const APPEND_ONLY_TABLES = [
  'audit_entry',
  'stage_transition',
  'project_version',
  'project_transfer_step',
  'credit_share_history',
  'credit_change_signature',
];

async function grantRights(owner: pg.Client, appRole: string): Promise<void> {
  const { rows } = await owner.query<{ same: boolean }>('SELECT current_user = $1 AS same', [appRole]);
  if (rows[0]?.same) return;
  const role = pg.escapeIdentifier(appRole);
  await owner.query(`
    GRANT USAGE ON SCHEMA public TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role};
    REVOKE ALL ON schema_migration FROM ${role};
    GRANT SELECT ON schema_migration TO ${role};`);
  for (const table of APPEND_ONLY_TABLES) {
    const { rowCount } = await owner.query('SELECT 1 WHERE to_regclass($1) IS NOT NULL', [`public.${table}`]);
    if (rowCount) await owner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM ${role}`);
  }
  const jobs = await owner.query("SELECT 1 FROM pg_namespace WHERE nspname = 'pgboss'");
  if (jobs.rowCount)
    await owner.query(`
      GRANT USAGE ON SCHEMA pgboss TO ${role};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO ${role};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO ${role};`);
}
