import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { RecordSight } from '../../platform/access/record-sight.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { JsonText } from '../../platform/http/json-text.js';
import type { PageQuery } from '../../platform/http/page.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { reviewVisibility } from './admission-review.access.js';
import { REVIEW_RULE_COLUMNS } from './admission-review.view.js';
import { AdmissionReviewsQueries } from './admission-reviews.queries.js';

@Injectable()
export class ProjectReviewsQueries {
  constructor(
    private readonly sql: Sql,
    private readonly sight: RecordSight,
    private readonly reviews: AdmissionReviewsQueries,
  ) {}

  /**
   * Reviews of one project, for those who see it or judge it.
   * @throws REQUEST.NOT_FOUND when the project is absent or hidden
   */
  async ofProject(actor: Actor, key: RecordKey, query: PageQuery): Promise<JsonText> {
    const { bind, values } = new Binder();
    const { readable } = reviewVisibility(actor);
    const found = await this.sql.first(
      `SELECT 1 AS yes FROM project q WHERE q.${key.column} = ${bind(key.value)} AND q.deleted_at IS NULL
         AND (${this.sight.predicate('project', actor, 'q.id', bind)} OR EXISTS (
           SELECT 1 FROM admission_review r JOIN project p ON p.id = r.project_id WHERE r.project_id = q.id
             AND ${ruleSql(readable, REVIEW_RULE_COLUMNS, bind)}))`,
      values,
    );
    if (!found) throw httpErrors.NOT_FOUND();
    return this.reviews.list(actor, query, key);
  }
}
