import { Injectable } from '@nestjs/common';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { activityJoins } from './project-activity.sql.js';
import { ProjectStandings } from './project-standings.queries.js';

/** For how long lights have been red, out of stored facts: no run of a job has to have noticed it. */
@Injectable()
export class ProjectRedDays {
  constructor(
    private readonly sql: Sql,
    private readonly standings: ProjectStandings,
  ) {}

  /**
   * Days without a break on which the light was red, the day itself included; projects whose light is not red are left
   * out. The progress clock only grows until something happens, and stands still on hold: the light turned red when
   * it reached the threshold (domain.md §3.5).
   * @param day `YYYY-MM-DD`
   */
  async of(projectIds: readonly string[], day: string): Promise<ReadonlyMap<string, number>> {
    if (projectIds.length === 0) return new Map();
    const { bind, values } = new Binder();
    const joins = activityJoins(await this.standings.frame(day), bind);
    const rows = await this.sql.rows<{ id: string; days: number }>(
      `SELECT p.id, k.progress_days - k.red + 1 AS days FROM project p ${joins}
       WHERE p.id = ANY (${bind(projectIds)}::uuid[]) AND l.light = 'RED' AND p.stage <> 'S5'`,
      values,
    );
    return new Map(rows.map(({ id, days }) => [id, days]));
  }
}
