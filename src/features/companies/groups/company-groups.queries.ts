import { Injectable } from '@nestjs/common';
import { always } from '../../../platform/access/row-rule.js';
import { Binder } from '../../../platform/database/binder.js';
import type { ResourceView } from '../../../platform/database/resource-view.js';
import { Details } from '../../../platform/http/details.js';
import type { JsonText } from '../../../platform/http/json-text.js';
import { Pages, type RepresentationQuery } from '../../../platform/http/page.js';
import { groupKeyOf } from './company-group.rules.js';
import type { ListCompanyGroupsQuery } from './company-groups.dto.js';

const VIEW: ResourceView = {
  from: 'company_group g',
  id: 'g.id',
  ruleColumns: {},
  defaultSort: 'name',
  sorts: { name: { sql: 'g.name', type: 'text' }, createdAt: { sql: 'g.created_at', type: 'timestamptz' } },
  // Companies that join do not count the version up.
  tagsText: true,
  columns: {
    id: { sql: 'g.id' },
    name: { sql: 'g.name' },
    note: { sql: 'g.note' },
    companyCount: {
      sql: '(SELECT count(*)::int FROM company c WHERE c.group_id = g.id AND c.deleted_at IS NULL)',
    },
    createdAt: { sql: 'g.created_at' },
    updatedAt: { sql: 'g.updated_at' },
    version: { sql: 'g.version' },
  },
};

/** Reads groups. */
@Injectable()
export class CompanyGroupsQueries {
  constructor(
    private readonly pages: Pages,
    private readonly details: Details,
  ) {}

  list({ q, ...query }: ListCompanyGroupsQuery): Promise<JsonText> {
    const binder = new Binder();
    const where = ['g.deleted_at IS NULL'];
    if (q !== undefined) where.push(`position(${binder.bind(groupKeyOf(q))} in g.name_key) > 0`);
    return this.pages.run(
      VIEW,
      { ...query, ...(q === undefined ? {} : { q }) },
      where,
      binder,
      '/company-groups',
    );
  }

  one(id: string, query: RepresentationQuery = {}): Promise<JsonText> {
    return this.details.one(VIEW, 'g', { column: 'id', value: id }, always, query);
  }
}
