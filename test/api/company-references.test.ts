import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMPANY_REFERENCES } from '../../src/features/company-merges/company-references.table.js';
import { isRepointed, nameOf } from '../../src/platform/database/reference-rows.js';
import { startTestApp, type TestApp } from '../support/app.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.close());

/** Named like a reference to a company, and none. */
const NO_COMPANY: string[] = [];

async function names(sql: string): Promise<string[]> {
  return (await app.sql<{ name: string }>(sql)).map(({ name }) => name).sort();
}

const foreignKeys = () =>
  names(`
    SELECT k.conrelid::regclass || '.' || a.attname AS name
    FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
    WHERE k.contype = 'f' AND k.confrelid = 'company'::regclass`);

describe('the list of references to companies', () => {
  it('holds every foreign key of the database', async () => {
    const listed = COMPANY_REFERENCES.map(nameOf);
    expect((await foreignKeys()).filter((name) => !listed.includes(name))).toEqual([]);
  });

  it('holds every column that is named like a company, with or without a foreign key', async () => {
    const listed = [...COMPANY_REFERENCES.map(nameOf), ...NO_COMPANY];
    const like = await names(`
      SELECT c.table_name || '.' || c.column_name AS name FROM information_schema.columns c
      JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.data_type IN ('uuid', 'ARRAY', 'text')
        AND c.column_name LIKE '%company\\_%' AND c.column_name ~ 'company(_ids?|_.*_ids?)$'`);
    expect(like.filter((name) => !listed.includes(name))).toEqual([]);
  });

  it('names nothing twice, and nothing that is not there', async () => {
    const listed = COMPANY_REFERENCES.map(nameOf);
    expect(new Set(listed).size).toBe(listed.length);
    const columns = await names(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'public'`,
    );
    expect(listed.filter((name) => !columns.includes(name))).toEqual([]);
  });

  it('says of each re-pointed table whether it has a version', async () => {
    const versioned = await names(
      `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'version'`,
    );
    const wrong = COMPANY_REFERENCES.filter(isRepointed).filter(
      ({ table, column, versioned: said }) =>
        column !== 'merged_into_id' && said !== versioned.includes(table),
    );
    expect(wrong).toEqual([]);
  });

  it('is guarded: no foreign key comes to point at a merged company', async () => {
    const guarded = await names(`
      SELECT DISTINCT tgrelid::regclass || '.' || encode(substring(tgargs FROM 1 FOR octet_length(tgargs) - 1), 'escape') AS name
      FROM pg_trigger WHERE tgfoid = 'refuse_merged_company'::regproc`);
    const open = ['company.merged_into_id', 'company_merge.survivor_id', 'company_merge.victim_id'];
    expect((await foreignKeys()).filter((name) => !open.includes(name))).toEqual(guarded);
  });
});
