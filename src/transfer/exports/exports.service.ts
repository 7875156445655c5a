import { Injectable, Logger, StreamableFile } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, creation } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { attachmentHeader } from '../../platform/files/file-name.rules.js';
import type { Json } from '../../platform/jobs/job.types.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import {
  CompanyExport,
  type ExportFormat,
  MOST_ROWS_AT_ONCE,
  type OpenExport,
  streamOf,
} from './company-export.js';
import { refusePaging } from './export.errors.js';
import type { ExportCompaniesQuery } from './export-companies.query.js';

export const EXPORT_COMPANIES = 'export-companies';

export type ExportAnswer = { readonly file: StreamableFile } | { readonly jobId: string };

@Injectable()
export class ExportsService {
  constructor(
    private readonly companies: CompanyExport,
    private readonly jobs: Jobs,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The file, or the job that makes it. The audit trail knows of it before the first row leaves. */
  async exportCompanies(
    actor: Actor,
    { format: wanted, ...query }: ExportCompaniesQuery,
  ): Promise<ExportAnswer> {
    refusePaging(query);
    const format = wanted as ExportFormat;
    const open = await this.companies.open(actor, query, format);
    try {
      if (format === 'xlsx' && open.count > MOST_ROWS_AT_ONCE) {
        await open.close();
        return { jobId: await this.asJob(actor, query) };
      }
      await this.unitOfWork.run(() => this.record(actor, { format, rows: open.count, filter: query }));
      return { file: fileOf(open) };
    } catch (error) {
      await open.close();
      throw error;
    }
  }

  /** In the running transaction. */
  async record(actor: Actor, what: { format: string; rows: number; filter: object }): Promise<void> {
    await this.audit.record(
      { action: 'company.exported', subjectType: 'export', subjectId: uuidv7(), changes: creation(what) },
      actor,
    );
  }

  private asJob(actor: Actor, query: object): Promise<string> {
    const params = { query: { ...query } as unknown as Json };
    return this.unitOfWork.run(() => this.jobs.enqueue({ kind: EXPORT_COMPANIES, params }, actor));
  }
}

function fileOf(open: OpenExport): StreamableFile {
  const log = (error: Error) =>
    new Logger('Exports').error({ message: 'an export broke off', failure: error.message });
  const file = new StreamableFile(streamOf(open, log), {
    type: open.mediaType,
    disposition: attachmentHeader(open.fileName),
  });
  // The client notices that the body ends too early; the headers are out.
  return file.setErrorHandler((_error, response) => response.destroy?.());
}
