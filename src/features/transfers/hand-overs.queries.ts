import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Sql } from '../../platform/database/sql.js';
import { etagOf } from '../../platform/http/etag.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { JsonText } from '../../platform/http/json-text.js';
import { transferErrors } from './transfer.errors.js';
import { HAND_OVER_JSON } from './transfer-records.sql.js';
import { TransferStandings } from './transfer-standing.queries.js';

/** Reads hand-over forms. */
@Injectable()
export class HandOversQueries {
  constructor(
    private readonly sql: Sql,
    private readonly standings: TransferStandings,
  ) {}

  /** @throws TRANSFER.MATTER_NOT_VISIBLE; REQUEST.NOT_FOUND also while the form has not been written */
  async one(actor: Actor, id: string): Promise<JsonText> {
    const { inner } = await this.standings.of(actor, id);
    if (!inner) throw transferErrors.MATTER_NOT_VISIBLE();
    const [row] = await this.sql.cells({ text: HAND_OVER_JSON, values: [id] });
    if (!row) throw httpErrors.NOT_FOUND();
    const text = String(row[0]);
    return new JsonText(text, { ETag: etagOf((JSON.parse(text) as { version: number }).version, text) });
  }
}
