import { Injectable } from '@nestjs/common';
import { History } from '../../audit/history.js';
import { always } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import { Details } from '../../platform/http/details.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages, type RepresentationQuery } from '../../platform/http/page.js';
import type { ListTargetsQuery } from './dto/target.dto.js';
import { TARGET_VIEW } from './target.view.js';

/** Reads the targets of the park; those of units are nobody's yet. */
@Injectable()
export class TargetsQueries {
  constructor(
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly history: History,
  ) {}

  list(query: ListTargetsQuery): Promise<JsonText> {
    const binder = new Binder();
    const { bind } = binder;
    const where = ["t.deleted_at IS NULL AND t.scope_type = 'PARK'"];
    if (query.metricCode?.length) where.push(`t.metric_code = ANY (${bind(query.metricCode)}::text[])`);
    if (query.on !== undefined) where.push(`${bind(query.on)}::date BETWEEN t.from_on AND t.to_on`);
    return this.pages.run(TARGET_VIEW, query, where, binder, '/targets');
  }

  one(id: string, query: RepresentationQuery = {}): Promise<JsonText> {
    return this.details.one(TARGET_VIEW, 't', { column: 'id', value: id }, always, query);
  }

  async historyOf(id: string, query: PageQuery): Promise<JsonText> {
    await this.one(id);
    return this.history.of('target', id, [], query, `/targets/${id}/history`);
  }
}
