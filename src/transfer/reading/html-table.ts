import { fileErrors } from '../transfer.errors.js';
import { stripGuard } from '../writing/formula-guard.rules.js';
import type { HtmlCell } from './html-frame.js';
import { type HtmlRow, HtmlRows } from './html-rows.js';
import { type HtmlSheet, type SeenTable, sheetsOf } from './html-sheets.rules.js';
import { type Cell, EMPTY_CELL, isBlank, type TableFile, type TableLimits, type TableRow } from './table.js';
import { decodeFile, detectEncoding, type TextEncoding } from './text-encoding.js';

/**
 * Opens tables of HTML, as old systems send them under the name of a workbook. Each table is a sheet (see `sheetsOf`);
 * scripts and styles are left out. Nothing is ever loaded or run.
 */
export async function openHtml(path: string, limits: TableLimits): Promise<TableFile> {
  const encoding = await detectEncoding(path);
  const sheets = sheetsOf(await look(path, encoding, limits));
  return {
    format: 'html',
    encoding,
    sheets: sheets.length > 0 ? sheets : [{ name: 'HTML', hidden: false }],
    notices: [],
    rows: (name) => readRows(path, encoding, limits, pick(sheets, name)),
    close: async () => undefined,
  };
}

/** Reads the file once, for which tables it has. */
async function look(path: string, encoding: TextEncoding, limits: TableLimits): Promise<SeenTable[]> {
  const reader = new HtmlRows(limits);
  const counts = new Map<number, { rows: number; fullRows: number; width: number }>();
  for await (const { table, cells } of rowsIn(reader, path, encoding)) {
    const own = cells.filter(({ text, merged }) => text !== '' && !merged).length;
    const { rows, fullRows, width } = counts.get(table) ?? { rows: 0, fullRows: 0, width: 0 };
    counts.set(table, {
      rows: rows + (own > 0 ? 1 : 0),
      fullRows: fullRows + (own > 1 ? 1 : 0),
      width: Math.max(width, cells.length),
    });
  }
  return reader.notes.map((note, at) => ({
    ...note,
    ...(counts.get(at) ?? { rows: 0, fullRows: 0, width: 0 }),
  }));
}

async function* rowsIn(reader: HtmlRows, path: string, encoding: TextEncoding): AsyncGenerator<HtmlRow> {
  for await (const piece of decodeFile(path, encoding)) {
    reader.write(piece);
    yield* reader.drain();
  }
  reader.end();
  yield* reader.drain();
}

async function* readRows(
  path: string,
  encoding: TextEncoding,
  limits: TableLimits,
  sheet: HtmlSheet | undefined,
): AsyncGenerator<TableRow> {
  let [number, emitted] = [0, 0];
  if (!sheet) return;
  for await (const row of rowsIn(new HtmlRows(limits), path, encoding)) {
    if (!sheet.tables.has(row.table)) continue;
    number += 1;
    const cells = row.cells.map(toCell);
    if (isBlank(cells)) continue;
    emitted += 1;
    if (emitted > limits.maxRows) throw fileErrors.TOO_MANY_ROWS({ params: { limit: limits.maxRows } });
    yield { rowNumber: number, cells };
  }
}

/** @throws FILE.SHEET_NOT_FOUND */
function pick(sheets: readonly HtmlSheet[], name: string | undefined): HtmlSheet | undefined {
  if (name === undefined || sheets.length === 0) return sheets.find(({ hidden }) => !hidden) ?? sheets[0];
  const found = sheets.find((sheet) => sheet.name === name);
  if (found) return found;
  const available = sheets.map((sheet) => sheet.name).join('、');
  throw fileErrors.SHEET_NOT_FOUND({ params: { sheet: name, available } });
}

function toCell({ text, merged }: HtmlCell): Cell {
  if (text === '') return EMPTY_CELL;
  return { kind: 'text', text: stripGuard(text), ...(merged ? { merged: true } : {}) };
}
