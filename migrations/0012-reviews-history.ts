import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  REVIEW_KIND,
  REVIEW_OPINION,
  REVIEW_STATE,
} from '../src/features/admission-reviews/admission-review.codes.js';
import { DEFAULT_POOL_SETTINGS, POOL_SETTING_SOURCES } from '../src/features/projects/pool-settings.js';
import { LEVEL } from '../src/features/projects/project.codes.js';
import type { AnyCodeTable } from '../src/platform/kernel/code-table.js';
import { publishedCalendarYears } from '../src/platform/kernel/working-days.js';

const list = (table: AnyCodeTable) => table.codes.map((code) => `'${code}'`).join(', ');
const oneOf = (table: string, column: string, codes: AnyCodeTable) =>
  `CONSTRAINT ck_${table}_${column} CHECK (${column} IN (${list(codes)}))`;

const SETTINGS_SINCE = '2020-01-01';
const NEW_SETTINGS = ['review', 'batchSchemes'] as const;

/**
 * The admission review (domain.md §3.3), the calendar of working days (trap 8.26) as rows, and every version that a
 * project ever had, so that any past day can be read again.
 */
export class ReviewsHistory1700000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CALENDAR);
    for (const { year, holidays, workingWeekends } of publishedCalendarYears())
      await runner.query(
        `INSERT INTO working_calendar_year (year, holidays, working_weekends, source)
         VALUES ($1, $2, $3, 'chinese-days')`,
        [year, holidays, workingWeekends],
      );
    await runner.query(REVIEWS);
    await runner.query(PROJECT_VERSIONS);
    for (const name of NEW_SETTINGS)
      await runner.query(
        `INSERT INTO setting (id, key, value, effective_from, source)
         VALUES (gen_random_uuid(), $1, $2::jsonb, $3, $4) ON CONFLICT (key, effective_from) DO NOTHING`,
        [
          ...[`pool.${name}`, JSON.stringify(DEFAULT_POOL_SETTINGS[name]), SETTINGS_SINCE],
          POOL_SETTING_SOURCES[name],
        ],
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER project_keep_version ON project;
      DROP FUNCTION keep_project_version();
      DROP TABLE project_version;
      DROP TABLE admission_review_opinion;
      DROP TABLE admission_review_score;
      DROP TABLE admission_review_member;
      DROP TABLE admission_review;
      DROP TABLE working_calendar_year;
    `);
    await runner.query('DELETE FROM setting WHERE key = ANY ($1)', [
      NEW_SETTINGS.map((name) => `pool.${name}`),
    ]);
  }
}

const CALENDAR = `
      CREATE TABLE working_calendar_year (
        year int PRIMARY KEY CONSTRAINT ck_working_calendar_year CHECK (year BETWEEN 1949 AND 2200),
        holidays date[] NOT NULL,
        working_weekends date[] NOT NULL,
        source text NOT NULL,
        -- A new one with every write: processes compare it before they trust what they remember.
        revision uuid NOT NULL DEFAULT gen_random_uuid(),
        version int NOT NULL DEFAULT 1,
        updated_at timestamptz NOT NULL DEFAULT now(),
        updated_by uuid
      );`;

const REVIEWS = `
      CREATE TABLE admission_review (
        id uuid PRIMARY KEY,
        project_id uuid NOT NULL CONSTRAINT fk_admission_review_project REFERENCES project (id),
        round int NOT NULL,
        kind text NOT NULL,
        state text NOT NULL,
        proposed_level text NOT NULL,
        -- Who proposes does not score.
        submitted_by uuid,
        submitted_on date NOT NULL,
        unit_due_on date NOT NULL,
        pool_due_on date NOT NULL,
        due_on date NOT NULL,
        unit_reviewed_on date,
        unit_reviewed_by uuid,
        unit_note text,
        pool_checked_on date,
        pool_checked_by uuid,
        pool_note text,
        vetoes jsonb NOT NULL DEFAULT '[]',
        ended_on date,
        ended_by uuid,
        score numeric(4, 1),
        level_by_rule text,
        level text,
        level_reason text,
        settings_in_force jsonb,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        updated_by uuid,
        version int NOT NULL DEFAULT 1,
        ${oneOf('admission_review', 'kind', REVIEW_KIND)},
        ${oneOf('admission_review', 'state', REVIEW_STATE)},
        ${oneOf('admission_review', 'proposed_level', LEVEL)},
        ${oneOf('admission_review', 'level_by_rule', LEVEL)},
        ${oneOf('admission_review', 'level', LEVEL)},
        CONSTRAINT ck_admission_review_score CHECK (score BETWEEN 0 AND 100),
        CONSTRAINT ck_admission_review_ended CHECK ((ended_on IS NULL) = (state NOT IN ('DECIDED', 'RETURNED'))),
        CONSTRAINT ck_admission_review_decided CHECK (state <> 'DECIDED' OR (level IS NOT NULL
          AND settings_in_force IS NOT NULL AND (score IS NOT NULL OR vetoes <> '[]')))
      );
      CREATE UNIQUE INDEX uq_admission_review_round ON admission_review (project_id, round) WHERE state <> 'RETURNED';
      CREATE INDEX ix_admission_review_project ON admission_review (project_id, id);
      CREATE INDEX ix_admission_review_state ON admission_review (state, due_on, id);

      CREATE TABLE admission_review_member (
        id uuid PRIMARY KEY,
        review_id uuid NOT NULL CONSTRAINT fk_admission_review_member_review REFERENCES admission_review (id),
        unit_id uuid CONSTRAINT fk_admission_review_member_unit REFERENCES responsible_unit (id),
        user_id uuid CONSTRAINT fk_admission_review_member_user REFERENCES app_user (id),
        -- Of an outside expert or of somebody without an account; users have theirs in app_user.
        name text,
        is_chair boolean NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL,
        CONSTRAINT ck_admission_review_member_who CHECK ((user_id IS NULL) = (name IS NOT NULL))
      );
      CREATE UNIQUE INDEX uq_admission_review_member_user ON admission_review_member (review_id, user_id)
        WHERE user_id IS NOT NULL;
      CREATE UNIQUE INDEX uq_admission_review_member_chair ON admission_review_member (review_id) WHERE is_chair;
      CREATE INDEX ix_admission_review_member_user ON admission_review_member (user_id) WHERE user_id IS NOT NULL;

      CREATE TABLE admission_review_score (
        member_id uuid PRIMARY KEY CONSTRAINT fk_admission_review_score_member
          REFERENCES admission_review_member (id),
        review_id uuid NOT NULL CONSTRAINT fk_admission_review_score_review REFERENCES admission_review (id),
        anchors jsonb NOT NULL,
        intensity_ratio numeric(8, 4),
        points jsonb NOT NULL,
        total numeric(4, 1) NOT NULL CONSTRAINT ck_admission_review_score_total CHECK (total BETWEEN 0 AND 100),
        opinion text,
        remark text,
        entered_at timestamptz NOT NULL,
        entered_by uuid NOT NULL,
        ${oneOf('admission_review_score', 'opinion', REVIEW_OPINION)}
      );
      CREATE INDEX ix_admission_review_score_review ON admission_review_score (review_id);

      CREATE TABLE admission_review_opinion (
        id uuid PRIMARY KEY,
        review_id uuid NOT NULL CONSTRAINT fk_admission_review_opinion_review REFERENCES admission_review (id),
        unit_id uuid NOT NULL CONSTRAINT fk_admission_review_opinion_unit REFERENCES responsible_unit (id),
        invited_at timestamptz NOT NULL,
        invited_by uuid NOT NULL,
        opinion text,
        remark text,
        given_at timestamptz,
        given_by uuid,
        CONSTRAINT uq_admission_review_opinion_unit UNIQUE (review_id, unit_id),
        ${oneOf('admission_review_opinion', 'opinion', REVIEW_OPINION)},
        CONSTRAINT ck_admission_review_opinion_given CHECK ((given_at IS NULL) = (given_by IS NULL)
          AND (given_at IS NULL) = (opinion IS NULL))
      );`;

/**
 * A write of the application counts the version up and stamps `updated_at` with the injected clock; whatever else
 * changes a row is stamped by the database.
 */
const PROJECT_VERSIONS = `
      CREATE TABLE project_version (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        project_id uuid NOT NULL CONSTRAINT fk_project_version_project REFERENCES project (id),
        version int NOT NULL,
        valid_from timestamptz NOT NULL,
        content jsonb NOT NULL
      );
      CREATE INDEX ix_project_version_time ON project_version (project_id, valid_from, seq);
      CREATE INDEX ix_project_version_number ON project_version (project_id, version, seq);

      CREATE FUNCTION keep_project_version() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO project_version (project_id, version, valid_from, content)
        VALUES (NEW.id, NEW.version,
          CASE WHEN TG_OP = 'INSERT' OR NEW.version > OLD.version THEN NEW.updated_at ELSE now() END, to_jsonb(NEW));
        RETURN NULL;
      END $$;
      INSERT INTO project_version (project_id, version, valid_from, content)
        SELECT id, version, updated_at, to_jsonb(p) FROM project p ORDER BY id;
      CREATE TRIGGER project_keep_version AFTER INSERT OR UPDATE ON project
        FOR EACH ROW EXECUTE FUNCTION keep_project_version();
      CREATE TRIGGER project_version_append_only BEFORE UPDATE OR DELETE ON project_version
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER project_version_no_truncate BEFORE TRUNCATE ON project_version
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`;
