import PgBoss from 'pg-boss';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One queue hands over every kind of job; what a job is stands in the table `job`. */
const QUEUE = 'jobs';
const QUEUE_OPTIONS = { policy: 'standard', retryLimit: 0, expireInSeconds: 3600, retentionMinutes: 1440 };

/** pg-boss wraps its statements in a transaction of their own; the migration has one already. */
function withoutTransaction(plans: string): string {
  return plans.replace(/^\s*BEGIN;/, '').replace(/COMMIT;\s*$/, '');
}

/** Long work: jobs as clients see them, the queue of pg-boss behind them, and the journal of imports. */
export class JobsTransfer1700000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(withoutTransaction(PgBoss.getConstructionPlans('pgboss')));
    await runner.query('SELECT pgboss.create_queue($1, $2::json)', [QUEUE, JSON.stringify(QUEUE_OPTIONS)]);
    await runner.query(`
      CREATE TABLE job (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        state text NOT NULL DEFAULT 'QUEUED'
          CONSTRAINT ck_job_state CHECK (state IN ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
        phase text,
        done int NOT NULL DEFAULT 0,
        total int,
        params jsonb NOT NULL,
        checkpoint jsonb,
        result jsonb,
        problem jsonb,
        actor jsonb NOT NULL,
        locale text NOT NULL,
        owner_user_id uuid NOT NULL,
        owner_unit_id uuid NOT NULL,
        attempt int NOT NULL DEFAULT 0,
        interruptions int NOT NULL DEFAULT 0,
        cancel_requested boolean NOT NULL DEFAULT false,
        alive_at timestamptz,
        created_at timestamptz NOT NULL,
        created_by uuid,
        started_at timestamptz,
        finished_at timestamptz,
        updated_at timestamptz NOT NULL,
        updated_by uuid,
        deleted_at timestamptz,
        version int NOT NULL DEFAULT 1
      ) WITH (fillfactor = 50);
      CREATE INDEX ix_job_owner ON job (owner_user_id, created_at DESC, id DESC);
      CREATE INDEX ix_job_created ON job (created_at DESC, id DESC);
      CREATE INDEX ix_job_open ON job (state) WHERE state IN ('QUEUED', 'RUNNING');

      CREATE TABLE import_run (
        id uuid PRIMARY KEY CONSTRAINT fk_import_run_job REFERENCES job (id),
        kind text NOT NULL,
        file_name text NOT NULL,
        file_sha256 text NOT NULL,
        file_size bigint NOT NULL,
        options jsonb NOT NULL,
        heading jsonb,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL,
        unit_id uuid NOT NULL
      );
      CREATE INDEX ix_import_run_file ON import_run (file_sha256);

      CREATE TABLE import_row (
        import_id uuid NOT NULL CONSTRAINT fk_import_row_run REFERENCES import_run (id),
        row_number int NOT NULL,
        outcome text NOT NULL CONSTRAINT ck_import_row_outcome
          CHECK (outcome IN ('created', 'updated', 'unchanged', 'skipped', 'rejected')),
        subject_id uuid,
        name text,
        problems jsonb,
        cells jsonb,
        PRIMARY KEY (import_id, row_number)
      );
      CREATE INDEX ix_import_row_outcome ON import_row (import_id, outcome, row_number);
      CREATE INDEX ix_import_row_subject ON import_row (subject_id) WHERE subject_id IS NOT NULL;

      -- Only the owner of a table may look at it for the planner; the application asks for it during imports.
      CREATE FUNCTION refresh_company_statistics() RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      BEGIN
        IF (SELECT reltuples * 4 < pg_relation_size('company') / 2048 FROM pg_class WHERE oid = 'company'::regclass)
           OR NOT EXISTS (SELECT 1 FROM pg_stats WHERE schemaname = 'public' AND tablename = 'company'
                          AND attname = 'deleted_at') THEN
          ANALYZE company (id, code, uscc, foreign_reg_no, foreign_reg_country, name_key, brand_key, other_keys,
                           merged_into_id, deleted_at);
        END IF;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP FUNCTION refresh_company_statistics(); DROP TABLE import_row; DROP TABLE import_run; DROP TABLE job; DROP SCHEMA pgboss CASCADE;',
    );
  }
}
