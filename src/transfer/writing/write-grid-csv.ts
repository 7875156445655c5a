import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvField } from './write-csv.js';
import type { GridSheet } from './write-grid.js';

/** Streams sheets one below the other as CSV with byte-order mark, every cell guarded. Ends the target. */
export async function writeGridCsv(target: Writable, sheets: readonly GridSheet[]): Promise<void> {
  await pipeline(Readable.from(lines(sheets), { objectMode: false }), target);
}

async function* lines(sheets: readonly GridSheet[]): AsyncGenerator<Buffer> {
  yield Buffer.from('\ufeff');
  for (const { rows } of sheets)
    for await (const { cells } of rows)
      yield Buffer.from(`${cells.map((cell) => csvField(cell, false)).join(',')}\r\n`);
}
