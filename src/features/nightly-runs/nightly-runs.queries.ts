import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import type { ResourceView } from '../../platform/database/resource-view.js';
import { Sql } from '../../platform/database/sql.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Pages } from '../../platform/http/page.js';
import { dueDayAt } from '../../platform/jobs/nightly-plan.js';
import type { Clock } from '../../platform/kernel/clock.js';
import type { Reading } from '../../platform/metrics/metrics.js';
import type { ListNightlyRunsQuery } from './dto/nightly-run.response.js';

const STATE = `CASE WHEN n.finished_at IS NOT NULL THEN 'DONE' WHEN n.failed_at IS NOT NULL THEN 'FAILED'
  ELSE 'RUNNING' END`;

const VIEW: ResourceView = {
  from: 'nightly_run n',
  id: 'n.id',
  ruleColumns: {},
  defaultSort: '-day',
  sorts: { day: { sql: 'n.day', type: 'date' }, startedAt: { sql: 'n.started_at', type: 'timestamptz' } },
  columns: {
    id: { sql: 'n.id' },
    day: { sql: 'n.day' },
    task: { sql: 'n.task' },
    state: { sql: STATE },
    attempts: { sql: 'n.attempts' },
    startedAt: { sql: 'n.started_at' },
    finishedAt: { sql: 'n.finished_at' },
    failedAt: { sql: 'n.failed_at' },
    failure: { sql: 'n.failure' },
    jobId: { sql: 'n.job_id' },
  },
};

/** Reads which task of the night was done for which day. */
@Injectable()
export class NightlyRunsQueries {
  constructor(
    private readonly pages: Pages,
    private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async daysBehind(): Promise<Reading[]> {
    const rows = await this.sql.rows<{ task: string; days: number }>(
      `SELECT task, GREATEST(0, $1::date - max(day) FILTER (WHERE finished_at IS NOT NULL))::int AS days
       FROM nightly_run GROUP BY task HAVING bool_or(finished_at IS NOT NULL)`,
      [dueDayAt(this.clock.now())],
    );
    return rows.map(({ task, days }) => ({ labels: { task }, value: days }));
  }

  list(query: ListNightlyRunsQuery): Promise<JsonText> {
    const binder = new Binder();
    const where: string[] = [];
    if (query.dayFrom !== undefined) where.push(`n.day >= ${binder.bind(query.dayFrom)}::date`);
    if (query.dayTo !== undefined) where.push(`n.day <= ${binder.bind(query.dayTo)}::date`);
    if (query.state?.length) where.push(`${STATE} = ANY (${binder.bind(query.state)}::text[])`);
    return this.pages.run(VIEW, query, where, binder, '/nightly-runs');
  }
}
