import type { TestApp } from './app.js';

/** What a project's history says it is now. */
export interface Replayed {
  readonly projectId: string;
  readonly faults: readonly string[];
}

/**
 * Replays the history of every project and compares it with the row: versions without gaps up to the present one, whose
 * content is the row itself; moves that follow on one another, each with the version that it made, down to the position
 * of the row. @returns the projects whose history does not lead to their present state
 */
export async function brokenHistories(app: Pick<TestApp, 'sql'>): Promise<Replayed[]> {
  const rows = await app.sql<{ project_id: string; faults: string[] }>(`
    SELECT project_id, array_agg(fault ORDER BY fault) AS faults FROM (
      SELECT p.id AS project_id, 'the last version is not the row' AS fault FROM project p
        WHERE NOT EXISTS (SELECT 1 FROM project_version v WHERE v.project_id = p.id AND v.version = p.version
          AND jsonb_populate_record(NULL::project, v.content) IS NOT DISTINCT FROM p AND NOT EXISTS (
            SELECT 1 FROM project_version w WHERE w.project_id = p.id AND w.seq > v.seq))
      UNION ALL SELECT v.project_id, 'versions run backwards' FROM (
          SELECT project_id, version, valid_from, lag(version) OVER s AS before, lag(valid_from) OVER s AS began
          FROM project_version WINDOW s AS (PARTITION BY project_id ORDER BY seq)) v
        WHERE v.version < v.before OR v.version > v.before + 1
      UNION ALL SELECT t.project_id, 'a move does not begin where the one before ended' FROM (
          SELECT project_id, from_pool_status, from_stage, effective_on, version_after,
            lag(to_pool_status) OVER s AS was, lag(to_stage) OVER s AS stood, lag(effective_on) OVER s AS before
          FROM stage_transition WINDOW s AS (PARTITION BY project_id ORDER BY version_after)) t
        WHERE t.was IS NOT NULL AND (t.was <> t.from_pool_status OR t.stood IS DISTINCT FROM t.from_stage
          OR t.effective_on < t.before)
      UNION ALL SELECT t.project_id, 'the version of a move is another position' FROM stage_transition t
        WHERE NOT EXISTS (SELECT 1 FROM project_version v WHERE v.project_id = t.project_id
          AND v.version = t.version_after AND v.content ->> 'pool_status' = t.to_pool_status
          AND v.content ->> 'stage' IS NOT DISTINCT FROM t.to_stage)
      UNION ALL SELECT p.id, 'the last move does not lead to the row' FROM project p JOIN LATERAL (
          SELECT to_pool_status, to_stage FROM stage_transition t WHERE t.project_id = p.id
          ORDER BY t.version_after DESC LIMIT 1) t ON true
        WHERE t.to_pool_status <> p.pool_status OR t.to_stage IS DISTINCT FROM p.stage) x
    GROUP BY project_id`);
  return rows.map(({ project_id, faults }) => ({ projectId: project_id, faults }));
}
