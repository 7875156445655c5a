import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { processIdentity } from './process-identity.js';

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Makes this process the only one that manages a data folder. A lock left by a process that is gone
 * (kill -9, power cut, pid handed out again) is taken over.
 * @throws EmbeddedPostgresError `in-use` naming the process that holds it.
 */
export async function lockFolder(lockFile: string): Promise<FolderLock> {
  const mine = `${processIdentity(process.pid)}\n${randomUUID()}\n`;
  const draft = `${lockFile}.${randomUUID()}`;
  await writeFile(draft, mine, { mode: 0o644 });
  try {
    // link() fails when the lock is there, and never shows it half-written.
    while (!(await linkIfAbsent(draft, lockFile))) await clearStaleLock(lockFile);
  } finally {
    await rm(draft, { force: true });
  }
  return {
    async release() {
      if ((await readIfPresent(lockFile)) === mine) await rm(lockFile, { force: true });
    },
  };
}

/** Whether a process that still runs holds this lock. */
export async function isLockHeld(lockFile: string): Promise<boolean> {
  const content = await readIfPresent(lockFile);
  return content !== undefined && holderOf(content) !== undefined;
}

async function clearStaleLock(lockFile: string): Promise<void> {
  const seen = await readIfPresent(lockFile);
  if (seen === undefined) return;
  const holder = holderOf(seen);
  if (holder !== undefined) throw heldBy(holder, lockFile);
  const aside = `${lockFile}.${randomUUID()}`;
  try {
    await rename(lockFile, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  // Another process may have cleared the same stale lock and set its own in between: give that one back.
  const taken = await readIfPresent(aside);
  if (taken !== seen) await linkIfAbsent(aside, lockFile);
  await rm(aside, { force: true });
}

function holderOf(content: string): string | undefined {
  const identity = content.split('\n')[0] ?? '';
  const pid = Number(identity.split(' ')[0]);
  if (!Number.isInteger(pid) || pid <= 0 || processIdentity(pid) !== identity) return undefined;
  return String(pid);
}

function heldBy(pid: string, lockFile: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError('in-use', {
    en: `The embedded database is already in use by process ${pid} (${lockFile}). Stop that process first, or set DATABASE_URL`,
    zh: `内置数据库正被进程 ${pid} 使用（${lockFile}）。请先停止该进程，或设置 DATABASE_URL`,
  });
}

async function linkIfAbsent(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function readIfPresent(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
