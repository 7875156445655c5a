import { Inject, Injectable } from '@nestjs/common';
import { type Actor, hasRole } from '../../platform/access/actor.js';
import { RecordSight } from '../../platform/access/record-sight.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import { rowJsonSql } from '../../platform/database/resource-view.js';
import { Sql } from '../../platform/database/sql.js';
import { etagOf } from '../../platform/http/etag.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages, parseSelection, type RepresentationQuery } from '../../platform/http/page.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { reviewVisibility } from './admission-review.access.js';
import { isOverdue, REVIEW_RULE_COLUMNS, reviewView } from './admission-review.view.js';
import type { ListReviewsQuery } from './dto/list-reviews.query.js';

/** Reads reviews. Everything goes through `reviewView`, so that sheets are hidden the same way on every path. */
@Injectable()
export class AdmissionReviewsQueries {
  constructor(
    private readonly sql: Sql,
    private readonly pages: Pages,
    private readonly sight: RecordSight,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Reviews of one project, for those who see it or judge it.
   * @throws REQUEST.NOT_FOUND when the project is absent or hidden
   */
  async ofProject(actor: Actor, key: RecordKey, query: PageQuery): Promise<JsonText> {
    const { bind, values } = new Binder();
    const { readable } = reviewVisibility(actor);
    const found = await this.sql.first(
      `SELECT 1 AS yes FROM project p WHERE p.${key.column} = ${bind(key.value)} AND p.deleted_at IS NULL
         AND (${this.sight.predicate('project', actor, 'p.id', bind)} OR EXISTS (
           SELECT 1 FROM admission_review r WHERE r.project_id = p.id
             AND ${ruleSql(readable, REVIEW_RULE_COLUMNS, bind)}))`,
      values,
    );
    if (!found) throw httpErrors.NOT_FOUND();
    return this.list(actor, query, key);
  }

  /** @param of the project whose reviews are listed; all when left out */
  async list(actor: Actor, query: ListReviewsQuery, of?: RecordKey): Promise<JsonText> {
    const binder = new Binder();
    const { view, readable, bind, day } = this.reading(actor, binder);
    const where = [readable, ...filters(query, bind, day)];
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
    const { view, readable, bind } = this.reading(actor, binder);
    const json = rowJsonSql(view, parseSelection(query, view), bind);
    const text = `SELECT ${json}, r.version FROM ${view.from} WHERE r.id = ${bind(id)} AND ${readable}`;
    const [row] = await this.sql.cells({ text, values: binder.values });
    if (!row) throw httpErrors.NOT_FOUND();
    const body = String(row[0]);
    return new JsonText(body, { ETag: etagOf(Number(row[1]), body) });
  }

  private reading(actor: Actor, { bind }: Binder) {
    const visible = reviewVisibility(actor);
    const day = today(this.clock);
    const view = reviewView({ visible, userId: actor.userId, day }, bind);
    return { view, readable: ruleSql(visible.readable, REVIEW_RULE_COLUMNS, bind), bind, day };
  }
}

function filters(query: ListReviewsQuery, bind: Binder['bind'], day: string): string[] {
  const where: string[] = [];
  if (query.state?.length) where.push(`r.state = ANY (${bind(query.state)})`);
  if (query.kind) where.push(`r.kind = ${bind(query.kind)}`);
  if (query.projectId?.length) where.push(`r.project_id = ANY (${bind(query.projectId)}::uuid[])`);
  if (query.ownerUnitId?.length) where.push(`p.owner_unit_id = ANY (${bind(query.ownerUnitId)}::uuid[])`);
  if (query.overdue !== undefined) where.push(`${isOverdue(bind(day))} = ${bind(query.overdue)}::boolean`);
  return where;
}

/** Reviews whose next step is the actor's: by role, by seat, or by invitation. */
function awaits(actor: Actor, bind: Binder['bind']): string {
  const me = `${bind(actor.userId)}::uuid`;
  const unit = `${bind(actor.unitId)}::uuid`;
  const steps = [
    `r.state = 'SCORING' AND EXISTS (SELECT 1 FROM admission_review_member w
       LEFT JOIN admission_review_score ws ON ws.member_id = w.id
       WHERE w.review_id = r.id AND w.user_id = ${me} AND ws.member_id IS NULL)`,
    `r.state IN ('UNIT_REVIEW', 'POOL_CHECK', 'SCORING') AND EXISTS (SELECT 1 FROM admission_review_opinion wo
       WHERE wo.review_id = r.id AND wo.unit_id = ${unit} AND wo.given_at IS NULL)
       AND ${bind(hasRole(actor, 'DEPT_USER'))}::boolean`,
    ...(hasRole(actor, 'SUPERVISOR') ? [`r.state = 'UNIT_REVIEW' AND p.owner_unit_id = ${unit}`] : []),
    ...(hasRole(actor, 'POOL_ADMIN') ? [`r.state IN ('POOL_CHECK', 'SCORING')`] : []),
  ];
  return `(${steps.map((step) => `(${step})`).join(' OR ')})`;
}
