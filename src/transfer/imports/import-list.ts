import { readSheet } from '../reading/read-sheet.js';
import { type RowRole, rowRole } from '../reading/row-role.rules.js';
import type { TableFile, TableRow } from '../reading/table.js';
import type { SheetColumn } from '../sheet.js';
import type { FoundColumn, ImportRecord } from './import.types.js';
import { type BoundColumn, CellReader, type ReadCells } from './import-cells.rules.js';

/** `example`: the row that our own templates carry. */
export type ListedRole = RowRole | 'example';

/** One row of the file below a heading. */
export interface ListedRow {
  readonly sheetNo: number;
  readonly source: TableRow;
  readonly role: ListedRole;
  /** Reads its cells; only for data. */
  read(): ReadCells;
}

/** The rows of all chosen sheets, sheet by sheet. Nothing is held but the row at hand. */
export class ImportList {
  constructor(
    private readonly table: TableFile,
    private readonly columns: readonly SheetColumn[],
    private readonly record: Pick<ImportRecord, 'sheets' | 'mapping'>,
  ) {}

  async *rows(): AsyncGenerator<ListedRow> {
    for (const [sheetNo, sheet] of this.record.sheets.entries())
      if (sheet.taken) yield* this.rowsOf(sheetNo, sheet.name, sheet.columns);
  }

  /** Columns of money that any sheet of the file has. */
  get money(): readonly SheetColumn[] {
    const taken = new Set(
      this.record.sheets.flatMap((sheet) => (sheet.taken ? sheet.columns.map(({ field }) => field) : [])),
    );
    return this.columns.filter(({ key, kind }) => kind === 'money' && taken.has(key));
  }

  /** Columns of the file that are taken in, of one sheet. */
  bound(sheetNo: number): BoundColumn[] {
    return boundColumns(this.record.sheets[sheetNo]?.columns ?? [], this.columns);
  }

  private async *rowsOf(
    sheetNo: number,
    name: string,
    found: readonly FoundColumn[],
  ): AsyncGenerator<ListedRow> {
    const { heading, rows } = await readSheet(
      this.table,
      importable(this.columns),
      sheetKey(this.table, name),
    );
    if (!heading) return;
    const reader = new CellReader(name, boundColumns(found, this.columns), this.record.mapping);
    const example = exampleMark(found);
    for await (const source of rows) {
      const role = example(source) ? 'example' : rowRole(source, heading);
      yield { sheetNo, source, role, read: () => reader.read(source) };
    }
  }
}

/** CSV and HTML have one sheet without a name. */
export function sheetKey(table: TableFile, name: string): string | undefined {
  return table.format === 'xlsx' ? name : undefined;
}

export function importable(columns: readonly SheetColumn[]): SheetColumn[] {
  return columns.filter(({ parse }) => parse);
}

function boundColumns(found: readonly FoundColumn[], columns: readonly SheetColumn[]): BoundColumn[] {
  const byKey = new Map(importable(columns).map((column) => [column.key, column]));
  return found.flatMap(({ index, heading, field }) => {
    const column = field === null ? undefined : byKey.get(field);
    return column ? [{ index, heading, column }] : [];
  });
}

export const EXAMPLE_MARK = '示例';

/** Our templates mark their example in the column of row numbers; whoever writes a number there means the row. */
function exampleMark(found: readonly FoundColumn[]): (row: TableRow) => boolean {
  const at = found.find(({ key }) => key === '序号')?.index;
  return (row) => at !== undefined && row.cells[at]?.text.trim() === EXAMPLE_MARK;
}
