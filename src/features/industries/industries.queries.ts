import { Injectable } from '@nestjs/common';
import { Binder } from '../../platform/database/binder.js';
import type { ResourceView } from '../../platform/database/resource-view.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Pages } from '../../platform/http/page.js';
import type { ListIndustriesQuery } from './dto/industry.dto.js';

const VIEW: ResourceView = {
  from: 'industry i',
  id: 'i.id',
  ruleColumns: {},
  defaultSort: 'code',
  sorts: { code: { sql: 'i.full_code', type: 'text' } },
  columns: {
    code: { sql: 'i.code' },
    fullCode: { sql: 'i.full_code' },
    nameZh: { sql: 'i.name_zh' },
    level: { sql: 'i.level' },
    parentCode: { sql: 'i.parent_code' },
    section: { sql: 'i.section' },
  },
};

@Injectable()
export class IndustriesQueries {
  constructor(private readonly pages: Pages) {}

  list(query: ListIndustriesQuery): Promise<JsonText> {
    const binder = new Binder();
    const where: string[] = [];
    if (query.level !== undefined) where.push(`i.level = ${binder.bind(query.level)}`);
    if (query.parent !== undefined) where.push(`i.parent_code = ${binder.bind(query.parent)}`);
    if (query.q !== undefined) {
      const q = binder.bind(query.q.normalize('NFKC').trim());
      where.push(
        `(strpos(i.name_zh, ${q}) > 0 OR starts_with(i.code, ${q}) OR starts_with(i.full_code, ${q}))`,
      );
    }
    return this.pages.run(VIEW, query, where, binder, '/industries');
  }
}
