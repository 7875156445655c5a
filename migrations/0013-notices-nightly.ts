import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices to persons (domain.md §3.2, §4.1). */
export class NoticesNightly1700000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NOTICES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
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
