import { foldHeading } from '../reading/fold.rules.js';
import { openTable } from '../reading/open-table.js';
import { readSheet } from '../reading/read-sheet.js';
import { type RowRole, rowRole } from '../reading/row-role.rules.js';
import type { TableFile, TableRow } from '../reading/table.js';
import type { CompanyColumn } from '../sheets/company-column.js';
import type { BoundColumn } from '../sheets/company-row.rules.js';
import { importErrors } from './import.errors.js';
import type { ImportHeading } from './import.types.js';

/** Without one of these a list names no company. */
const NAMING = ['name', 'nameCn', 'nameEn', 'nameLocal'];
const MOST_SHOWN = 12;

export interface ListedRow {
  readonly source: TableRow;
  readonly role: RowRole;
}

export interface CompanyList {
  readonly heading: ImportHeading;
  readonly columns: readonly BoundColumn[];
  readonly rows: AsyncIterable<ListedRow>;
}

/**
 * Opens a list of companies at its first row.
 * @throws FILE.* for what is no table, FILE.SHEET_NOT_FOUND, IMPORT.HEADING_NOT_FOUND
 */
export async function openCompanyList(
  table: TableFile,
  columns: readonly CompanyColumn[],
  sheet: string | null,
): Promise<CompanyList> {
  const taken = columns.filter(({ parse }) => parse);
  const { heading, rows } = await readSheet(table, taken, sheet ?? undefined);
  const fields = new Set(heading?.columns.map(({ field }) => field));
  if (!heading || !NAMING.some((field) => fields.has(field))) {
    const found = heading
      ? [...heading.columns, ...heading.unmatched].map((each) => each.heading)
      : await firstTexts(rows);
    throw importErrors.HEADING_NOT_FOUND({ params: { found: found.slice(0, MOST_SHOWN).join('、') || '-' } });
  }
  const byKey = new Map(taken.map((column) => [column.key, column]));
  const bound = heading.columns.flatMap((matched) => {
    const column = byKey.get(matched.field);
    return column ? [{ ...matched, column }] : [];
  });
  const all = [
    ...heading.columns.map(({ index, heading: text, field }) => ({ index, heading: text, field })),
    ...heading.unmatched.map(({ index, heading: text }) => ({ index, heading: text, field: null })),
  ].sort((a, b) => a.index - b.index);
  return {
    heading: { rowNumbers: heading.rowNumbers, columns: all },
    columns: bound,
    rows: withRoles(rows, (row) => rowRole(row, heading)),
  };
}

async function* withRoles(
  rows: AsyncIterable<TableRow>,
  roleOf: (row: TableRow) => RowRole,
): AsyncGenerator<ListedRow> {
  for await (const source of rows) yield { source, role: roleOf(source) };
}

async function firstTexts(rows: AsyncIterable<TableRow>): Promise<string[]> {
  for await (const { cells } of rows)
    return cells.map(({ text }) => text.slice(0, 40)).filter((text) => foldHeading(text) !== '');
  return [];
}

/** What can be told before a job is begun: that the file is a table with a heading and at least one row. */
export async function inspectCompanyList(
  path: string,
  columns: readonly CompanyColumn[],
  sheet: string | null,
): Promise<ImportHeading> {
  const table = await openTable(path);
  try {
    const list = await openCompanyList(table, columns, sheet);
    for await (const { role } of list.rows) if (role === 'data') return list.heading;
    throw importErrors.NO_ROWS();
  } finally {
    await table.close();
  }
}
