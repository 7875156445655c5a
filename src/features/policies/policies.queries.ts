import { Inject, Injectable } from '@nestjs/common';
import { History } from '../../audit/history.js';
import { always } from '../../platform/access/row-rule.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import { Details } from '../../platform/http/details.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages, type RepresentationQuery } from '../../platform/http/page.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { ListPoliciesQuery } from './dto/list-policies.query.js';
import { policyConditions } from './policy.filters.js';
import { policyView } from './policy.view.js';

/** Reads policies as of today, or as of the day that a list asks for. */
@Injectable()
export class PoliciesQueries {
  constructor(
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly history: History,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  list(query: ListPoliciesQuery): Promise<JsonText> {
    const binder = new Binder();
    const view = policyView(binder.bind(query.inForceOn ?? today(this.clock)));
    return this.pages.run(view, query, policyConditions(query, binder), binder, '/policies');
  }

  /** @throws REQUEST.NOT_FOUND */
  one(key: RecordKey, query: RepresentationQuery = {}): Promise<JsonText> {
    const binder = new Binder();
    const view = policyView(binder.bind(today(this.clock)));
    return this.details.one(view, 'p', key, always, query, binder);
  }

  async historyOf(key: RecordKey, query: PageQuery): Promise<JsonText> {
    const { id } = (await this.one(key, { fields: 'id' })).value<{ id: string }>();
    return this.history.of('policy', id, [], query, `/policies/${id}/history`);
  }
}
