import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Binder } from '../../platform/database/binder.js';
import { type ResourceView, rowJsonSql } from '../../platform/database/resource-view.js';
import { Sql } from '../../platform/database/sql.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages } from '../../platform/http/page.js';

const VIEW: ResourceView = {
  from: 'calendar_feed f',
  id: 'f.id',
  ruleColumns: {},
  defaultSort: '-createdAt',
  sorts: { createdAt: { sql: 'f.created_at', type: 'timestamptz' } },
  columns: {
    id: { sql: 'f.id' },
    label: { sql: 'f.label' },
    createdAt: { sql: 'f.created_at' },
    lastUsedAt: { sql: 'f.last_used_at' },
  },
};

/** Reads a person's own open calendar addresses; tokens are not among what can be read. */
@Injectable()
export class CalendarFeedsQueries {
  constructor(
    private readonly sql: Sql,
    private readonly pages: Pages,
  ) {}

  list(actor: Actor, query: PageQuery): Promise<JsonText> {
    const binder = new Binder();
    const where = [`f.user_id = ${binder.bind(actor.userId)}::uuid`, 'f.revoked_at IS NULL'];
    return this.pages.run(VIEW, query, where, binder, '/me/calendar-feeds');
  }

  async one(actor: Actor, id: string): Promise<JsonText> {
    const { bind, values } = new Binder();
    const text = `SELECT ${rowJsonSql(VIEW, {}, bind)} FROM ${VIEW.from}
      WHERE f.id = ${bind(id)} AND f.user_id = ${bind(actor.userId)} AND f.revoked_at IS NULL`;
    const [row] = await this.sql.cells({ text, values });
    if (!row) throw httpErrors.NOT_FOUND();
    return new JsonText(row[0] as string);
  }
}
