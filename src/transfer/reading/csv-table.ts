import { Readable } from 'node:stream';
import { CsvError, type Parser, parse } from 'csv-parse';
import { fileErrors } from '../transfer.errors.js';
import { stripGuard } from '../writing/formula-guard.rules.js';
import { boundedText } from './bounded-text.js';
import { detectDelimiter } from './delimiter.rules.js';
import { type Cell, EMPTY_CELL, isBlank, type TableFile, type TableLimits, type TableRow } from './table.js';
import { decodeFile, detectEncoding } from './text-encoding.js';

const SAMPLE_CHARACTERS = 64 * 1024;
/** A record this long is a quote that was never closed, not a row. */
const MAX_RECORD_CHARACTERS = 4 * 1024 ** 2;
const SHEET = { name: 'CSV', hidden: false };

/** Opens delimited text. Row numbers count records, not lines: a quoted cell may hold line breaks. */
export async function openCsv(path: string, limits: TableLimits): Promise<TableFile> {
  const encoding = await detectEncoding(path);
  const sample = await firstText(decodeFile(path, encoding));
  if (sample.trim() === '') throw fileErrors.EMPTY();
  const delimiter = detectDelimiter(sample);
  return {
    format: 'csv',
    encoding,
    delimiter,
    sheets: [SHEET],
    notices: [],
    rows: () => readRows(limits, boundedText(decodeFile(path, encoding), delimiter, limits), delimiter),
    close: async () => undefined,
  };
}

async function firstText(pieces: AsyncGenerator<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length >= SAMPLE_CHARACTERS) break;
  }
  return text.slice(0, SAMPLE_CHARACTERS);
}

function parserOf(delimiter: string): Parser {
  const parser = parse({
    delimiter,
    // Ledgers pasted together mix line ends; left alone, the parser believes the first it meets.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: MAX_RECORD_CHARACTERS,
    // The parser makes an error with its stack for each row that is not as long as the first, to set it aside: dozens
    // of microseconds a row of a ragged ledger. Where it has counted no record yet, each row is the first.
    on_record: (fields: string[]) => {
      Object.assign(parser.info, { records: 0 });
      return fields;
    },
  });
  return parser;
}

async function* readRows(
  limits: TableLimits,
  text: AsyncGenerator<string>,
  delimiter: string,
): AsyncGenerator<TableRow> {
  const parser = parserOf(delimiter);
  const source = Readable.from(text);
  source.on('error', (error) => parser.destroy(error));
  let [record, emitted] = [0, 0];
  try {
    for await (const fields of source.pipe(parser)) {
      record += 1;
      const cells = toCells(fields as string[], record, limits);
      if (
        isBlank(cells) ||
        (record === 1 && /^sep=.?$/i.test(cells.map((cell) => cell.text).join(delimiter)))
      )
        continue;
      emitted += 1;
      if (emitted > limits.maxRows) throw fileErrors.TOO_MANY_ROWS({ params: { limit: limits.maxRows } });
      yield { rowNumber: record, cells };
    }
  } catch (error) {
    throw asFileError(error, record + 1);
  } finally {
    source.destroy();
    parser.destroy();
  }
}

function toCells(fields: readonly string[], row: number, limits: TableLimits): Cell[] {
  let width = fields.length;
  while (width > 0 && fields[width - 1] === '') width -= 1;
  if (width > limits.maxColumns)
    throw fileErrors.TOO_MANY_COLUMNS({ params: { limit: limits.maxColumns, row } });
  const cells: Cell[] = [];
  for (let at = 0; at < width; at += 1) {
    const field = fields[at] as string;
    if (field.length > limits.maxCellLength) throw tooLong(row, limits.maxCellLength);
    cells.push(field === '' ? EMPTY_CELL : { kind: 'text', text: stripGuard(field) });
  }
  return cells;
}

function tooLong(row: number, limit: number): Error {
  return fileErrors.TEXT_TOO_LONG({ params: { row, limit } });
}

function asFileError(error: unknown, record: number): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_MAX_RECORD_SIZE') return tooLong(record, MAX_RECORD_CHARACTERS);
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return fileErrors.QUOTE_NOT_CLOSED({ params: { line: record } });
  return fileErrors.DAMAGED({ params: { where: `CSV ${record}` } });
}
