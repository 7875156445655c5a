import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Account } from './account.js';
import { type ClusterPlace, isCluster } from './cluster-place.js';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import type { NativeBinaries } from './native-binaries.js';
import { serverEnvironment } from './server-environment.js';

export const ADMIN_ROLE = 'postgres';
const MAJOR_VERSION = '18';
const INITDB_FLAGS = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--auth=scram-sha-256',
  '--no-instructions',
  `--username=${ADMIN_ROLE}`,
];

/**
 * Makes the cluster when there is none. initdb works in a folder of its own that gets the final name only when
 * it is complete, so that one killed half-way leaves nothing that looks like a cluster.
 */
export async function ensureCluster(
  place: ClusterPlace,
  binaries: NativeBinaries,
  adminPassword: string,
  extraFlags: readonly string[],
): Promise<void> {
  const { dataDir, account } = place;
  await removeDrafts(dataDir);
  if (isCluster(dataDir)) {
    await refuseOtherVersion(dataDir);
    return;
  }
  await removeIfEmpty(dataDir);
  const draft = `${draftPrefix(dataDir)}${randomUUID()}`;
  try {
    await mkdir(draft, { mode: 0o700 });
    await writeFile(`${draft}.pw`, `${adminPassword}\n`, { mode: 0o600 });
    await giveTo(account, draft, `${draft}.pw`);
    const flags = [`--pgdata=${draft}`, `--pwfile=${draft}.pw`, ...INITDB_FLAGS, ...extraFlags];
    await runTool(binaries.initdb, flags, account);
    await rename(draft, dataDir);
  } finally {
    await removeDrafts(dataDir);
  }
}

/** Sets the administrator's password without knowing the old one; the server must not be running. */
export async function resetAdminPassword(
  place: ClusterPlace,
  binaries: NativeBinaries,
  password: string,
): Promise<void> {
  const flags = ['--single', '-D', place.dataDir, '-c', 'exit_on_error=on', 'postgres'];
  await runTool(
    binaries.postgres,
    flags,
    place.account,
    `ALTER ROLE ${ADMIN_ROLE} PASSWORD '${password}';\n`,
  );
}

function draftPrefix(dataDir: string): string {
  return `${dataDir}.initdb-`;
}

async function removeDrafts(dataDir: string): Promise<void> {
  const prefix = path.basename(draftPrefix(dataDir));
  for (const name of await readdir(path.dirname(dataDir))) {
    if (!name.startsWith(prefix)) continue;
    // An initdb that outlived a killed start may still write here; what it leaves goes at the next start.
    await rm(path.join(path.dirname(dataDir), name), { recursive: true, force: true, maxRetries: 5 }).catch(
      () => undefined,
    );
  }
}

async function refuseOtherVersion(dataDir: string): Promise<void> {
  const found = (await readFile(path.join(dataDir, 'PG_VERSION'), 'utf8')).trim();
  if (found === MAJOR_VERSION) return;
  throw new EmbeddedPostgresError('not-a-cluster', {
    en: `The data folder ${dataDir} is of PostgreSQL ${found}, this release carries ${MAJOR_VERSION}. Dump and restore it, or move it away`,
    zh: `数据目录 ${dataDir} 属于 PostgreSQL ${found}，本版本内置 ${MAJOR_VERSION}。请转储后恢复，或移走该目录`,
  });
}

async function removeIfEmpty(dataDir: string): Promise<void> {
  if ((await stat(dataDir).catch(() => undefined)) === undefined) return;
  try {
    await rmdir(dataDir);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'not-a-cluster',
      {
        en: `The folder ${dataDir} holds files but no database cluster. Move it away, or name another data folder`,
        zh: `目录 ${dataDir} 中有文件但不是数据库目录。请移走，或另选数据目录`,
      },
      { cause },
    );
  }
}

async function giveTo(account: Account, ...files: string[]): Promise<void> {
  const { uid, gid } = account;
  if (uid === undefined || gid === undefined) return;
  for (const file of files) await chown(file, uid, gid);
}

function runTool(program: string, args: string[], account: Account, input = ''): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...account, cwd: '/', env: serverEnvironment() });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) =>
      code === 0 ? resolve() : reject(toolFailed(program, code ?? signal, output)),
    );
    // A tool that ends at once closes its input first; its exit code tells what happened.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

function toolFailed(program: string, how: unknown, output: string): EmbeddedPostgresError {
  const tail = output.trim().split('\n').slice(-5).join('\n');
  return new EmbeddedPostgresError('initdb-failed', {
    en: `${path.basename(program)} ended with ${how}: ${tail}`,
    zh: `${path.basename(program)} 以 ${how} 结束`,
  });
}
