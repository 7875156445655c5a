import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, copyFile, link, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { fileErrors, storeUnavailable } from './file.errors.js';
import type { FileContent, FileStore } from './file-store.js';

/** Local disk: `<folder>/ab/cd/<sha256>`. A name appears only when the whole content is on disk behind it. */
export class DiskFileStore implements FileStore {
  constructor(private readonly folder: string) {}

  async put(content: FileContent): Promise<void> {
    const target = this.pathOf(content.sha256);
    const unfinished = `${target}.${randomUUID()}.part`;
    try {
      if (await this.has(content.sha256)) return;
      await mkdir(path.dirname(target), { recursive: true, mode: 0o750 });
      await duplicate(content.path, unfinished);
      await flush(unfinished);
      await rename(unfinished, target);
      await flush(path.dirname(target));
    } catch (error) {
      throw refusalOf(error);
    } finally {
      // Also after success: renaming one link of a file over another of the same file does nothing (POSIX).
      await rm(unfinished, { force: true }).catch(() => undefined);
    }
  }

  async get(sha256: string): Promise<Readable> {
    try {
      const handle = await open(this.pathOf(sha256), 'r');
      return handle.createReadStream();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw fileErrors.CONTENT_MISSING();
      throw refusalOf(error);
    }
  }

  async has(sha256: string): Promise<boolean> {
    return access(this.pathOf(sha256), constants.R_OK).then(
      () => true,
      () => false,
    );
  }

  private pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('a content is named by its SHA-256');
    return path.join(this.folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

/** A hard link costs nothing; across devices, or where links are not known, the bytes are copied. */
async function duplicate(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!/^(EXDEV|EPERM|ENOTSUP|EOPNOTSUPP|ENOSYS|EMLINK)$/.test((error as NodeJS.ErrnoException).code ?? ''))
      throw error;
    await copyFile(from, to, constants.COPYFILE_EXCL);
  }
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A full or broken disk is a state of the machine, not a defect of the request. */
function refusalOf(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return code && /^(ENOSPC|EDQUOT|EIO|EROFS|EMFILE|ENFILE|EACCES|EPERM)$/.test(code)
    ? storeUnavailable()
    : error;
}
