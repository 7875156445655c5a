import pg from 'pg';
import { type ClusterPlace, isCluster, placeCluster } from './cluster-place.js';
import { type Credentials, newCredentials, readCredentials, writeCredentials } from './credentials.js';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { lockFolder } from './folder-lock.js';
import { ADMIN_ROLE, ensureCluster, resetAdminPassword } from './init-cluster.js';
import { installedNativeFolder, type NativeBinaries, reachableBinaries } from './native-binaries.js';
import { clearLeftovers } from './orphan.js';
import type { ServerPlan } from './postmaster.js';
import { APP_ROLE, DATABASE, ensureDatabase, ensureRoles, OWNER_ROLE } from './roles.js';
import { freePort } from './server-port.js';
import { Supervisor } from './supervisor.js';

export interface EmbeddedPostgresOptions {
  /** The folder of the cluster. Passwords and the lock lie beside it. */
  readonly dataDir: string;
  /** Exactly this port. Without it: the port of the last start when free, else any free one. */
  readonly port?: number;
  /** Told what happens, one line each: the server's own log and what was done to get it up. */
  readonly log?: (line: string) => void;
  /** Server settings on top of the product's, for example `{ fsync: 'off' }` for a throw-away cluster. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where root keeps what the database account cannot reach in the checkout. */
  readonly relocationRoot?: string;
  /** The folder with PostgreSQL's bin, lib and share, when it is not the one npm installed. */
  readonly nativeFolder?: string;
}

export interface RunningPostgres {
  readonly port: number;
  /** Where the cluster really is; differs from what was asked for when it had to be relocated. */
  readonly dataDir: string;
  /** Connection string of the role that owns the objects and migrates. */
  ownerUrl(database?: string): string;
  /** Connection string of the application's role, which owns nothing. */
  appUrl(database?: string): string;
  /** Connection string of the superuser. */
  adminUrl(database?: string): string;
  /** Fast shutdown; resolves when the server has ended and the folder is free for the next start. */
  stop(): Promise<void>;
}

const RELOCATION_ROOT = '/var/lib/taopu-crm';
const PORT_TRIES = 5;
const BASE_SETTINGS = {
  listen_addresses: '127.0.0.1',
  // Socket paths are limited to 107 bytes, and a deep checkout passes that.
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

/**
 * Starts the PostgreSQL that comes with the product, making or mending its cluster first.
 * The server is restarted when it dies and ends with this process, however this process ends.
 * @throws EmbeddedPostgresError telling what is in the way, in English and Chinese
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<RunningPostgres> {
  const log = options.log ?? (() => undefined);
  const relocationRoot = options.relocationRoot ?? RELOCATION_ROOT;
  const place = await placeCluster(options.dataDir, relocationRoot, log);
  const native = options.nativeFolder ?? installedNativeFolder();
  const binaries = await reachableBinaries(native, place.account, relocationRoot, log);
  const lock = await lockFolder(place.lockFile);
  try {
    const credentials = await prepareCluster(place, binaries, options.settings ?? {}, log);
    const { supervisor, port } = await startOnFreePort(options, credentials, (candidate) => ({
      ...place,
      log,
      postgres: binaries.postgres,
      port: candidate,
      settings: { ...BASE_SETTINGS, ...options.settings },
    }));
    const stop = async (): Promise<void> => {
      await supervisor.stop();
      await lock.release();
    };
    try {
      await writeCredentials(place.credentialsFile, { ...credentials, port });
      return { ...(await openFor(credentials, port)), dataDir: place.dataDir, stop };
    } catch (error) {
      await stop();
      throw error;
    }
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function prepareCluster(
  place: ClusterPlace,
  binaries: NativeBinaries,
  settings: Readonly<Record<string, string>>,
  log: (line: string) => void,
): Promise<Credentials> {
  const kept = await readCredentials(place.credentialsFile);
  const credentials = kept ?? newCredentials();
  const isNew = !isCluster(place.dataDir);
  if (!isNew) await clearLeftovers(place.dataDir, log);
  // A new cluster gets its password from the file, so the file comes first; a kill in between loses nothing.
  if (kept === undefined && isNew) await writeCredentials(place.credentialsFile, credentials);
  const flags = settings['fsync'] === 'off' ? ['--no-sync'] : [];
  await ensureCluster(place, binaries, credentials.adminPassword, flags);
  if (isNew) log(`A new database cluster was made in ${place.dataDir}`);
  if (kept === undefined && !isNew) {
    log(`${place.credentialsFile} was missing or damaged: the passwords are set anew`);
    await resetAdminPassword(place, binaries, credentials.adminPassword);
    await writeCredentials(place.credentialsFile, credentials);
  }
  return credentials;
}

async function startOnFreePort(
  options: EmbeddedPostgresOptions,
  credentials: Credentials,
  planFor: (port: number) => ServerPlan,
): Promise<{ supervisor: Supervisor; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort(attempt === 1 ? credentials.port : undefined));
    const supervisor = new Supervisor(planFor(port));
    try {
      await supervisor.start();
      return { supervisor, port };
    } catch (error) {
      // Someone may take a free port before the server does; only a port of our own choice can be changed.
      const taken = error instanceof EmbeddedPostgresError && error.reason === 'port-taken';
      if (!taken || options.port !== undefined || attempt === PORT_TRIES) throw error;
    }
  }
}

async function openFor(
  credentials: Credentials,
  port: number,
): Promise<Pick<RunningPostgres, 'port' | 'ownerUrl' | 'appUrl' | 'adminUrl'>> {
  const url = (role: string, password: string, database: string): string =>
    `postgresql://${role}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  const adminUrl = (database = 'postgres'): string => url(ADMIN_ROLE, credentials.adminPassword, database);
  const admin = new pg.Client({ connectionString: adminUrl() });
  await admin.connect();
  try {
    await ensureRoles(admin, { owner: credentials.ownerPassword, app: credentials.appPassword });
    await ensureDatabase(admin);
  } finally {
    await admin.end();
  }
  return {
    port,
    adminUrl,
    ownerUrl: (database = DATABASE) => url(OWNER_ROLE, credentials.ownerPassword, database),
    appUrl: (database = DATABASE) => url(APP_ROLE, credentials.appPassword, database),
  };
}
