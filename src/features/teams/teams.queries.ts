import { Injectable } from '@nestjs/common';
import { History } from '../../audit/history.js';
import { always } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import type { ResourceView } from '../../platform/database/resource-view.js';
import { Details } from '../../platform/http/details.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages, type RepresentationQuery } from '../../platform/http/page.js';
import type { ListTeamsQuery } from './dto/team.dto.js';

const VIEW: ResourceView = {
  from: 'team t JOIN responsible_unit ru ON ru.id = t.unit_id',
  id: 't.id',
  ruleColumns: {},
  defaultSort: 'name',
  sorts: {
    name: { sql: 't.name', type: 'text' },
    updatedAt: { sql: 't.updated_at', type: 'timestamptz' },
  },
  columns: {
    id: { sql: 't.id' },
    name: { sql: 't.name' },
    unitId: { sql: 't.unit_id' },
    unitName: { sql: 'ru.name' },
    type: { sql: 't.type' },
    focusAreas: { sql: 't.focus_areas' },
    createdAt: { sql: 't.created_at' },
    updatedAt: { sql: 't.updated_at' },
    version: { sql: 't.version' },
  },
};

@Injectable()
export class TeamsQueries {
  constructor(
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly history: History,
  ) {}

  list(query: ListTeamsQuery): Promise<JsonText> {
    const binder = new Binder();
    const { bind } = binder;
    const where = ['t.deleted_at IS NULL'];
    if (query.unitId) where.push(`t.unit_id = ${bind(query.unitId)}::uuid`);
    if (query.type) where.push(`t.type = ANY (${bind(query.type)}::text[])`);
    return this.pages.run(VIEW, query, where, binder, '/teams');
  }

  one(id: string, query: RepresentationQuery = {}): Promise<JsonText> {
    return this.details.one(VIEW, 't', { column: 'id', value: id }, always, query);
  }

  async historyOf(id: string, query: PageQuery): Promise<JsonText> {
    await this.one(id);
    return this.history.of('team', id, [], query, `/teams/${id}/history`);
  }
}
