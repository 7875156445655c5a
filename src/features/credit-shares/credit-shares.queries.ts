import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { equals } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { Details } from '../../platform/http/details.js';
import { etagOf } from '../../platform/http/etag.js';
import { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages, type RepresentationQuery } from '../../platform/http/page.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { CREDIT_HISTORY, CREDIT_JSON, CREDIT_REQUESTS } from './credit-share.view.js';
import { CreditStandings } from './credit-standing.queries.js';

/** Reads the shares of a project, what they were, and requests to change them. */
@Injectable()
export class CreditSharesQueries {
  constructor(
    private readonly sql: Sql,
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly standings: CreditStandings,
  ) {}

  async of(actor: Actor, key: RecordKey): Promise<JsonText> {
    const id = await this.standings.of(actor, key);
    const [row] = await this.sql.cells({ text: CREDIT_JSON, values: [id] });
    const text = String(row?.[0]);
    return new JsonText(text, { ETag: etagOf((JSON.parse(text) as { version: number }).version) });
  }

  async history(actor: Actor, key: RecordKey, query: PageQuery): Promise<JsonText> {
    const id = await this.standings.of(actor, key);
    const binder = new Binder();
    const where = [`h.project_id = ${binder.bind(id)}`];
    return this.pages.run(CREDIT_HISTORY, query, where, binder, `/projects/${id}/credit-shares/history`);
  }

  async requests(actor: Actor, key: RecordKey, query: PageQuery): Promise<JsonText> {
    const id = await this.standings.of(actor, key);
    const binder = new Binder();
    const where = [`r.project_id = ${binder.bind(id)}`];
    const path = `/projects/${id}/credit-shares/change-requests`;
    return this.pages.run(CREDIT_REQUESTS, query, where, binder, path);
  }

  async request(
    actor: Actor,
    key: RecordKey,
    requestId: string,
    query: RepresentationQuery = {},
  ): Promise<JsonText> {
    const id = await this.standings.of(actor, key);
    const one = { column: 'id', value: requestId } as const;
    return this.details.one(CREDIT_REQUESTS, 'r', one, equals('projectId', id), query);
  }
}
