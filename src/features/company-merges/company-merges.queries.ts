import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import { Details } from '../../platform/http/details.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages, type RepresentationQuery } from '../../platform/http/page.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { companyMergeVisibility } from './company-merge.access.js';
import { COMPANY_MERGE_VIEW as VIEW } from './company-merge.view.js';
import { CompanyMergeFacts } from './company-merge-facts.queries.js';
import type { ListCompanyMergesQuery } from './dto/list-company-merges.query.js';

/** Reads merges over one view. */
@Injectable()
export class CompanyMergesQueries {
  constructor(
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly facts: CompanyMergeFacts,
  ) {}

  async list(actor: Actor, query: ListCompanyMergesQuery): Promise<JsonText> {
    const binder = new Binder();
    const where = this.visible(actor, binder);
    if (query.state?.length) where.push(`m.state = ANY (${binder.bind(query.state)}::text[])`);
    if (query.companyId) where.push(ofCompany(binder.bind(query.companyId)));
    return this.pages.run(VIEW, query, where, binder, '/company-merges');
  }

  /** Merges in which a company took part, as the one that stayed or the one that went. */
  async ofCompany(actor: Actor, key: RecordKey, query: PageQuery): Promise<JsonText> {
    const id = await this.facts.companyId(key);
    const binder = new Binder();
    const where = [...this.visible(actor, binder), ofCompany(binder.bind(id))];
    return this.pages.run(VIEW, query, where, binder, `/companies/${id}/merges`);
  }

  async one(actor: Actor, id: string, query: RepresentationQuery = {}): Promise<JsonText> {
    const key = { column: 'id', value: id } as const;
    return this.details.one(VIEW, 'm', key, companyMergeVisibility(actor), query);
  }

  private visible(actor: Actor, { bind }: Binder): string[] {
    return ['m.deleted_at IS NULL', ruleSql(companyMergeVisibility(actor), VIEW.ruleColumns, bind)];
  }
}

function ofCompany(placeholder: string): string {
  return `(m.survivor_id = ${placeholder}::uuid OR m.victim_id = ${placeholder}::uuid)`;
}
