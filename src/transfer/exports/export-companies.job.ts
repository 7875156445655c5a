import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { ListCompaniesQuery } from '../../features/companies/dto/list-companies.query.js';
import { FILE_STORE, type FileStore } from '../../platform/files/file-store.js';
import { TempFolder } from '../../platform/files/temp-folder.js';
import type { JobFile, JobRun, Json } from '../../platform/jobs/job.types.js';
import { JobHandlers } from '../../platform/jobs/job-handlers.js';
import { CompanyExport, type OpenExport } from './company-export.js';
import { EXPORT_COMPANIES, ExportsService } from './exports.service.js';

/** Makes the workbook that is too large for a request, and keeps it in the file store. */
@Injectable()
export class ExportCompaniesJob implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly companies: CompanyExport,
    private readonly exports: ExportsService,
    @Inject(TempFolder) private readonly folder: TempFolder,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  onModuleInit(): void {
    this.handlers.register(EXPORT_COMPANIES, (run) => this.run(run));
  }

  private async run(run: JobRun): Promise<Json> {
    const { query } = run.params as unknown as { query: ListCompaniesQuery };
    const open = await this.companies.open(run.actor, query, 'xlsx');
    try {
      const file = await this.makeFile(run, open);
      const progress = { phase: 'EXPORTING', done: open.count, total: open.count };
      const what = { format: 'xlsx', rows: open.count, filter: query };
      await run.checkpoint(progress, async () => {
        await this.exports.record(run.actor, what);
        return { exported: true };
      });
      return { rows: open.count, file: { ...file } };
    } finally {
      await open.close();
    }
  }

  private async makeFile(run: JobRun, open: OpenExport): Promise<JobFile> {
    const path = await this.folder.newPath();
    const digest = createHash('sha256');
    let size = 0;
    const count = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        size += chunk.length;
        digest.update(chunk);
        next(null, chunk);
      },
    });
    try {
      const kept = pipeline(count, createWriteStream(path, { flags: 'wx', mode: 0o640, flush: true }));
      await Promise.all([
        open.write(count, (done) => {
          run.assertGoingOn();
          run.report({ phase: 'EXPORTING', done, total: open.count });
        }),
        kept,
      ]);
      const sha256 = digest.digest('hex');
      await this.store.put({ path, sha256, size });
      return { sha256, size, name: open.fileName, mediaType: open.mediaType };
    } finally {
      await rm(path, { force: true });
    }
  }
}
