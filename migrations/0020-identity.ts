import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the duplicate check compares (domain.md §4.4) is kept beside the keys. */
export class Identity1700000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NAME_PARTS);
    await runner.query(CONFIRMATIONS);
    await runner.query(TARGETS);
    await runner.query(POINTERS);
    await runner.query(guardedBy(BY_FUNCTION));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(guardedBy(BY_ITSELF));
    await runner.query(`
      ALTER TABLE qualification DROP COLUMN confirmation, DROP COLUMN confirmation_note, DROP COLUMN confirmed_at,
        DROP COLUMN confirmed_by;
      DROP INDEX uq_target_period;
      DROP VIEW company_pointer;
      DROP FUNCTION is_living_company(timestamptz, uuid);
      ALTER TABLE company DROP COLUMN name_parts, DROP COLUMN alias_parts;
    `);
  }
}

/** Empty until `companies:rekey`: rows of an older key version are taken apart when they are compared. */
const NAME_PARTS = `
      ALTER TABLE company
        ADD COLUMN name_parts text[] NOT NULL DEFAULT '{}',
        ADD COLUMN alias_parts text[] NOT NULL DEFAULT '{}';`;

/** What the department that owns the figure says of a qualification (§1.4). */
const CONFIRMATIONS = `
      ALTER TABLE qualification
        ADD COLUMN confirmation text
          CONSTRAINT ck_qualification_confirmation CHECK (confirmation IN ('CONFIRMED', 'DISPUTED')),
        ADD COLUMN confirmation_note text,
        ADD COLUMN confirmed_at timestamptz,
        ADD COLUMN confirmed_by uuid CONSTRAINT fk_qualification_confirmer REFERENCES app_user (id),
        ADD CONSTRAINT ck_qualification_confirmed CHECK (
          (confirmation IS NULL) = (confirmed_at IS NULL) AND (confirmation IS NULL) = (confirmed_by IS NULL));
      CREATE INDEX ix_qualification_unconfirmed ON qualification (type, id)
        WHERE confirmation IS NULL AND deleted_at IS NULL;`;

const TARGETS = `
      -- One target of a metric and period (§2.14).
      CREATE UNIQUE INDEX uq_target_period ON target (metric_code, scope_type, scope_id, from_on, to_on)
        NULLS NOT DISTINCT WHERE deleted_at IS NULL;`;

/**
 * What a merged company answers (domain.md §4.5): whoever reads finds the survivor behind the old id or code, whoever
 * writes is refused and told of it.
 */
const POINTERS = `
      -- For the WHERE of every look at a company that a write names.
      CREATE FUNCTION is_living_company(deleted timestamptz, survivor uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
      BEGIN
        IF survivor IS NOT NULL THEN
          RAISE EXCEPTION 'the company was merged'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_living_company', DETAIL = (
              SELECT json_build_object('mergedInto', json_build_object(
                'id', s.id, 'code', s.code, 'nameCn', s.name_cn, 'nameEn', s.name_en))
              FROM company s WHERE s.id = survivor);
        END IF;
        RETURN deleted IS NULL;
      END $$;

      -- Ids and codes under which a company can be read, with the record behind them.
      CREATE VIEW company_pointer AS
        SELECT k.id, k.code, c.id AS company_id
        FROM company k JOIN company c ON c.id = COALESCE(k.merged_into_id, k.id) WHERE c.deleted_at IS NULL;`;

const BY_FUNCTION = `
        PERFORM is_living_company(NULL, survivor);`;

const BY_ITSELF = `
        IF survivor IS NOT NULL THEN
          RAISE EXCEPTION 'the company was merged'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_living_company', DETAIL = (
              SELECT json_build_object('mergedInto', json_build_object(
                'id', s.id, 'code', s.code, 'nameCn', s.name_cn, 'nameEn', s.name_en))
              FROM company s WHERE s.id = survivor);
        END IF;`;

/** The trigger behind it, for whoever looked before a merge and writes after it. */
function guardedBy(refusal: string): string {
  return `
      CREATE OR REPLACE FUNCTION refuse_merged_company() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        wanted uuid;
        survivor uuid;
      BEGIN
        EXECUTE format('SELECT ($1).%I', TG_ARGV[0]) INTO wanted USING NEW;
        SELECT merged_into_id INTO survivor FROM company WHERE id = wanted FOR KEY SHARE;${refusal}
        RETURN NEW;
      END $$;`;
}
