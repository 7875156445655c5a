import { Injectable } from '@nestjs/common';
import { History } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { RecordSight } from '../../platform/access/record-sight.js';
import { Binder } from '../../platform/database/binder.js';
import { Details } from '../../platform/http/details.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages, type RepresentationQuery } from '../../platform/http/page.js';
import type { ListFundingRecordsQuery } from './dto/list-funding-records.query.js';
import { fundingVisibility } from './funding-record.access.js';
import { fundingConditions } from './funding-record.filters.js';
import { fundingSource, fundingView } from './funding-record.view.js';

/** Reads money received. Every answer goes through `fundingView`. */
@Injectable()
export class FundingRecordsQueries {
  constructor(
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly sight: RecordSight,
    private readonly history: History,
  ) {}

  async list(actor: Actor, query: ListFundingRecordsQuery, projectId?: string): Promise<JsonText> {
    const binder = new Binder();
    const view = this.view(actor, binder);
    const where = fundingConditions(actor, query, binder);
    if (projectId) where.push(`r.project_id = ${binder.bind(projectId)}`);
    const path = projectId ? `/projects/${projectId}/funding-records` : '/funding-records';
    return this.pages.run(view, query, where, binder, path);
  }

  async one(actor: Actor, id: string, query: RepresentationQuery = {}): Promise<JsonText> {
    const binder = new Binder();
    const view = this.view(actor, binder);
    const { readable } = fundingVisibility(actor);
    return this.details.one(view, 'r', { column: 'id', value: id }, readable, query, binder);
  }

  /** Changes of the note and reasons are left out for those who do not read them. */
  async historyOf(actor: Actor, id: string, query: PageQuery): Promise<JsonText> {
    const found = (await this.one(actor, id, { fields: 'file' })).value<{ file: object | null }>();
    const hidden = found.file ? [] : ['note', 'fileId'];
    return this.history.of('funding-record', id, hidden, query, `/funding-records/${id}/history`);
  }

  private view(actor: Actor, { bind }: Binder) {
    return fundingView(fundingVisibility(actor), fundingSource(actor, this.sight, bind));
  }
}
