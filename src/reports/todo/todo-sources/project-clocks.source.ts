import { activityJoins } from '../../../features/projects/project-activity.sql.js';
import { type Bind, isWorkOf, type TodoReader, type TodoSource, worksOnProjects } from '../todo-source.js';

/** Projects in the pool with their clocks of the day; `f`, `k` and `a` as in `project-activity.sql.ts`. */
function running(reader: TodoReader, bind: Bind, columns: string, where: string): string {
  return `SELECT 'project', p.id, p.id, ${columns} FROM project p ${activityJoins(reader.frame, bind)}
    WHERE p.deleted_at IS NULL AND p.pool_status = 'IN_POOL' AND ${isWorkOf(reader, bind)} AND ${where}`;
}

/** The last day on which a follow-up is in time (domain.md §3.4): a cadence after the last one, holds not counted. */
export const FOLLOW_UP_DUE: TodoSource = {
  kind: 'FOLLOW_UP_DUE',
  sql: (reader, bind) => {
    if (!worksOnProjects(reader)) return null;
    const day = `${bind(reader.frame.day)}::date`;
    return running(
      reader,
      bind,
      `${day} + (k.follow_up_every - k.follow_up_days), jsonb_build_object('level', p.level,
         'every', k.follow_up_every, 'lastOn', f.last_follow_up_on)`,
      `k.follow_up_every - k.follow_up_days <= ${bind(reader.terms.followUpDays)}::int`,
    );
  },
};

/** The day of T32 if nothing happens until then (domain.md §3.5). */
export const DORMANCY_NEAR: TodoSource = {
  kind: 'DORMANCY_NEAR',
  sql: (reader, bind) => {
    if (!worksOnProjects(reader)) return null;
    const day = `${bind(reader.frame.day)}::date`;
    return running(
      reader,
      bind,
      `${day} + (k.dormant - k.progress_days), jsonb_build_object('days', k.progress_days)`,
      `p.stage <> 'S5' AND k.dormant - k.progress_days <= ${bind(reader.terms.dormancyFirstDays)}::int`,
    );
  },
};
