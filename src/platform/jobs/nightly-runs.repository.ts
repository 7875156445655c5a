import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Sql } from '../database/sql.js';
import type { Step, TaskState } from './nightly-plan.js';

/** What is known of the last days: rows older than this were given up or superseded. */
const STATES = `
  SELECT day::text, task, finished_at IS NOT NULL AS finished, attempts FROM nightly_run
  WHERE day >= $1::date - 8
  UNION ALL
  SELECT max(day)::text, task, true, 1 FROM nightly_run WHERE day < $1::date - 8 GROUP BY task`;

const BEGIN = `
  INSERT INTO nightly_run (id, day, task, job_id, started_at) VALUES ($4, $1, $2, $3, clock_timestamp())
  ON CONFLICT (day, task) DO UPDATE SET attempts = nightly_run.attempts + 1, job_id = $3,
    started_at = clock_timestamp(), finished_at = NULL, failed_at = NULL, failure = NULL`;

/** Writes which task was done for which day. Instants are the database's: two processes have two clocks. */
@Injectable()
export class NightlyRunsRepository {
  constructor(private readonly sql: Sql) {}

  async states(dueDay: string): Promise<TaskState[]> {
    return this.sql.rows<TaskState & object>(STATES, [dueDay]);
  }

  /** The run that waits or is under way; there is at most one. @returns the id of its job */
  async underWay(): Promise<string | null> {
    const row = await this.sql.first<{ id: string }>(
      `SELECT id FROM job WHERE kind = 'nightly-run' AND state IN ('QUEUED', 'RUNNING')`,
    );
    return row?.id ?? null;
  }

  /** Whether a task failed so lately that trying again would be in haste. */
  async hasFailedWithin(seconds: number): Promise<boolean> {
    const row = await this.sql.first<{ failed: boolean }>(
      'SELECT EXISTS (SELECT 1 FROM nightly_run WHERE failed_at > now() - make_interval(secs => $1)) AS failed',
      [seconds],
    );
    return row?.failed === true;
  }

  async begin({ day, task }: Step, jobId: string): Promise<void> {
    await this.sql.rows(BEGIN, [day, task, jobId, uuidv7()]);
  }

  async finish({ day, task }: Step): Promise<void> {
    await this.sql.rows(
      'UPDATE nightly_run SET finished_at = clock_timestamp() WHERE day = $1 AND task = $2',
      [day, task],
    );
  }

  /** @param failure name of the error, without any data */
  async fail({ day, task }: Step, failure: string): Promise<void> {
    await this.sql.rows(
      'UPDATE nightly_run SET failed_at = clock_timestamp(), failure = $3 WHERE day = $1 AND task = $2',
      [day, task, failure.slice(0, 200)],
    );
  }
}
