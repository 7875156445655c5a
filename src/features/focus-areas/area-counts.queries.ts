import { Inject, Injectable } from '@nestjs/common';
import { type Actor, hasRole } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Sql } from '../../platform/database/sql.js';
import { JsonText } from '../../platform/http/json-text.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { AreaQuery } from './dto/list-focus-areas.query.js';

/**
 * Definitions. Companies 户: records that are neither deleted nor merged, by their one primary area; V0. Projects 个:
 * in the pool 在库 = poolStatus IN_POOL or ON_HOLD (domain.md §3.1), not deleted, of a kind that counts in promotion
 * (§5.1: no major construction); the figure is of class V1. Companies and projects carry park codes, so the areas
 * of the other taxonomies count 0: a mapping never derives a figure (trap 8.15).
 * $1 taxonomy, $2 day of the taxonomy, $3 whether the caller sees projects.
 */
const COUNTS = `
  WITH companies AS (
    SELECT focus_area_code AS code, park_relation AS key, count(*)::int AS n FROM company
    WHERE $1 = 'PARK' AND deleted_at IS NULL AND merged_into_id IS NULL GROUP BY 1, 2
  ), projects AS (
    SELECT focus_area_code AS code, stage AS key, count(*)::int AS n FROM project
    WHERE $1 = 'PARK' AND $3::boolean AND deleted_at IS NULL AND pool_status IN ('IN_POOL', 'ON_HOLD')
      AND project_kind <> 'MAJOR_CONSTRUCTION' GROUP BY 1, 2
  )
  SELECT json_build_object('taxonomy', $1, 'asOf', $2::date, 'items', COALESCE(json_agg(json_build_object(
    'code', f.code, 'nameZh', f.name_zh, 'nameEn', f.name_en,
    'companies', c.total, 'companiesByParkRelation', c.by_key,
    'projectsInPool', CASE WHEN $3::boolean THEN p.total END,
    'projectsByStage', CASE WHEN $3::boolean THEN p.by_key END
  ) ORDER BY f.sort_order, f.code), '[]'))::text
  FROM focus_area f
  CROSS JOIN LATERAL (SELECT COALESCE(sum(n), 0)::int AS total,
      COALESCE(json_object_agg(key, n ORDER BY key) FILTER (WHERE key IS NOT NULL), '{}') AS by_key
    FROM companies WHERE companies.code = f.code) c
  CROSS JOIN LATERAL (SELECT COALESCE(sum(n), 0)::int AS total,
      COALESCE(json_object_agg(key, n ORDER BY key) FILTER (WHERE key IS NOT NULL), '{}') AS by_key
    FROM projects WHERE projects.code = f.code) p
  WHERE f.taxonomy = $1 AND f.valid_from <= $2::date AND (f.valid_to IS NULL OR f.valid_to >= $2::date)`;

@Injectable()
export class AreaCountsQueries {
  constructor(
    private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async perArea(actor: Actor, { taxonomy = 'PARK', asOf = today(this.clock) }: AreaQuery): Promise<JsonText> {
    const [row] = await this.sql.cells({ text: COUNTS, values: [taxonomy, asOf, seesProjects(actor)] });
    return new JsonText(String(row?.[0]));
  }
}

/** Class V1 (domain.md §2.0): the promotion line, leaders, pool administrators and analysts. */
function seesProjects(actor: Actor): boolean {
  return actor.unitTraits.includes('PROMOTION') || hasRole(actor, 'LEADER', 'POOL_ADMIN', 'ANALYST');
}
