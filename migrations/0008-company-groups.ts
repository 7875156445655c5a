import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Groups of companies (集团, 系列企业; domain.md §2.1) and the scope that first-report protection covers (§4.1): the
 * group where the company or one above it has one, else the topmost parent, else the company itself.
 */
export class CompanyGroups1700000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE company_group (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        name_key text NOT NULL,
        note text,
        created_at timestamptz NOT NULL,
        created_by uuid,
        updated_at timestamptz NOT NULL,
        updated_by uuid,
        deleted_at timestamptz,
        version int NOT NULL DEFAULT 1
      );
      CREATE UNIQUE INDEX uq_company_group_name ON company_group (name_key) WHERE deleted_at IS NULL;

      ALTER TABLE company ADD COLUMN group_id uuid CONSTRAINT fk_company_group REFERENCES company_group (id);
      CREATE INDEX ix_company_group ON company (group_id) WHERE group_id IS NOT NULL;

      CREATE FUNCTION company_scope(company_id uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
        WITH RECURSIVE up AS (
          SELECT c.id, c.parent_company_id, c.group_id, 1 AS depth FROM company c WHERE c.id = company_scope.company_id
          UNION ALL
          SELECT c.id, c.parent_company_id, c.group_id, up.depth + 1
          FROM up JOIN company c ON c.id = up.parent_company_id WHERE up.depth < 10
        )
        SELECT COALESCE(
          (SELECT group_id FROM up WHERE group_id IS NOT NULL ORDER BY depth LIMIT 1),
          (SELECT id FROM up ORDER BY depth DESC LIMIT 1))
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION company_scope(uuid);
      ALTER TABLE company DROP COLUMN group_id;
      DROP TABLE company_group;
    `);
  }
}
