import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import { rowJsonSql } from '../../platform/database/resource-view.js';
import { Sql } from '../../platform/database/sql.js';
import { etagOf } from '../../platform/http/etag.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { JsonText } from '../../platform/http/json-text.js';
import { Pages, parseSelection, type RepresentationQuery } from '../../platform/http/page.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { awaits, reviewConditions } from './admission-review.filters.js';
import type { ListReviewsQuery } from './dto/list-reviews.query.js';
import { reviewReading } from './review-reading.sql.js';

/** Reads reviews. Everything goes through `reviewView`, so that sheets are hidden the same way on every path. */
@Injectable()
export class AdmissionReviewsQueries {
  constructor(
    private readonly sql: Sql,
    private readonly pages: Pages,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param of the project whose reviews are listed; all when left out */
  async list(actor: Actor, query: ListReviewsQuery, of?: RecordKey): Promise<JsonText> {
    const binder = new Binder();
    const { view, readable, bind, day } = reviewReading(actor, today(this.clock), binder);
    const where = [readable, ...reviewConditions(query, bind, day)];
    if (query.awaiting) where.push(awaits(actor, bind));
    if (of) where.push(`p.${of.column} = ${bind(of.value)}`);
    return this.pages.run(
      view,
      query,
      where,
      binder,
      of ? `/projects/${of.value}/reviews` : '/admission-reviews',
    );
  }

  /** @throws REQUEST.NOT_FOUND when it is absent or hidden */
  async one(actor: Actor, id: string, query: RepresentationQuery = {}): Promise<JsonText> {
    const binder = new Binder();
    const { view, readable, bind } = reviewReading(actor, today(this.clock), binder);
    const json = rowJsonSql(view, parseSelection(query, view), bind);
    const text = `SELECT ${json}, r.version FROM ${view.from} WHERE r.id = ${bind(id)} AND ${readable}`;
    const [row] = await this.sql.cells({ text, values: binder.values });
    if (!row) throw httpErrors.NOT_FOUND();
    const body = String(row[0]);
    return new JsonText(body, { ETag: etagOf(Number(row[1]), body) });
  }
}
