import { fileErrors } from '../transfer.errors.js';
import { RunText } from './run-text.js';
import type { TableLimits } from './table.js';
import type { XmlHandler } from './xml-reader.js';
import type { ZipArchive } from './zip-archive.js';

/**
 * The strings of a workbook, kept as one block of UTF-8 outside the JavaScript heap: a million short strings
 * cost their bytes plus four each, where an array of strings would cost several times as much.
 */
export class SharedStrings {
  private bytes = Buffer.alloc(64 * 1024);
  private used = 0;
  private ends = new Uint32Array(4096);
  private count = 0;

  constructor(private readonly maxBytes: number) {}

  get size(): number {
    return this.count;
  }

  add(text: string): void {
    const length = Buffer.byteLength(text);
    if (this.used + length > this.maxBytes) {
      const unpackedMegabytes = Math.ceil((this.used + length) / 1024 ** 2);
      throw fileErrors.BOMB({ params: { unpackedMegabytes, ratio: '-' } });
    }
    this.reserve(length);
    this.bytes.write(text, this.used);
    this.used += length;
    this.ends[this.count] = this.used;
    this.count += 1;
  }

  get(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return undefined;
    return this.bytes.toString('utf8', index === 0 ? 0 : this.ends[index - 1], this.ends[index]);
  }

  private reserve(length: number): void {
    if (this.used + length > this.bytes.length) {
      const larger = Buffer.alloc(Math.max(this.bytes.length * 1.5, this.used + length) | 0);
      this.bytes.copy(larger, 0, 0, this.used);
      this.bytes = larger;
    }
    if (this.count === this.ends.length) {
      const larger = new Uint32Array(this.ends.length * 2);
      larger.set(this.ends);
      this.ends = larger;
    }
  }
}

/** Reads `sharedStrings.xml`; phonetic guides (`rPh`) are not part of the text. */
export async function readSharedStrings(
  archive: ZipArchive,
  path: string | undefined,
  limits: TableLimits,
): Promise<SharedStrings> {
  const strings = new SharedStrings(limits.maxSharedStringBytes);
  if (path === undefined || !archive.has(path)) return strings;
  const text = new RunText(limits.maxCellLength);
  const handler: XmlHandler = {
    open: (name) => {
      if (name === 'si') text.reset(strings.size + 1);
      text.open(name);
    },
    text: (piece) => text.add(piece),
    close: (name) => {
      text.close(name);
      if (name === 'si') strings.add(text.value);
    },
  };
  for await (const _ of archive.parse(path, handler));
  return strings;
}
