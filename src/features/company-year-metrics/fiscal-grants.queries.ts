import { Injectable } from '@nestjs/common';
import { always } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import type { ResourceView } from '../../platform/database/resource-view.js';
import { Details } from '../../platform/http/details.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages } from '../../platform/http/page.js';

const VIEW: ResourceView = {
  from: 'fiscal_grant g',
  id: 'g.id',
  ruleColumns: {},
  defaultSort: '-createdAt',
  sorts: { createdAt: { sql: 'g.created_at', type: 'timestamptz' } },
  columns: {
    id: { sql: 'g.id' },
    userId: { sql: 'g.user_id' },
    reason: { sql: 'g.reason' },
    validTo: { sql: 'g.valid_to' },
    revokedAt: { sql: 'g.revoked_at' },
    createdAt: { sql: 'g.created_at' },
    createdBy: { sql: 'g.created_by' },
    version: { sql: 'g.version' },
  },
};

/** Grants, past ones too. */
@Injectable()
export class FiscalGrantsQueries {
  constructor(
    private readonly pages: Pages,
    private readonly details: Details,
  ) {}

  list(query: PageQuery): Promise<JsonText> {
    return this.pages.run(VIEW, query, [], new Binder(), '/fiscal-grants');
  }

  one(id: string): Promise<JsonText> {
    return this.details.one(VIEW, 'g', { column: 'id', value: id }, always);
  }
}
