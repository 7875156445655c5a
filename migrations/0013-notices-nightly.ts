import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DEFAULT_NOTICE_TERMS, NOTICE_TERMS_KEY } from '../src/features/notices/notice-settings.js';

const SETTING_ID = '6f1d0a52-5f1b-5f0e-9a53-6b1f6f3c1301';

/**
 * What happens by itself: notices to persons, the nightly run, calendars by a secret address, and projects without an
 * owner unit (公海; domain.md §3.2, §3.5).
 */
export class NoticesNightly1700000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NOTICES);
    await runner.query(NIGHTLY);
    await runner.query(PUBLIC_SEA);
    await runner.query(CALENDARS);
    await runner.query(
      'INSERT INTO setting (id, key, value, effective_from, source) VALUES ($1, $2, $3, $4, $5)',
      [SETTING_ID, NOTICE_TERMS_KEY, JSON.stringify(DEFAULT_NOTICE_TERMS), '2020-01-01', 'D'],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM setting WHERE key = $1', [NOTICE_TERMS_KEY]);
    await runner.query(OWNERS_BACK);
    await runner.query(`
      DROP TABLE calendar_feed;
      DROP INDEX uq_job_nightly_open;
      DELETE FROM job WHERE owner_user_id IS NULL;
      ALTER TABLE job ALTER actor SET NOT NULL, ALTER owner_user_id SET NOT NULL, ALTER owner_unit_id SET NOT NULL;
      DROP TABLE nightly_run;
      DROP FUNCTION fill_in(text, jsonb);
      DROP TABLE notice;
    `);
  }
}

const NOTICES = `
      CREATE TABLE notice (
        id uuid PRIMARY KEY,
        recipient_id uuid NOT NULL CONSTRAINT fk_notice_recipient REFERENCES app_user (id),
        -- A code of NOTICE_KIND. Every feature adds its own, hence no list here.
        kind text NOT NULL,
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        -- Values for the text of the kind; never a name (see notice.codes.ts).
        params jsonb NOT NULL DEFAULT '{}',
        due_on date,
        -- Names the event: told once to each recipient.
        dedupe_key text NOT NULL,
        created_at timestamptz NOT NULL,
        read_at timestamptz,
        CONSTRAINT uq_notice_once UNIQUE (recipient_id, dedupe_key),
        CONSTRAINT ck_notice_params CHECK (jsonb_typeof(params) = 'object')
      );
      CREATE INDEX ix_notice_recipient ON notice (recipient_id, created_at DESC, id DESC);
      CREATE INDEX ix_notice_unread ON notice (recipient_id, kind) WHERE read_at IS NULL;
      CREATE INDEX ix_notice_subject ON notice (subject_type, subject_id);

      -- Puts the values into a text: '{days} days' with {"days": 3} is '3 days'; a value that is missing is '—'.
      CREATE FUNCTION fill_in(template text, params jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
        SELECT string_agg(part[1] || CASE WHEN part[2] IS NULL THEN '' ELSE COALESCE(params->>part[2], '—') END, ''
                          ORDER BY position)
        FROM regexp_matches(template, '([^{]*)(?:\\{(\\w+)\\})?', 'g') WITH ORDINALITY AS found(part, position)
      $$;`;

const NIGHTLY = `
      -- Which task was done for which day; the job of kind nightly-run goes by it.
      CREATE TABLE nightly_run (
        id uuid NOT NULL CONSTRAINT uq_nightly_run_id UNIQUE,
        day date NOT NULL,
        task text NOT NULL,
        job_id uuid NOT NULL,
        attempts int NOT NULL DEFAULT 1,
        started_at timestamptz NOT NULL,
        finished_at timestamptz,
        failed_at timestamptz,
        -- Name of the error, without any data.
        failure text,
        PRIMARY KEY (day, task),
        CONSTRAINT ck_nightly_run_end CHECK (finished_at IS NULL OR failed_at IS NULL)
      );

      -- What is due belongs to nobody.
      ALTER TABLE job ALTER actor DROP NOT NULL, ALTER owner_user_id DROP NOT NULL, ALTER owner_unit_id DROP NOT NULL;
      -- Many processes may find that the night is due; one of them asks.
      CREATE UNIQUE INDEX uq_job_nightly_open ON job (kind)
        WHERE kind = 'nightly-run' AND state IN ('QUEUED', 'RUNNING');`;

const PUBLIC_SEA = `
      ALTER TABLE project ALTER owner_unit_id DROP NOT NULL;
      ALTER TABLE project ADD CONSTRAINT ck_project_owner CHECK ((owner_unit_id IS NULL) = (public_sea_on IS NOT NULL));
      ALTER TABLE stage_transition ALTER owner_unit_id DROP NOT NULL;
      CREATE INDEX ix_project_public_sea ON project (public_sea_on) WHERE public_sea_on IS NOT NULL;`;

const OWNERS_BACK = `
      ALTER TABLE project DROP CONSTRAINT ck_project_owner;
      DROP INDEX ix_project_public_sea;
      UPDATE project SET owner_unit_id = first_report_unit_id WHERE owner_unit_id IS NULL;
      ALTER TABLE project ALTER owner_unit_id SET NOT NULL;
      ALTER TABLE stage_transition DISABLE TRIGGER USER;
      UPDATE stage_transition t SET owner_unit_id = p.first_report_unit_id
        FROM project p WHERE p.id = t.project_id AND t.owner_unit_id IS NULL;
      ALTER TABLE stage_transition ENABLE TRIGGER USER;
      ALTER TABLE stage_transition ALTER owner_unit_id SET NOT NULL;`;

const CALENDARS = `
      CREATE TABLE calendar_feed (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT fk_calendar_feed_user REFERENCES app_user (id),
        label text NOT NULL,
        -- SHA-256 of the token in the address; the token itself is shown once and kept nowhere.
        token_digest bytea NOT NULL CONSTRAINT uq_calendar_feed_token UNIQUE,
        created_at timestamptz NOT NULL,
        last_used_at timestamptz,
        revoked_at timestamptz
      );
      CREATE INDEX ix_calendar_feed_user ON calendar_feed (user_id, created_at DESC, id DESC);`;
