import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { type RowRule, ruleSql } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import type { ResourceView } from '../../platform/database/resource-view.js';
import { Sql } from '../../platform/database/sql.js';
import { attachmentHeader } from '../../platform/files/file-name.rules.js';
import { FILE_STORE, type FileStore } from '../../platform/files/file-store.js';
import { Details } from '../../platform/http/details.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Pages, type RepresentationQuery } from '../../platform/http/page.js';
import { currentRequest } from '../../platform/http/request-context.js';
import { jobErrors } from '../../platform/jobs/job.errors.js';
import type { JobFile } from '../../platform/jobs/job.types.js';
import type { ListJobsQuery } from './dto/job.response.js';
import { JOB_RULE_COLUMNS, readableJob, readableResult } from './job.access.js';
import { jobView } from './job.view.js';

@Injectable()
export class JobsQueries {
  constructor(
    private readonly sql: Sql,
    private readonly pages: Pages,
    private readonly details: Details,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  list(actor: Actor, query: ListJobsQuery): Promise<JsonText> {
    const binder = new Binder();
    const where = ['j.deleted_at IS NULL', ruleSql(readableJob(actor), JOB_RULE_COLUMNS, binder.bind)];
    if (query.state?.length) where.push(`j.state = ANY (${binder.bind(query.state)})`);
    if (query.kind !== undefined) where.push(`j.kind = ${binder.bind(query.kind)}`);
    return this.pages.run(this.view(actor), query, where, binder, '/jobs');
  }

  /** @throws REQUEST.NOT_FOUND when it is absent or another person's */
  one(actor: Actor, id: string, query: RepresentationQuery = {}): Promise<JsonText> {
    return this.details.one(this.view(actor), 'j', { column: 'id', value: id }, readableJob(actor), query);
  }

  /** @throws REQUEST.NOT_FOUND, JOB.NO_RESULT_FILE */
  async resultFile(actor: Actor, id: string): Promise<StreamableFile> {
    const row = await this.visible(id, readableResult(actor));
    if (row.state !== 'SUCCEEDED' || !row.file) throw jobErrors.NO_RESULT_FILE();
    const { sha256, name, mediaType, size } = row.file;
    const content = await this.store.get(sha256);
    return new StreamableFile(content, {
      type: mediaType,
      disposition: attachmentHeader(name),
      length: size,
    });
  }

  /** @throws REQUEST.NOT_FOUND */
  async assertVisible(actor: Actor, id: string): Promise<void> {
    await this.visible(id, readableJob(actor));
  }

  private view(actor: Actor): ResourceView {
    return jobView(currentRequest().locale, readableResult(actor));
  }

  private async visible(id: string, rule: RowRule) {
    const { bind, values } = new Binder();
    const text = `SELECT j.state, j.result->'file' AS file FROM job j WHERE j.id = ${bind(id)}
      AND j.deleted_at IS NULL AND ${ruleSql(rule, JOB_RULE_COLUMNS, bind)}`;
    const row = await this.sql.first<{ state: string; file: JobFile | null }>(text, values);
    if (!row) throw httpErrors.NOT_FOUND();
    return row;
  }
}
