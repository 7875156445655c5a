import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Client } from 'pg';
import {
  type RunningPostgres,
  startEmbeddedPostgres,
} from '../../src/platform/database/embedded/embedded-postgres.js';
import { isLockHeld } from '../../src/platform/database/embedded/folder-lock.js';
import { APP_ROLE, ensureRoles, OWNER_ROLE } from '../../src/platform/database/embedded/roles.js';
import { migrate } from '../../src/platform/database/migrate.js';
import {
  agreedPassword,
  publishTestServer,
  type TestServer,
  withAccount,
  withClient,
  withDatabase,
} from './test-server.js';

/** What teardown takes down; both files are loaded into the one process that runs Jest. */
export const running: { embedded?: RunningPostgres; folder?: string; server?: TestServer } = {};

const FOLDER_PREFIX = 'taopu-test-postgres-';
const AN_HOUR_MS = 3_600_000;
/** Nobody needs a test cluster after a power cut, and no flush to disk makes it several times faster. */
const THROW_AWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' };

/**
 * Brings up the one PostgreSQL of a test run and a migrated template in it: the embedded one, or with
 * TEST_DATABASE_ADMIN_URL (a superuser) a server that is there already.
 */
export async function startTestServer(): Promise<void> {
  const given = process.env['TEST_DATABASE_ADMIN_URL'];
  const urls = given ? await existingServer(given) : await embeddedServer();
  const prefix = `taopu_test_${randomBytes(4).toString('hex')}`;
  const template = `${prefix}_template`;
  const server: TestServer = {
    ...urls,
    ownerUrl: withDatabase(urls.ownerUrl, template),
    appUrl: withDatabase(urls.appUrl, template),
    template,
    prefix,
  };
  running.server = server;
  await withClient(server.adminUrl, (admin) => createTemplate(admin, template));
  await migrate(server.ownerUrl, server.appUrl);
  await withClient(server.ownerUrl, loadComingYears);
  // Nobody may connect any more: a database in use cannot be cloned.
  await withClient(server.adminUrl, (admin) =>
    admin.query(`ALTER DATABASE ${template} WITH ALLOW_CONNECTIONS false`),
  );
  publishTestServer(server);
}

/** Terms of tests reach into years that nobody has published: weekends and National Day are enough for them. */
async function loadComingYears(owner: Client): Promise<void> {
  await owner.query(
    `INSERT INTO working_calendar_year (year, holidays, working_weekends, source)
     SELECT y, ARRAY[make_date(y, 10, 1)], '{}', 'test' FROM generate_series(2027, 2040) y
     WHERE NOT EXISTS (SELECT 1 FROM working_calendar_year c WHERE c.year = y)`,
  );
}

type ServerUrls = Pick<TestServer, 'adminUrl' | 'ownerUrl' | 'appUrl'>;

async function embeddedServer(): Promise<ServerUrls> {
  await removeAbandonedFolders();
  const folder = await mkdtemp(path.join(tmpdir(), FOLDER_PREFIX));
  running.folder = folder;
  // mkdtemp makes it private; under root another account, the database's, has to pass through.
  await chmod(folder, 0o711);
  const embedded = await startEmbeddedPostgres({
    dataDir: path.join(folder, 'cluster'),
    settings: THROW_AWAY,
  });
  running.embedded = embedded;
  return { adminUrl: embedded.adminUrl(), ownerUrl: embedded.ownerUrl(), appUrl: embedded.appUrl() };
}

async function existingServer(adminUrl: string): Promise<ServerUrls> {
  const owner = agreedPassword(adminUrl, OWNER_ROLE);
  const app = agreedPassword(adminUrl, APP_ROLE);
  await withClient(adminUrl, (admin) => ensureRoles(admin, { owner, app }));
  return {
    adminUrl,
    ownerUrl: withAccount(adminUrl, OWNER_ROLE, owner),
    appUrl: withAccount(adminUrl, APP_ROLE, app),
  };
}

/** The locale is that of the embedded cluster as nearly as the server has it: builtin since 17, libc before. */
async function createTemplate(admin: Client, template: string): Promise<void> {
  const { rows } = await admin.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int AS version`,
  );
  const locale =
    (rows[0]?.version ?? 0) >= 170_000
      ? `LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'`
      : `LOCALE_PROVIDER libc LOCALE 'C.UTF-8'`;
  await admin.query(
    `CREATE DATABASE ${template} OWNER ${OWNER_ROLE} TEMPLATE template0 ENCODING 'UTF8' ${locale}`,
  );
}

/** A run that was killed leaves its folder; its server went with it. */
async function removeAbandonedFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(FOLDER_PREFIX)) continue;
    const folder = path.join(tmpdir(), name);
    const age = Date.now() - ((await stat(folder).catch(() => undefined))?.mtimeMs ?? Date.now());
    if (age < AN_HOUR_MS || (await isLockHeld(path.join(folder, 'cluster.lock')))) continue;
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
