import { Injectable } from '@nestjs/common';
import { History } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { Details } from '../../platform/http/details.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages, type RepresentationQuery } from '../../platform/http/page.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { companyVisibility, LINE_FIELDS, UNIT_FIELDS } from './company.access.js';
import { companyConditions } from './company.filters.js';
import { companyView } from './company.view.js';
import { CompanySearch, fragmentCondition } from './company-search.queries.js';
import type { ListCompaniesQuery } from './dto/list-companies.query.js';

/** Reads companies. Everything goes through `companyView`, so a field is masked the same way on every path. */
@Injectable()
export class CompaniesQueries {
  constructor(
    private readonly sql: Sql,
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly search: CompanySearch,
    private readonly history: History,
  ) {}

  async list(actor: Actor, query: ListCompaniesQuery): Promise<JsonText> {
    const visible = companyVisibility(actor);
    const view = companyView(visible);
    const { q } = query;
    if (q !== undefined && query.sort === undefined)
      return this.search.run(view, { ...query, q }, (binder) => companyConditions(query, visible, binder));
    const binder = new Binder();
    const where = companyConditions(query, visible, binder);
    if (q !== undefined) where.push(fragmentCondition(q, binder.bind));
    return this.pages.run(view, query, where, binder, '/companies');
  }

  async one(actor: Actor, key: RecordKey, query: RepresentationQuery = {}): Promise<JsonText> {
    const visible = companyVisibility(actor);
    return this.details.one(companyView(visible), 'c', key, visible.readable, query);
  }

  async historyOf(actor: Actor, key: RecordKey, query: PageQuery): Promise<JsonText> {
    const row = await this.sql.first<{ id: string; ownerUnitId: string }>(
      `SELECT id, owner_unit_id AS "ownerUnitId" FROM company WHERE ${key.column} = $1`,
      [key.value],
    );
    if (!row) throw httpErrors.NOT_FOUND();
    const visible = companyVisibility(actor);
    const hidden = [
      ...(visible.line.kind === 'always' ? [] : LINE_FIELDS),
      ...(visible.unit.kind === 'always' || row.ownerUnitId === actor.unitId ? [] : UNIT_FIELDS),
    ];
    return this.history.of('company', row.id, hidden, query, `/companies/${row.id}/history`);
  }
}
