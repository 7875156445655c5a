import type { Readable } from 'node:stream';
import { type Entry, open, type ZipFile } from 'yauzl';
import { DomainError } from '../../platform/kernel/domain-error.js';
import { fileErrors } from '../transfer.errors.js';
import type { TableLimits } from './table.js';
import { parseXml, type XmlHandler } from './xml-reader.js';

/** Parts that are held in memory (everything but sheets and shared strings) may not unpack beyond this. */
const MAX_HELD_PART_BYTES = 16 * 1024 ** 2;

/**
 * The parts of a workbook, read in place; nothing is written to disk, so a path in the archive can reach nothing.
 * Sizes are checked against the directory before anything is unpacked, and yauzl stops an entry that unpacks to
 * more than its directory says.
 */
export class ZipArchive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** Throws FILE.TRUNCATED, FILE.DAMAGED, FILE.ENCRYPTED or FILE.BOMB. */
  static async open(path: string, limits: TableLimits): Promise<ZipArchive> {
    const zip = await openZip(path);
    try {
      const entries = await listEntries(zip, limits.maxEntries);
      refuseBombs([...entries.values()], limits);
      return new ZipArchive(zip, entries);
    } catch (error) {
      zip.close();
      throw asFileError(error, 'zip');
    }
  }

  get names(): readonly string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** Streams one part; the caller iterates it to the end or breaks off, both of which release it. */
  async *pieces(name: string): AsyncGenerator<Buffer> {
    const stream = await this.stream(name);
    try {
      for await (const piece of stream) yield piece as Buffer;
    } catch (error) {
      throw asFileError(error, name);
    } finally {
      stream.destroy();
    }
  }

  async *parse(name: string, handler: XmlHandler): AsyncGenerator<void> {
    const stream = await this.stream(name);
    try {
      yield* parseXml(stream, name, handler);
    } catch (error) {
      throw asFileError(error, name);
    } finally {
      stream.destroy();
    }
  }

  /** Parses a small part to its end. */
  async read(name: string, handler: XmlHandler): Promise<void> {
    const size = this.entries.get(name.toLowerCase())?.uncompressedSize ?? 0;
    if (size > MAX_HELD_PART_BYTES) throw bomb(size, '-');
    for await (const _ of this.parse(name, handler));
  }

  close(): void {
    this.zip.close();
  }

  private stream(name: string): Promise<Readable> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) throw fileErrors.DAMAGED({ params: { where: name } });
    return new Promise((resolve, reject) => {
      this.zip.openReadStream(entry, (error, stream) => {
        if (error) reject(asFileError(error, name));
        else resolve(stream);
      });
    });
  }
}

function openZip(path: string): Promise<ZipFile> {
  const options = { autoClose: false, lazyEntries: true, validateEntrySizes: true };
  return new Promise((resolve, reject) => {
    open(path, options, (error, zip) => {
      if (error) reject(fileErrors.TRUNCATED());
      else resolve(zip);
    });
  });
}

function listEntries(zip: ZipFile, maxEntries: number): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    if (zip.entryCount > maxEntries) {
      reject(fileErrors.DAMAGED({ params: { where: `zip: ${zip.entryCount}` } }));
      return;
    }
    zip.on('entry', (entry: Entry) => {
      if (entry.isEncrypted()) reject(fileErrors.ENCRYPTED());
      entries.set(entry.fileName.toLowerCase(), entry);
      zip.readEntry();
    });
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.readEntry();
  });
}

function refuseBombs(entries: readonly Entry[], limits: TableLimits): void {
  const sum = (pick: (entry: Entry) => number) => entries.reduce((total, entry) => total + pick(entry), 0);
  const unpacked = sum((entry) => entry.uncompressedSize);
  const ratio = Math.round(
    unpacked /
      Math.max(
        1,
        sum((entry) => entry.compressedSize),
      ),
  );
  const suspicious = unpacked > limits.ratioFloorBytes && ratio > limits.maxRatio;
  if (suspicious || unpacked > limits.maxUnpackedBytes) throw bomb(unpacked, ratio);
}

function bomb(bytes: number, ratio: number | string): DomainError {
  return fileErrors.BOMB({ params: { unpackedMegabytes: Math.ceil(bytes / 1024 ** 2), ratio } });
}

function asFileError(error: unknown, where: string): DomainError {
  if (error instanceof DomainError) return error;
  const text = String(error);
  if (/encrypt/i.test(text)) return fileErrors.ENCRYPTED();
  return fileErrors.DAMAGED({ params: { where } });
}
