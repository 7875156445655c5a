import { openTable } from '../reading/open-table.js';
import type { SheetLook, TableFile } from '../reading/table.js';
import type { GridRow, GridSheet } from '../writing/write-grid.js';
import { columnLetters } from '../writing/xml-text.rules.js';
import type { FoundSheet } from './import.types.js';
import { sheetKey } from './import-list.js';

/** The rows of a sheet down to its heading, and how they look. */
export interface OriginalHead {
  readonly rows: ReadonlyMap<number, readonly string[]>;
  readonly look: SheetLook;
}

export interface ReturnedRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly why: string;
}

const WHERE = '原行号';
const WHY = '错误说明';
const USUAL_WIDTH = 16;

/** Reads the title rows and headings of the sheets that were taken, by their number. */
export async function headOf(
  path: string,
  sheets: readonly FoundSheet[],
): Promise<Map<number, OriginalHead>> {
  const table = await openTable(path);
  try {
    const heads = new Map<number, OriginalHead>();
    for (const [sheetNo, sheet] of sheets.entries())
      if (sheet.taken) heads.set(sheetNo, await readHead(table, sheet));
    return heads;
  } finally {
    await table.close();
  }
}

async function readHead(table: TableFile, { name, headingRows }: FoundSheet): Promise<OriginalHead> {
  const last = headingRows.at(-1) ?? 0;
  const rows = new Map<number, readonly string[]>();
  for await (const { rowNumber, cells } of table.rows(sheetKey(table, name))) {
    if (rowNumber > last) break;
    rows.set(
      rowNumber,
      cells.map((cell) => (cell.merged ? '' : cell.text)),
    );
  }
  return { rows, look: (await table.look?.(name)) ?? { merges: [], widths: [] } };
}

/** The sheet as it goes back. */
export function returnedSheet(
  { name, columns, headingRows }: FoundSheet,
  { rows, look }: OriginalHead,
  rejected: AsyncIterable<ReturnedRow>,
): GridSheet {
  const width = Math.max(
    1,
    ...columns.map(({ index }) => index + 1),
    ...[...rows.values()].map((cells) => cells.length),
  );
  const [first = 1, last = first] = [headingRows[0], headingRows.at(-1)];
  const kept = look.merges.filter(({ bottom }) => bottom <= last);
  const merges = kept.map((block) => ref(block.left, block.top, block.right, block.bottom));
  const more = first < last ? [width, width + 1].map((column) => ref(column, first, column, last)) : [];
  return {
    name,
    widths: [...Array.from({ length: width }, (_, at) => look.widths[at] || USUAL_WIDTH), 8, 60],
    merges: [...merges, ...more],
    frozen: last,
    rows: allRows(rows, { first, last, width }, rejected),
  };
}

interface Frame {
  readonly first: number;
  readonly last: number;
  readonly width: number;
}

async function* allRows(
  head: ReadonlyMap<number, readonly string[]>,
  { first, last, width }: Frame,
  rejected: AsyncIterable<ReturnedRow>,
): AsyncGenerator<GridRow> {
  for (let row = 1; row <= last; row += 1) {
    const cells = padded(head.get(row) ?? [], width);
    if (row < first) yield { cells, style: row === 1 ? 'title' : 'text' };
    else yield { cells: [...cells, ...(row === first ? [WHERE, WHY] : ['', ''])], style: 'header' };
  }
  for await (const { row, cells, why } of rejected)
    yield { cells: [...padded(cells, width), String(row), why], style: 'text' };
}

function padded(cells: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, at) => cells[at] ?? '');
}

function ref(left: number, top: number, right: number, bottom: number): string {
  return `${columnLetters(left)}${top}:${columnLetters(right)}${bottom}`;
}
