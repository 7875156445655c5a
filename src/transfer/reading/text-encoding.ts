import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import { fileErrors } from '../transfer.errors.js';
import { GbkRepair } from './gbk-repair.rules.js';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

const PIECE_BYTES = 256 * 1024;
/** Above this share of impossible bytes the file is no Chinese text but something binary. */
const MAX_INVALID_SHARE = 0.05;

/** Looks at the whole file: a GBK ledger may hold nothing but ASCII for its first thousand lines. */
export async function detectEncoding(path: string): Promise<TextEncoding> {
  const scan = new EncodingScan();
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
    const found = scan.push(piece as Buffer);
    if (found) return found;
  }
  return scan.end();
}

class EncodingScan {
  private first = true;
  private utf8 = true;
  private carry: Buffer = Buffer.alloc(0);
  private readonly gbk = new GbkRepair();

  /** Answers as soon as the bytes leave no doubt. Throws FILE.TYPE_NOT_SUPPORTED for binary content. */
  push(piece: Buffer): TextEncoding | undefined {
    if (this.first) {
      this.first = false;
      const wide = utf16Of(piece);
      if (wide) return wide;
    }
    if (piece.includes(0)) throw fileErrors.TYPE_NOT_SUPPORTED({ params: { found: '二进制 binary' } });
    if (this.utf8) {
      const joined = Buffer.concat([this.carry, piece]);
      const end = wholeCharacters(joined);
      this.utf8 = isUtf8(joined.subarray(0, end));
      this.carry = joined.subarray(end);
    }
    this.gbk.push(piece);
    return undefined;
  }

  end(): TextEncoding {
    if (this.utf8 && this.carry.length === 0) return 'utf-8';
    this.gbk.end();
    if (this.gbk.invalid > 5 && this.gbk.invalid > this.gbk.characters * MAX_INVALID_SHARE) {
      throw fileErrors.TYPE_NOT_SUPPORTED({ params: { found: '未知编码 unknown encoding' } });
    }
    return 'gb18030';
  }
}

/** By byte-order mark, or by zeros on one side only, as Latin letters and digits have in UTF-16. */
function utf16Of(head: Buffer): TextEncoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const sample = head.subarray(0, 4096);
  const zeros = [0, 0];
  for (let at = 0; at < sample.length; at += 1) {
    if (sample[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (odd > 0 && even === 0) return 'utf-16le';
  return even > 0 && odd === 0 ? 'utf-16be' : undefined;
}

/** Length of `bytes` without a UTF-8 character cut off at its end. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** The text of the file without its byte-order mark, piece by piece. */
export async function* decodeFile(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  const repair = encoding === 'gb18030' ? new GbkRepair() : undefined;
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
    const bytes = piece as Buffer;
    yield decoder.write(repair ? repair.push(bytes) : bytes);
  }
  yield (repair ? decoder.write(repair.end()) : '') + (decoder.end() ?? '');
}
