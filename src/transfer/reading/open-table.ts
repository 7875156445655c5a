import { type FileHandle, open } from 'node:fs/promises';
import { fileErrors } from '../transfer.errors.js';
import { openCsv } from './csv-table.js';
import { openHtml } from './html-table.js';
import { sniff } from './sniff.rules.js';
import { DEFAULT_LIMITS, type TableFile, type TableLimits } from './table.js';
import { openXlsx } from './xlsx-table.js';

const HEAD_BYTES = 4096;
const SCAN_BYTES = 256 * 1024;

/**
 * Opens an uploaded table by its content: XLSX, a table of HTML, or CSV/TSV in UTF-8, UTF-16 or GB18030. Everything else is
 * refused with a FILE.* error that says what to do. The caller closes it.
 */
export async function openTable(path: string, options: Partial<TableLimits> = {}): Promise<TableFile> {
  const limits = { ...DEFAULT_LIMITS, ...options };
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
    const sniffed = sniff(head.subarray(0, bytesRead));
    if (sniffed.kind === 'other') throw fileErrors.TYPE_NOT_SUPPORTED({ params: { found: sniffed.found } });
    if (sniffed.kind === 'ole')
      throw (await isEncrypted(file)) ? fileErrors.ENCRYPTED() : fileErrors.OLD_XLS();
    if (sniffed.kind === 'zip') return await openXlsx(path, limits);
    if (sniffed.kind === 'html') return await openHtml(path, limits);
    return await openCsv(path, limits);
  } finally {
    await file.close();
  }
}

/** An encrypted workbook is an OLE container whose directory names the stream `EncryptedPackage`. */
async function isEncrypted(file: FileHandle): Promise<boolean> {
  const mark = Buffer.from('EncryptedPackage', 'utf16le');
  const buffer = Buffer.alloc(SCAN_BYTES);
  for (let position = 0; ; position += SCAN_BYTES - mark.length) {
    const { bytesRead } = await file.read(buffer, 0, SCAN_BYTES, position);
    if (buffer.subarray(0, bytesRead).includes(mark)) return true;
    if (bytesRead < SCAN_BYTES) return false;
  }
}
