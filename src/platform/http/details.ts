import { Injectable } from '@nestjs/common';
import { type RowRule, ruleSql } from '../access/row-rule.js';
import { Binder } from '../database/binder.js';
import { type ResourceView, rowJsonSql } from '../database/resource-view.js';
import { Sql } from '../database/sql.js';
import { etagOf } from './etag.js';
import { httpErrors } from './http.errors.js';
import { JsonText } from './json-text.js';
import { parseSelection, type RepresentationQuery } from './page.js';
import type { RecordKey } from './record-id.js';

/** Reads one record over the same view as its list, with its ETag. */
@Injectable()
export class Details {
  constructor(private readonly sql: Sql) {}

  /**
   * @param alias table alias that carries `id`, `code`, `version` and `deleted_at`
   * @param readable who sees the row at all
   * @param binder holds the values that `view` has bound already
   * @throws REQUEST.NOT_FOUND when it is absent or not visible: the two look the same
   */
  async one(
    view: ResourceView,
    alias: string,
    key: RecordKey,
    readable: RowRule,
    query: RepresentationQuery = {},
    { bind, values }: Binder = new Binder(),
  ): Promise<JsonText> {
    const selection = parseSelection(query, view);
    const json = rowJsonSql(view, selection, bind);
    const text = `SELECT ${json}, ${alias}.version FROM ${view.from} WHERE ${alias}.${key.column} = ${bind(key.value)} AND ${view.living ?? `${alias}.deleted_at IS NULL`} AND ${ruleSql(readable, view.ruleColumns, bind)}`;
    const [row] = await this.sql.cells({ text, values });
    if (!row) throw httpErrors.NOT_FOUND();
    const body = row[0] as string;
    const isVariant = view.tagsText || selection.fields !== undefined || selection.expand !== undefined;
    return new JsonText(body, { ETag: etagOf(Number(row[1]), isVariant ? body : undefined) });
  }
}
