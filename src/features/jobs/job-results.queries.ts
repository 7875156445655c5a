import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { attachmentHeader } from '../../platform/files/file-name.rules.js';
import { FILE_STORE, type FileStore } from '../../platform/files/file-store.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { jobErrors } from '../../platform/jobs/job.errors.js';
import type { JobFile } from '../../platform/jobs/job.types.js';
import { JOB_RULE_COLUMNS, readableResult } from './job.access.js';

/** The files that jobs leave. */
@Injectable()
export class JobResults {
  constructor(
    private readonly sql: Sql,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  /** @throws REQUEST.NOT_FOUND, JOB.NO_RESULT_FILE */
  async resultFile(actor: Actor, id: string): Promise<StreamableFile> {
    const row = await this.visible(actor, id);
    if (row.state !== 'SUCCEEDED' || !row.file) throw jobErrors.NO_RESULT_FILE();
    const { sha256, name, mediaType, size } = row.file;
    const content = await this.store.get(sha256);
    return new StreamableFile(content, {
      type: mediaType,
      disposition: attachmentHeader(name),
      length: size,
    });
  }

  private async visible(actor: Actor, id: string) {
    const { bind, values } = new Binder();
    const text = `SELECT j.state, j.result->'file' AS file FROM job j WHERE j.id = ${bind(id)}
      AND j.deleted_at IS NULL AND ${ruleSql(readableResult(actor), JOB_RULE_COLUMNS, bind)}`;
    const row = await this.sql.first<{ state: string; file: JobFile | null }>(text, values);
    if (!row) throw httpErrors.NOT_FOUND();
    return row;
  }
}
