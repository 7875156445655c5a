import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the duplicate check compares (domain.md §4.4) is kept beside the keys. */
export class Identity1700000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NAME_PARTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE company DROP COLUMN name_parts, DROP COLUMN alias_parts');
  }
}

/** Empty until `companies:rekey`: rows of an older key version are taken apart when they are compared. */
const NAME_PARTS = `
      ALTER TABLE company
        ADD COLUMN name_parts text[] NOT NULL DEFAULT '{}',
        ADD COLUMN alias_parts text[] NOT NULL DEFAULT '{}';`;
