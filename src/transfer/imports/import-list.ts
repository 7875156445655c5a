import type { TableHeading } from '../reading/headings.rules.js';
import { headingIn } from '../reading/headings.rules.js';
import { readSheet } from '../reading/read-sheet.js';
import { type RowRole, rowRole } from '../reading/row-role.rules.js';
import type { TableFile, TableRow } from '../reading/table.js';
import type { SheetColumn } from '../sheet.js';
import type { FoundColumn, FoundSheet, ImportRecord } from './import.types.js';
import { type BoundColumn, CellReader, type ReadCells } from './import-cells.rules.js';
import { contextOf, type SheetContext } from './sheet-context.rules.js';
import { layoutOf, twinsOf } from './sheet-layout.rules.js';

/** `example`: the row that our own templates carry. */
export type ListedRole = RowRole | 'example';

/** One row of the file below a heading. */
export interface ListedRow {
  readonly sheetNo: number;
  readonly source: TableRow;
  readonly role: ListedRole;
  /** Columns that are taken in, as the heading above the row has them. */
  readonly columns: readonly BoundColumn[];
  /** Reads its cells; only for data. */
  read(): ReadCells;
}

/** How rows are read from a heading downwards. */
interface Reading {
  readonly heading: TableHeading;
  readonly columns: readonly BoundColumn[];
  readonly reader: CellReader;
}

/** The rows of all chosen sheets, sheet by sheet. Nothing is held but the row at hand. */
export class ImportList {
  private readonly readable: readonly SheetColumn[];

  /** @param naming keys of the columns that name a row */
  constructor(
    private readonly table: TableFile,
    columns: readonly SheetColumn[],
    private readonly record: Pick<ImportRecord, 'sheets' | 'mapping'>,
    private readonly naming: readonly string[] = [],
  ) {
    this.readable = importable(columns);
  }

  async *rows(): AsyncGenerator<ListedRow> {
    for (const [sheetNo, sheet] of this.record.sheets.entries())
      if (sheet.taken) yield* this.rowsOf(sheetNo, sheet);
  }

  /** Columns of money that any sheet of the file has. */
  get money(): readonly SheetColumn[] {
    const taken = new Set(
      this.record.sheets.flatMap((sheet) => (sheet.taken ? sheet.columns.map(({ field }) => field) : [])),
    );
    return this.readable.filter(({ key, kind }) => kind === 'money' && taken.has(key));
  }

  private async *rowsOf(sheetNo: number, sheet: FoundSheet): AsyncGenerator<ListedRow> {
    const { name, columns: found, headingRows } = sheet;
    const key = sheetKey(this.table, name);
    const { heading, rows } = await readSheet(this.table, this.readable, key, headingRows);
    if (!heading) return;
    const context = contextOf([...heading.titles, name]);
    const example = exampleMark(found);
    let reading = this.reading(name, heading, found, context);
    for await (const source of rows) {
      const role = example(source) ? 'example' : rowRole(source, reading.heading);
      if (role === 'repeated-heading') reading = this.readingBelow(source, name, reading, context);
      const { reader, columns } = reading;
      yield { sheetNo, source, role, columns, read: () => reader.read(source) };
    }
  }

  private reading(
    sheet: string,
    heading: TableHeading,
    found: readonly Omit<FoundColumn, 'samples'>[],
    context: SheetContext,
  ): Reading {
    const columns = boundColumns(found, this.readable, this.naming);
    return { heading, columns, reader: new CellReader(sheet, columns, this.record.mapping, context) };
  }

  /** A heading that comes again further down may have its columns in another order. */
  private readingBelow(row: TableRow, sheet: string, above: Reading, context: SheetContext): Reading {
    const heading = headingIn([row], this.readable, [row.rowNumber]);
    if (!heading || !this.naming.some((key) => heading.columns.some(({ field }) => field === key)))
      return above;
    const found = layoutOf(heading, this.readable, this.record.mapping, 'USER');
    const places = (columns: readonly { index: number; field: string | null }[]) =>
      columns.flatMap(({ index, field }) => (field ? [`${index} ${field}`] : [])).join();
    const now = places(above.columns.map(({ index, column }) => ({ index, field: column.key })));
    return places(found) === now ? above : this.reading(sheet, heading, found, context);
  }
}

/** A text has one sheet without a name. */
export function sheetKey(table: TableFile, name: string): string | undefined {
  return table.format === 'csv' ? undefined : name;
}

export function importable(columns: readonly SheetColumn[]): SheetColumn[] {
  return columns.filter(({ parse }) => parse);
}

function boundColumns(
  found: readonly Omit<FoundColumn, 'samples'>[],
  columns: readonly SheetColumn[],
  naming: readonly string[],
): BoundColumn[] {
  const byKey = new Map(columns.map((column) => [column.key, column]));
  return found.flatMap((each) => {
    const column = each.field === null ? undefined : byKey.get(each.field);
    if (!column) return [];
    const { index, heading } = each;
    return [{ index, heading, column, twins: twinsOf(each, found), isNaming: naming.includes(column.key) }];
  });
}

export const EXAMPLE_MARK = '示例';

/** Our templates mark their example in the column of row numbers; whoever writes a number there means the row. */
function exampleMark(found: readonly FoundColumn[]): (row: TableRow) => boolean {
  const at = found.find(({ key }) => key === '序号')?.index;
  return (row) => at !== undefined && row.cells[at]?.text.trim() === EXAMPLE_MARK;
}
