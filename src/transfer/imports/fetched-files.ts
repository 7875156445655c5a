import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { FILE_STORE, type FileStore } from '../../platform/files/file-store.js';
import { TempFolder } from '../../platform/files/temp-folder.js';

/** Contents of the store as files on local disk: workbooks are read from both ends. */
@Injectable()
export class FetchedFiles {
  constructor(
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(TempFolder) private readonly folder: TempFolder,
  ) {}

  /** The file is there while `work` runs. */
  async use<T>(sha256: string, work: (path: string) => Promise<T>): Promise<T> {
    const path = await this.folder.newPath();
    try {
      await pipeline(await this.store.get(sha256), createWriteStream(path, { flags: 'wx', mode: 0o640 }));
      return await work(path);
    } finally {
      await rm(path, { force: true });
    }
  }
}
