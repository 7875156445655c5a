import { type Actor, hasRole } from '../../platform/access/actor.js';
import type { Binder } from '../../platform/database/binder.js';
import { isOverdue } from './admission-review.view.js';
import type { ListReviewsQuery } from './dto/list-reviews.query.js';

/** What the caller asked for. @param day today, `YYYY-MM-DD` */
export function reviewConditions(query: ListReviewsQuery, bind: Binder['bind'], day: string): string[] {
  const where: string[] = [];
  if (query.state?.length) where.push(`r.state = ANY (${bind(query.state)})`);
  if (query.kind) where.push(`r.kind = ${bind(query.kind)}`);
  if (query.projectId?.length) where.push(`r.project_id = ANY (${bind(query.projectId)}::uuid[])`);
  if (query.ownerUnitId?.length) where.push(`p.owner_unit_id = ANY (${bind(query.ownerUnitId)}::uuid[])`);
  if (query.overdue !== undefined) where.push(`${isOverdue(bind(day))} = ${bind(query.overdue)}::boolean`);
  return where;
}

/** Reviews whose next step is the actor's: by role, by seat, or by invitation. */
export function awaits(actor: Actor, bind: Binder['bind']): string {
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
