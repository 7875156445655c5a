import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SheetColumn, SheetRow } from '../sheet.js';
import { csvText, isPlainNumber } from './cell-value.rules.js';
import { guardText } from './formula-guard.rules.js';
import type { Language } from './workbook-spec.js';

/** Excel takes a CSV file without this mark for the system's old code page. */
const BYTE_ORDER_MARK = '\ufeff';
const CHUNK_CHARACTERS = 64 * 1024;
const NEEDS_QUOTES = /[",\r\n]/;

export type CsvRows =
  | AsyncIterable<SheetRow | readonly SheetRow[]>
  | Iterable<SheetRow | readonly SheetRow[]>;

/** One field of RFC 4180, with the formula guard unless it is a plain number in a numeric column. */
export function csvField(value: string, numeric: boolean): string {
  if (value === '') return '';
  const safe = numeric ? value : guardText(value);
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Headings in one line; the group is named only where two columns would read the same. */
export function csvHeadings(columns: readonly SheetColumn[], language: Language): string[] {
  const own = columns.map((column) => column.header[language]);
  return columns.map(({ header, group }) => {
    const repeated = own.indexOf(header[language]) !== own.lastIndexOf(header[language]);
    return repeated && group ? `${group[language]}${header[language]}` : header[language];
  });
}

function csvLine(columns: readonly SheetColumn[], row: SheetRow, language: Language): string {
  let line = '';
  for (let at = 0; at < columns.length; at += 1) {
    const { key, kind } = columns[at] as SheetColumn;
    const text = csvText(row[key], kind, language);
    line += (at === 0 ? '' : ',') + csvField(text, isPlainNumber(text, kind));
  }
  return `${line}\r\n`;
}

async function* chunks(
  columns: readonly SheetColumn[],
  rows: CsvRows,
  language: Language,
): AsyncGenerator<Buffer> {
  const headings = csvHeadings(columns, language).map((heading) => csvField(heading, false));
  yield Buffer.from(`${BYTE_ORDER_MARK}${headings.join(',')}\r\n`);
  let text = '';
  for await (const item of rows) {
    for (const row of Array.isArray(item) ? (item as readonly SheetRow[]) : [item as SheetRow]) {
      text += csvLine(columns, row, language);
      if (text.length < CHUNK_CHARACTERS) continue;
      yield Buffer.from(text);
      text = '';
    }
  }
  if (text !== '') yield Buffer.from(text);
}

/**
 * Streams rows as CSV: UTF-8 with byte-order mark, CRLF, RFC 4180. The heading line goes out at once; the target's
 * backpressure is honoured and it is ended. Rejects when the target or the rows fail.
 */
export async function writeCsv(
  target: Writable,
  columns: readonly SheetColumn[],
  rows: CsvRows,
  language: Language = 'zh',
): Promise<void> {
  const source = Readable.from(chunks(columns, rows, language), {
    objectMode: false,
    highWaterMark: 2 * CHUNK_CHARACTERS,
  });
  await pipeline(source, target);
}
