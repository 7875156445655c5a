import type { HeadingField } from './heading-vocabulary.rules.js';
import { findHeading, type TableHeading } from './headings.rules.js';
import type { TableFile, TableRow } from './table.js';

const HEAD_ROWS = 31;

export interface SheetReading {
  /** Undefined where no heading was recognised; then `rows` starts with the first row of the sheet. */
  readonly heading: TableHeading | undefined;
  readonly rows: AsyncIterable<TableRow>;
}

/** Opens one sheet at its data: finds the heading in the first rows and streams what comes after it. */
export async function readSheet(
  table: TableFile,
  fields: readonly HeadingField[],
  sheetName?: string,
): Promise<SheetReading> {
  const iterator = table.rows(sheetName)[Symbol.asyncIterator]();
  const head: TableRow[] = [];
  while (head.length < HEAD_ROWS) {
    const next = await iterator.next();
    if (next.done) break;
    head.push(next.value);
  }
  const heading = findHeading(head, fields);
  const last = heading?.rowNumbers.at(-1) ?? 0;
  return {
    heading,
    rows: rest(
      head.filter((row) => row.rowNumber > last),
      iterator,
    ),
  };
}

async function* rest(head: readonly TableRow[], iterator: AsyncIterator<TableRow>): AsyncGenerator<TableRow> {
  try {
    yield* head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}
