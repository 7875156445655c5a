import { fileErrors } from '../transfer.errors.js';
import { stripGuard } from '../writing/formula-guard.rules.js';
import { HtmlRows } from './html-rows.js';
import { type Cell, EMPTY_CELL, isBlank, type TableFile, type TableLimits, type TableRow } from './table.js';
import { decodeFile, detectEncoding } from './text-encoding.js';

/**
 * Opens a table of HTML, as old systems send it under the name of a workbook. All tables of the file are one sheet,
 * one below the other; text outside of tables, scripts and styles are left out. Nothing is ever loaded or run.
 */
export async function openHtml(path: string, limits: TableLimits): Promise<TableFile> {
  const encoding = await detectEncoding(path);
  return {
    format: 'html',
    encoding,
    sheets: [{ name: 'HTML', hidden: false }],
    notices: [],
    rows: () => readRows(path, encoding, limits),
    close: async () => undefined,
  };
}

async function* readRows(
  path: string,
  encoding: Awaited<ReturnType<typeof detectEncoding>>,
  limits: TableLimits,
): AsyncGenerator<TableRow> {
  const rows = new HtmlRows(limits);
  let [number, emitted] = [0, 0];
  const drained = function* (): Generator<TableRow> {
    for (const texts of rows.drain()) {
      number += 1;
      const cells = texts.map(toCell);
      if (isBlank(cells)) continue;
      emitted += 1;
      if (emitted > limits.maxRows) throw fileErrors.TOO_MANY_ROWS({ params: { limit: limits.maxRows } });
      yield { rowNumber: number, cells };
    }
  };
  for await (const piece of decodeFile(path, encoding)) {
    rows.write(piece);
    yield* drained();
  }
  rows.end();
  yield* drained();
}

function toCell({ text, merged }: { readonly text: string; readonly merged: boolean }): Cell {
  if (text === '') return EMPTY_CELL;
  return { kind: 'text', text: stripGuard(text), ...(merged ? { merged: true } : {}) };
}
