import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';

const NAME = /^upload-([0-9a-f]{8})-(\d+)-[0-9a-f-]{36}$/;
const A_DAY_MS = 86_400_000;
const THIS_HOST = createHash('sha1').update(hostname()).digest('hex').slice(0, 8);

/**
 * Files that are still being received. A name says which process of which machine writes it, so that the next start
 * can tell what a killed process left from what a neighbour over the same folder is writing now.
 */
export class TempFolder {
  constructor(private readonly folder: string) {}

  /** A path for a new file; the folder is there. */
  async newPath(): Promise<string> {
    await mkdir(this.folder, { recursive: true, mode: 0o750 });
    return path.join(this.folder, `upload-${THIS_HOST}-${process.pid}-${randomUUID()}`);
  }

  /** Removes what dead processes left, before this one receives anything. @returns how many files */
  async sweep(now = Date.now()): Promise<number> {
    const names = await readdir(this.folder).catch(() => [] as string[]);
    let removed = 0;
    for (const name of names) {
      const file = path.join(this.folder, name);
      if (!(await this.isOrphan(name, file, now))) continue;
      await rm(file, { force: true });
      removed += 1;
    }
    return removed;
  }

  private async isOrphan(name: string, file: string, now: number): Promise<boolean> {
    const [, host, pid] = NAME.exec(name) ?? [];
    if (!host) return false;
    const age = now - ((await stat(file).catch(() => undefined))?.mtimeMs ?? now);
    if (host !== THIS_HOST || age > A_DAY_MS) return age > A_DAY_MS;
    return Number(pid) === process.pid || !isAlive(Number(pid));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
