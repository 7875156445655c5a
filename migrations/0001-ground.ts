import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every feature stands on: contrib extensions, refusal of changes to the past, audit, stored answers. */
export class Ground1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
      END $$;

      CREATE TABLE audit_entry (
        id uuid PRIMARY KEY,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        actor_id uuid,
        actor_name text NOT NULL,
        actor_unit_id uuid,
        request_id text NOT NULL,
        action text NOT NULL,
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        changes jsonb NOT NULL DEFAULT '{}',
        reason text
      );
      CREATE INDEX ix_audit_entry_subject ON audit_entry (subject_type, subject_id, id DESC);
      CREATE INDEX ix_audit_entry_actor ON audit_entry (actor_id, id DESC);
      CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE idempotent_answer (
        caller_id uuid NOT NULL,
        key text NOT NULL,
        request_digest bytea NOT NULL,
        status int NOT NULL,
        headers jsonb NOT NULL,
        body text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (caller_id, key)
      );
      CREATE INDEX ix_idempotent_answer_created ON idempotent_answer (created_at);

      CREATE TABLE code_counter (
        prefix text NOT NULL,
        year int NOT NULL,
        last_number bigint NOT NULL,
        PRIMARY KEY (prefix, year)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE code_counter;
      DROP TABLE idempotent_answer;
      DROP TABLE audit_entry;
      DROP FUNCTION refuse_change();
    `);
  }
}
