import { fileErrors } from '../transfer.errors.js';
import type { Merge } from './merge.js';
import type { ZipArchive } from './zip-archive.js';

const MAX_MERGES = 100_000;
/** A mark may be cut in two by the boundary between pieces. */
const OVERLAP = '<mergeCells'.length;
const MAX_TAIL_BYTES = 16 * 1024 ** 2;

export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

export function parseMerge(ref: string): Merge | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(ref);
  if (!match) return undefined;
  const [, left = '', top, right = '', bottom] = match;
  return { top: Number(top), left: columnIndex(left), bottom: Number(bottom), right: columnIndex(right) };
}

/**
 * The merged blocks of a sheet, by top row. They stand after the rows in the part, so the part is unpacked once
 * more for them; only bytes are searched, which costs a fraction of parsing it.
 */
export async function readMerges(archive: ZipArchive, sheetPath: string): Promise<readonly Merge[]> {
  const tail = await tailFromMerges(archive, sheetPath);
  const merges: Merge[] = [];
  for (const [, ref = ''] of tail.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']([^"']+)["']/g)) {
    const merge = parseMerge(ref);
    if (merge) merges.push(merge);
    if (merges.length > MAX_MERGES) throw fileErrors.DAMAGED({ params: { where: 'mergeCells' } });
  }
  return merges.sort((a, b) => a.top - b.top || a.left - b.left);
}

async function tailFromMerges(archive: ZipArchive, sheetPath: string): Promise<string> {
  let carry = Buffer.alloc(0);
  let tail: Buffer[] | undefined;
  let size = 0;
  for await (const piece of archive.pieces(sheetPath)) {
    if (tail) {
      tail.push(piece);
      size += piece.length;
      if (size > MAX_TAIL_BYTES) break;
      continue;
    }
    const joined = carry.length > 0 ? Buffer.concat([carry, piece]) : piece;
    const at = Math.max(joined.indexOf('<mergeCells'), joined.indexOf(':mergeCells'));
    if (at >= 0) tail = [joined.subarray(at)];
    carry = Buffer.from(joined.subarray(Math.max(0, joined.length - OVERLAP)));
  }
  return tail ? Buffer.concat(tail).toString('utf8') : '';
}
