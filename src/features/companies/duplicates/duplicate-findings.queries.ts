import { Injectable } from '@nestjs/common';
import { History } from '../../../audit/history.js';
import type { Actor } from '../../../platform/access/actor.js';
import { ruleSql } from '../../../platform/access/row-rule.js';
import { Binder } from '../../../platform/database/binder.js';
import { Details } from '../../../platform/http/details.js';
import type { JsonText } from '../../../platform/http/json-text.js';
import { type PageQuery, Pages, type RepresentationQuery } from '../../../platform/http/page.js';
import type { ListDuplicateFindingsQuery } from '../dto/duplicate-finding.dto.js';
import { readableFinding } from './duplicate-finding.access.js';
import { STATE_SQL } from './duplicate-finding.sql.js';
import { FINDING_VIEW } from './duplicate-finding.view.js';

/** Reads the queue of pairs that may be one company. A pair of which one was deleted is not in it. */
@Injectable()
export class DuplicateFindingsQueries {
  constructor(
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly history: History,
  ) {}

  list(actor: Actor, query: ListDuplicateFindingsQuery): Promise<JsonText> {
    const binder = new Binder();
    const { bind } = binder;
    const where = [
      'd.deleted_at IS NULL',
      '(a.deleted_at IS NULL OR a.merged_into_id IS NOT NULL)',
      '(b.deleted_at IS NULL OR b.merged_into_id IS NOT NULL)',
      ruleSql(readableFinding(actor), FINDING_VIEW.ruleColumns, bind),
    ];
    if (query.state?.length) where.push(`${STATE_SQL} = ANY (${bind(query.state)}::text[])`);
    if (query.level?.length) where.push(`d.level = ANY (${bind(query.level)}::text[])`);
    if (query.companyId) where.push(`${bind(query.companyId)}::uuid IN (d.company_a_id, d.company_b_id)`);
    return this.pages.run(FINDING_VIEW, query, where, binder, '/companies/duplicate-findings');
  }

  one(actor: Actor, id: string, query: RepresentationQuery = {}): Promise<JsonText> {
    const key = { column: 'id', value: id } as const;
    return this.details.one(FINDING_VIEW, 'd', key, readableFinding(actor), query);
  }

  async historyOf(actor: Actor, id: string, query: PageQuery): Promise<JsonText> {
    await this.one(actor, id);
    return this.history.of('duplicate-finding', id, [], query, `/companies/duplicate-findings/${id}/history`);
  }
}
