import path from 'node:path';
import { Global, Inject, Logger, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { SETTINGS_TOKEN } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { DiskFileStore } from './disk-file-store.js';
import { FileLinks } from './file-links.js';
import { FILE_STORE, type FileStore } from './file-store.js';
import { FileSubjects } from './file-subjects.js';
import { S3FileStore } from './s3-file-store.js';
import { TempFolder } from './temp-folder.js';

function storeOf(settings: Settings): FileStore {
  if (settings.FILE_STORE === 'disk') return new DiskFileStore(path.resolve(settings.DATA_DIR, 'files'));
  return new S3FileStore({
    endpoint: settings.S3_ENDPOINT,
    bucket: settings.S3_BUCKET,
    region: settings.S3_REGION,
    accessKeyId: settings.S3_ACCESS_KEY_ID,
    secretAccessKey: settings.S3_SECRET_ACCESS_KEY,
  });
}

/** The store of file contents, the folder of files on their way in, and who may read what is attached. */
@Global()
@Module({
  providers: [
    FileSubjects,
    FileLinks,
    { provide: FILE_STORE, inject: [SETTINGS_TOKEN], useFactory: storeOf },
    {
      provide: TempFolder,
      inject: [SETTINGS_TOKEN],
      useFactory: (settings: Settings) => new TempFolder(path.resolve(settings.DATA_DIR, 'tmp')),
    },
  ],
  exports: [FileSubjects, FileLinks, FILE_STORE, TempFolder],
})
export class FileStoreModule implements OnApplicationBootstrap {
  constructor(@Inject(TempFolder) private readonly folder: TempFolder) {}

  async onApplicationBootstrap(): Promise<void> {
    const removed = await this.folder.sweep();
    if (removed) new Logger('Files').log({ message: 'removed unfinished uploads', removed });
  }
}
