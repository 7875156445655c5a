import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import pg from 'pg';
import { v5 as uuidv5 } from 'uuid';
import { INDUSTRY_COLUMNS, industryRows } from './industry.rules.js';

/** Ids follow from the codes, so that an import repeated gives the same rows. */
const NAMESPACE = '6f1d0a52-5f1b-5f0e-9a53-6b1f6f3c4754';

export class IndustryImportError extends Error {}

const REPLACE = `
  INSERT INTO industry (id, code, full_code, name_zh, level, parent_code, section)
  SELECT id, code, full_code, name_zh, level, parent_code, section
  FROM jsonb_to_recordset($1::jsonb)
    AS r(id uuid, code text, full_code text, name_zh text, level int, parent_code text, section text)`;

/**
 * Replaces the table of GB/T 4754 with the rows of a CSV file (UTF-8, headings as in `INDUSTRY_COLUMNS`), or leaves
 * it as it was. The standard is not part of this product; the operator brings it.
 * @returns how many rows there are now
 * @throws IndustryImportError naming the first faults of the file
 */
export async function importIndustries(file: string, databaseUrl: string): Promise<number> {
  const { rows, faults } = industryRows(await readRecords(file));
  if (faults.length)
    throw new IndustryImportError(
      faults
        .slice(0, 10)
        .map(({ record, fault }) => `record ${record}: ${fault}`)
        .join('\n'),
    );
  if (rows.length === 0) throw new IndustryImportError('the file has no rows');
  const values = rows.map((row) => ({
    id: uuidv5(`gb4754/${row.code}`, NAMESPACE),
    code: row.code,
    full_code: row.fullCode || row.section + row.code,
    name_zh: row.nameZh,
    level: row.level,
    parent_code: row.parentCode,
    section: row.section,
  }));
  await replaceAll(databaseUrl, JSON.stringify(values));
  return rows.length;
}

async function readRecords(file: string): Promise<Record<string, string>[]> {
  const parser = createReadStream(file).pipe(parse({ bom: true, columns: true, skip_empty_lines: true }));
  const records: Record<string, string>[] = [];
  try {
    for await (const record of parser) records.push(record as Record<string, string>);
  } catch (error) {
    throw new IndustryImportError((error as Error).message);
  }
  const missing = INDUSTRY_COLUMNS.filter((column) => records[0] && !(column in records[0]));
  if (missing.length) throw new IndustryImportError(`columns are missing: ${missing.join(', ')}`);
  return records;
}

async function replaceAll(databaseUrl: string, rows: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('DELETE FROM industry');
    await client.query(REPLACE, [rows]);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
