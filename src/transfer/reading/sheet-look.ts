import { readMerges } from './merges.js';
import type { SheetLook } from './table.js';
import type { ZipArchive } from './zip-archive.js';

const MOST_BYTES = 1024 ** 2;
const MOST_COLUMNS = 1_000;

export async function readSheetLook(archive: ZipArchive, path: string): Promise<SheetLook> {
  return { merges: await readMerges(archive, path), widths: await readWidths(archive, path) };
}

/** Widths stand before the rows, in the first few bytes of the part. */
async function readWidths(archive: ZipArchive, path: string): Promise<number[]> {
  let head = '';
  for await (const piece of archive.pieces(path)) {
    head += piece.toString('latin1');
    if (head.includes('sheetData') || head.length > MOST_BYTES) break;
  }
  const widths: number[] = [];
  for (const [tag] of head.matchAll(/<(?:\w+:)?col\s[^>]*>/g)) {
    const number = (name: string) =>
      Number(new RegExp(`\\b${name}\\s*=\\s*["']([\\d.]+)["']`).exec(tag)?.[1] ?? 0);
    const [from, to, width] = [number('min'), number('max'), number('width')];
    for (let at = from; at >= 1 && at <= Math.min(to, MOST_COLUMNS); at += 1) widths[at - 1] = width;
  }
  return Array.from(widths, (width) => width ?? 0);
}
