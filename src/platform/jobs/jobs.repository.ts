import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { Sql } from '../database/sql.js';
import type { Locale } from '../http/request-context.js';
import type { AbandonedJob, JobProblem, JobProgress, JobState, Json } from './job.types.js';

export interface ClaimedJob {
  readonly id: string;
  readonly kind: string;
  readonly params: Json;
  readonly checkpoint: Json;
  /** Null: nobody asked for it. */
  readonly actor: Actor | null;
  readonly locale: Locale;
  /** Number of this run; writes of an earlier one no longer count. */
  readonly attempt: number;
  readonly progress: JobProgress;
}

type EndedJob = AbandonedJob & { readonly state: JobState };

export interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly params: Json;
  readonly actor: Actor | null;
  readonly locale: Locale;
  readonly at: Date;
}

/** Seconds without a sign of life after which another process may take a running job over. */
const LEASE_SECONDS = 5;
const MOST_INTERRUPTIONS = 5;
const ENDED = 'id, kind, params, actor, problem, state';
const OURS = "id = $1 AND attempt = $2 AND state = 'RUNNING'";
const PROGRESS = 'phase = $3, done = $4, total = $5';
const TOUCHED = 'updated_at = now(), version = version + 1';

/**
 * Writes the table of jobs. A run is known by its attempt number: whoever lost the job to another process finds
 * that its statements no longer match, whatever it still believes.
 */
@Injectable()
export class JobsRepository {
  constructor(private readonly sql: Sql) {}

  async insert(job: JobRow): Promise<void> {
    await this.sql.rows(
      `INSERT INTO job (id, kind, params, actor, locale, owner_user_id, owner_unit_id, created_at, created_by,
         updated_at, updated_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $6, $8, $6)`,
      [
        ...[job.id, job.kind, JSON.stringify(job.params), job.actor && JSON.stringify(job.actor), job.locale],
        ...[job.actor?.userId ?? null, job.actor?.unitId ?? null, job.at],
      ],
    );
  }

  /** Whether anything waits or has been left behind: one look at an index that is empty when nothing runs. */
  async isAnythingOpen(): Promise<boolean> {
    const rows = await this.sql.rows(
      `SELECT 1 AS one FROM job WHERE state = 'QUEUED'
       UNION ALL
       SELECT 1 FROM job WHERE state = 'RUNNING' AND alive_at < now() - interval '${LEASE_SECONDS} seconds'
       LIMIT 1`,
    );
    return rows.length > 0;
  }

  /** Makes a waiting job this process's own; null when it was cancelled meanwhile. */
  claim(id: string): Promise<ClaimedJob | null> {
    return this.sql.first<ClaimedJob>(
      `UPDATE job SET state = 'RUNNING', attempt = attempt + 1, alive_at = clock_timestamp(),
         started_at = COALESCE(started_at, now()), ${TOUCHED}
       WHERE id = $1 AND state = 'QUEUED'
       RETURNING id, kind, params, checkpoint, actor, locale, attempt,
         json_build_object('phase', phase, 'done', done, 'total', total) AS progress`,
      [id],
    );
  }

  /** A sign of life with the progress so far. @returns whether a cancellation is wanted; null when the job is lost */
  async signal(id: string, attempt: number, progress: JobProgress): Promise<boolean | null> {
    const row = await this.sql.first<{ wanted: boolean }>(
      `UPDATE job SET alive_at = clock_timestamp(), ${PROGRESS}, ${TOUCHED} WHERE ${OURS}
       RETURNING cancel_requested AS wanted`,
      [id, attempt, progress.phase, progress.done, progress.total],
    );
    return row ? row.wanted : null;
  }

  /** @returns whether a cancellation is wanted; null when the run has lost the job, and the caller rolls back */
  async keep(id: string, attempt: number, progress: JobProgress, state: Json): Promise<boolean | null> {
    const row = await this.sql.first<{ wanted: boolean }>(
      `UPDATE job SET checkpoint = $6, interruptions = 0, alive_at = clock_timestamp(), ${PROGRESS}, ${TOUCHED}
       WHERE ${OURS} RETURNING cancel_requested AS wanted`,
      [id, attempt, progress.phase, progress.done, progress.total, JSON.stringify(state)],
    );
    return row ? row.wanted : null;
  }

  /** @returns false when the run has lost the job: nothing is written */
  async finish(
    id: string,
    attempt: number,
    progress: JobProgress,
    end: {
      readonly state: 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
      readonly result: Json;
      readonly problem: JobProblem | null;
    },
  ): Promise<boolean> {
    const rows = await this.sql.rows(
      `UPDATE job SET state = $6, result = $7, problem = $8, alive_at = NULL, finished_at = clock_timestamp(),
         ${PROGRESS}, ${TOUCHED} WHERE ${OURS} RETURNING 1 AS one`,
      [
        ...[id, attempt, progress.phase, progress.done, progress.total, end.state],
        ...[
          end.result === null ? null : JSON.stringify(end.result),
          end.problem && JSON.stringify(end.problem),
        ],
      ],
    );
    return rows.length === 1;
  }

  /** Puts a running job back, to be gone on with by whoever is next. */
  async release(id: string, attempt: number): Promise<boolean> {
    const rows = await this.sql.rows(
      `UPDATE job SET state = 'QUEUED', alive_at = NULL, ${TOUCHED} WHERE ${OURS} RETURNING 1 AS one`,
      [id, attempt],
    );
    return rows.length === 1;
  }

  /** Puts back what dead processes left, and ends what was left too often. @returns all of them */
  takeBackOrphans(gaveUp: JobProblem): Promise<EndedJob[]> {
    return this.sql.rows<EndedJob>(
      `UPDATE job SET alive_at = NULL, interruptions = interruptions + 1, ${TOUCHED},
         state = CASE WHEN cancel_requested THEN 'CANCELLED' WHEN interruptions >= ${MOST_INTERRUPTIONS} THEN 'FAILED'
                      ELSE 'QUEUED' END,
         finished_at = CASE WHEN cancel_requested OR interruptions >= ${MOST_INTERRUPTIONS} THEN now() END,
         problem = CASE WHEN NOT cancel_requested AND interruptions >= ${MOST_INTERRUPTIONS} THEN $1::jsonb END
       WHERE id IN (SELECT id FROM job
                    WHERE state = 'RUNNING' AND alive_at < now() - interval '${LEASE_SECONDS} seconds'
                    FOR UPDATE SKIP LOCKED)
       RETURNING ${ENDED}`,
      [JSON.stringify(gaveUp)],
    );
  }

  /** A waiting job ends at once, a running one at its next checkpoint. @returns null when it has ended already */
  requestCancel(id: string): Promise<EndedJob | null> {
    return this.sql.first<EndedJob>(
      `UPDATE job SET cancel_requested = true, ${TOUCHED},
         state = CASE state WHEN 'QUEUED' THEN 'CANCELLED' ELSE state END,
         finished_at = CASE state WHEN 'QUEUED' THEN now() END
       WHERE id = $1 AND state IN ('QUEUED', 'RUNNING') RETURNING ${ENDED}`,
      [id],
    );
  }
}
