import type { HeadingField } from './heading-vocabulary.rules.js';
import { findHeading, guessHeading, headingIn, type TableHeading } from './headings.rules.js';
import type { TableFile, TableRow } from './table.js';

const HEAD_ROWS = 31;

export interface SheetReading {
  /** Undefined where there is none; then `rows` starts with the first row of the sheet. */
  readonly heading: TableHeading | undefined;
  readonly rows: AsyncIterable<TableRow>;
}

/**
 * Opens one sheet at its data: finds the heading in the first rows and streams what comes after it.
 * @param stated rows that the heading stands in, where it need not be looked for
 */
export async function readSheet(
  table: TableFile,
  fields: readonly HeadingField[],
  sheetName?: string,
  stated: readonly number[] = [],
): Promise<SheetReading> {
  const iterator = table.rows(sheetName)[Symbol.asyncIterator]();
  const head: TableRow[] = [];
  const deep = stated.at(-1) ?? 0;
  while (head.length < HEAD_ROWS || (head.at(-1)?.rowNumber ?? 0) < deep) {
    const next = await iterator.next();
    if (next.done) break;
    head.push(next.value);
  }
  const found = stated.length > 0 ? headingIn(head, fields, stated) : findHeading(head, fields);
  const heading = found ?? (stated.length > 0 ? undefined : guessHeading(head));
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
