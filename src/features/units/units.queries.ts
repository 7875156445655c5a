import { Injectable } from '@nestjs/common';
import { History } from '../../audit/history.js';
import { always } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import type { ResourceView } from '../../platform/database/resource-view.js';
import { Details } from '../../platform/http/details.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages, type RepresentationQuery } from '../../platform/http/page.js';
import type { ListUnitsQuery } from './dto/unit.dto.js';

const VIEW: ResourceView = {
  from: 'responsible_unit ru',
  id: 'ru.id',
  ruleColumns: {},
  defaultSort: 'sortOrder',
  sorts: {
    sortOrder: { sql: 'ru.sort_order', type: 'integer' },
    code: { sql: 'ru.code', type: 'text' },
    name: { sql: 'ru.name', type: 'text' },
    updatedAt: { sql: 'ru.updated_at', type: 'timestamptz' },
  },
  columns: {
    id: { sql: 'ru.id' },
    code: { sql: 'ru.code' },
    name: { sql: 'ru.name' },
    shortName: { sql: 'ru.short_name' },
    nameEn: { sql: 'ru.name_en' },
    aliases: { sql: 'ru.aliases' },
    type: { sql: 'ru.type' },
    canOwnProjects: { sql: 'ru.can_own_projects' },
    isPromotion: { sql: 'ru.is_promotion' },
    inPaper: { sql: 'ru.in_paper' },
    sortOrder: { sql: 'ru.sort_order' },
    liaisonUserId: { sql: 'ru.liaison_user_id' },
    liaisonPhone: { sql: 'ru.liaison_phone' },
    validFrom: { sql: 'ru.valid_from' },
    validTo: { sql: 'ru.valid_to' },
    createdAt: { sql: 'ru.created_at' },
    updatedAt: { sql: 'ru.updated_at' },
    version: { sql: 'ru.version' },
  },
};

@Injectable()
export class UnitsQueries {
  constructor(
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly history: History,
  ) {}

  list(query: ListUnitsQuery): Promise<JsonText> {
    const binder = new Binder();
    const { bind } = binder;
    const where: string[] = [];
    if (query.q !== undefined)
      where.push(
        `strpos(lower(concat_ws(' ', ru.name, ru.short_name, ru.name_en, ru.code, array_to_string(ru.aliases, ' '))), lower(${bind(query.q)})) > 0`,
      );
    if (query.type) where.push(`ru.type = ANY (${bind(query.type)}::text[])`);
    if (query.canOwnProjects !== undefined)
      where.push(`ru.can_own_projects = ${bind(query.canOwnProjects)}::boolean`);
    return this.pages.run(VIEW, query, where, binder, '/units');
  }

  one(id: string, query: RepresentationQuery = {}): Promise<JsonText> {
    return this.details.one(VIEW, 'ru', { column: 'id', value: id }, always, query);
  }

  async historyOf(id: string, query: PageQuery): Promise<JsonText> {
    await this.one(id);
    return this.history.of('unit', id, [], query, `/units/${id}/history`);
  }
}
