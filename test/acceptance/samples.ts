import { readdirSync } from 'node:fs';
import path from 'node:path';
import { checkUscc } from '../../src/platform/kernel/uscc.js';
import { openTable } from '../../src/transfer/reading/open-table.js';
import { bytesOf, folder, isThere } from './data.js';
import { type Score, scoreOf } from './score.js';

interface ExpectedRow {
  readonly row: number;
  readonly company_name?: string;
  readonly company_name_as_typed?: string;
  readonly name_as_typed?: string;
  readonly short_name?: string;
  readonly uscc?: string | null;
  readonly expect?: string;
}
interface Expected {
  readonly file: string;
  readonly rows?: readonly ExpectedRow[];
  readonly sheets?: readonly { readonly sheet: string; readonly rows: readonly ExpectedRow[] }[];
}

const FOLDER = 'import-samples';

/** Each messy file: every expected row is read at its number, with its company, and its credit code where it has one. */
export async function scoreSamples(): Promise<Score[]> {
  if (!isThere(FOLDER)) return [];
  const names = readdirSync(path.join(folder, FOLDER))
    .filter((name) => name.endsWith('.expected.json'))
    .sort();
  const scores: Score[] = [];
  for (const name of names) {
    const expected = JSON.parse(bytesOf(path.join(FOLDER, name)).toString('utf8')) as Expected;
    const parts = expected.sheets ?? [{ sheet: undefined, rows: expected.rows ?? [] }];
    for (const { sheet, rows } of parts) {
      const read = await cellsByRow(path.join(folder, FOLDER, expected.file), sheet);
      const title = `import-samples ${expected.file}${sheet ? ` ${sheet}` : ''}`;
      scores.push(
        await scoreOf(
          title,
          1,
          rows,
          (row) => isRead(row, read.get(row.row) ?? []),
          ({ row }) => `row ${row}`,
        ),
      );
    }
  }
  return scores;
}

async function cellsByRow(file: string, sheet?: string): Promise<Map<number, string[]>> {
  const table = await openTable(file);
  const read = new Map<number, string[]>();
  for await (const { rowNumber, cells } of table.rows(sheet))
    read.set(
      rowNumber,
      [...cells].map((cell) => cell?.text ?? ''),
    );
  await table.close();
  return read;
}

function isRead(row: ExpectedRow, cells: readonly string[]): boolean {
  const name = row.company_name_as_typed ?? row.name_as_typed ?? row.company_name ?? row.short_name;
  if (name !== undefined && !cells.some((cell) => tidy(cell) === tidy(name))) return false;
  if (!row.uscc) return true;
  return cells.some((cell) => checkUscc(cell).normalised === row.uscc);
}

function tidy(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}\ufffd]/gu, '');
}
