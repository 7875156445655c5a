import { projectVisibility } from '../../features/projects/project.access.js';
import { projectRowConditions } from '../../features/projects/project.filters.js';
import { projectView } from '../../features/projects/project.view.js';
import type { ActivityFrame } from '../../features/projects/project-activity.sql.js';
import { type BatchWish, classConditions } from '../../features/projects/project-batch.sql.js';
import type { Actor } from '../../platform/access/actor.js';
import { Binder } from '../../platform/database/binder.js';
import type { Statement } from '../../platform/database/sql.js';

/**
 * One row for each class of the scheme in its order. Population: the kinds of project that the scheme speaks of, among
 * those that the actor may see; nothing merged. The classes of ZHAOSHANG overlap, so they are never added.
 */
export function batchRows(actor: Actor, frame: ActivityFrame & { readonly batch: BatchWish }): Statement {
  const { bind, values } = new Binder();
  const visible = projectVisibility(actor);
  const view = projectView(visible, frame, bind, 'in-rows');
  const where = ['p.deleted_at IS NULL', ...projectRowConditions(visible, frame, bind)].join(' AND ');
  const conditions = classConditions(frame.settings, frame.batch);
  const flags = conditions.map(([code, sql]) => `${sql} AS "${code}"`).join(', ');
  const classes = conditions.map(([code]) => `('${code}', x."${code}")`).join(', ');
  return {
    text: `SELECT c.code AS class, count(*)::int AS count,
        round(COALESCE(sum(x.planned), 0), 2)::text AS "plannedInvestmentWan",
        round(COALESCE(sum(x.fdi), 0), 2)::text AS "contractedFdiWanUsd", array_agg(x.id ORDER BY x.admitted_on, x.id) AS ids
      FROM (SELECT p.id, p.admitted_on, p.planned_investment_wan AS planned, p.contracted_fdi_wan_usd AS fdi, ${flags}
        FROM ${view.from} WHERE ${where}) x
      CROSS JOIN LATERAL (VALUES ${classes}) c (code, is_in) WHERE c.is_in GROUP BY c.code`,
    values,
  };
}
