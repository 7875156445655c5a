import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Imports in steps: an import has a state of its own beside its jobs, its rows belong to sheets, mappings are
 * remembered, and old follow-ups keep who wrote them.
 */
export class Imports1700000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import_run
        ADD COLUMN state text NOT NULL DEFAULT 'COMMITTED' CONSTRAINT ck_import_run_state
          CHECK (state IN ('PREVIEWING', 'PREVIEW', 'COMMITTING', 'COMMITTED', 'REVERTING', 'REVERTED')),
        ADD COLUMN job_id uuid CONSTRAINT fk_import_run_current_job REFERENCES job (id),
        ADD COLUMN commit_job_ids uuid[] NOT NULL DEFAULT '{}',
        ADD COLUMN sheets jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN mapping jsonb NOT NULL DEFAULT '{}',
        ADD COLUMN counts jsonb,
        ADD COLUMN version int NOT NULL DEFAULT 1;
      UPDATE import_run SET job_id = id, commit_job_ids = CASE WHEN options->>'dryRun' = 'true' THEN '{}' ELSE ARRAY[id] END,
        state = CASE WHEN options->>'dryRun' = 'true' THEN 'PREVIEW' ELSE 'COMMITTED' END,
        counts = (SELECT j.result->'counts' FROM job j WHERE j.id = import_run.id),
        sheets = jsonb_build_array(jsonb_build_object('name', COALESCE(options->>'sheet', ''), 'hidden', false,
          'taken', true, 'why', null, 'headingRows', heading->'rowNumbers', 'columns', heading->'columns',
          'fingerprint', ''));
      ALTER TABLE import_run ALTER COLUMN job_id SET NOT NULL, DROP COLUMN heading;

      ALTER TABLE import_row
        ADD COLUMN sheet_no int NOT NULL DEFAULT 0,
        -- False: what an import would do; true: what it has done.
        ADD COLUMN is_written boolean NOT NULL DEFAULT true,
        ADD COLUMN reversal text CONSTRAINT ck_import_row_reversal CHECK (reversal IN ('REVERTED', 'LEFT')),
        ADD COLUMN reversal_problem jsonb,
        DROP CONSTRAINT import_row_pkey;
      UPDATE import_row r SET is_written = false
        FROM import_run i WHERE i.id = r.import_id AND i.options->>'dryRun' = 'true';
      ALTER TABLE import_row ADD CONSTRAINT import_row_pkey PRIMARY KEY (import_id, sheet_no, row_number);
      DROP INDEX ix_import_row_outcome;
      CREATE INDEX ix_import_row_outcome ON import_row (import_id, outcome, sheet_no, row_number);

      CREATE TABLE import_mapping (
        id uuid PRIMARY KEY,
        unit_id uuid NOT NULL CONSTRAINT fk_import_mapping_unit REFERENCES responsible_unit (id),
        kind text NOT NULL,
        fingerprint text NOT NULL,
        headings jsonb NOT NULL,
        mapping jsonb NOT NULL,
        used_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL,
        CONSTRAINT uq_import_mapping UNIQUE (unit_id, kind, fingerprint)
      );

      ALTER TABLE interaction
        -- Who wrote an old follow-up, where that person has no account here.
        ADD COLUMN author_name text,
        -- People of the other side by name, where they are no contacts.
        ADD COLUMN counterpart_note text,
        ADD COLUMN import_id uuid CONSTRAINT fk_interaction_import REFERENCES import_run (id);
      CREATE INDEX ix_interaction_import ON interaction (import_id) WHERE import_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX ix_interaction_import;
      ALTER TABLE interaction DROP COLUMN author_name, DROP COLUMN counterpart_note, DROP COLUMN import_id;
      DROP TABLE import_mapping;
      DROP INDEX ix_import_row_outcome;
      DELETE FROM import_row WHERE sheet_no > 0;
      ALTER TABLE import_row DROP CONSTRAINT import_row_pkey;
      ALTER TABLE import_row DROP COLUMN sheet_no, DROP COLUMN is_written, DROP COLUMN reversal, DROP COLUMN reversal_problem,
        ADD CONSTRAINT import_row_pkey PRIMARY KEY (import_id, row_number);
      CREATE INDEX ix_import_row_outcome ON import_row (import_id, outcome, row_number);
      ALTER TABLE import_run ADD COLUMN heading jsonb;
      UPDATE import_run SET heading = jsonb_build_object('rowNumbers', sheets->0->'headingRows', 'columns', sheets->0->'columns');
      ALTER TABLE import_run DROP COLUMN state, DROP COLUMN job_id, DROP COLUMN commit_job_ids, DROP COLUMN sheets,
        DROP COLUMN mapping, DROP COLUMN counts, DROP COLUMN version;
    `);
  }
}
