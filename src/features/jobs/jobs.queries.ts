import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import type { ResourceView } from '../../platform/database/resource-view.js';
import { Sql } from '../../platform/database/sql.js';
import { Details } from '../../platform/http/details.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Pages, type RepresentationQuery } from '../../platform/http/page.js';
import { currentRequest } from '../../platform/http/request-context.js';
import type { ListJobsQuery } from './dto/job.response.js';
import { JOB_RULE_COLUMNS, readableJob, readableResult } from './job.access.js';
import { jobView } from './job.view.js';

@Injectable()
export class JobsQueries {
  constructor(
    private readonly sql: Sql,
    private readonly pages: Pages,
    private readonly details: Details,
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

  /** @throws REQUEST.NOT_FOUND */
  async assertVisible(actor: Actor, id: string): Promise<void> {
    const { bind, values } = new Binder();
    const rule = ruleSql(readableJob(actor), JOB_RULE_COLUMNS, bind);
    const found = await this.sql.first(
      `SELECT 1 FROM job j WHERE j.id = ${bind(id)} AND j.deleted_at IS NULL AND ${rule}`,
      values,
    );
    if (!found) throw httpErrors.NOT_FOUND();
  }

  private view(actor: Actor): ResourceView {
    return jobView(currentRequest().locale, readableResult(actor));
  }
}
