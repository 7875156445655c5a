import type { Text } from '../platform/kernel/domain-error.js';
import type { Cell } from './reading/table.js';

export type ColumnKind = 'text' | 'code' | 'money' | 'area' | 'count' | 'percent' | 'date' | 'datetime';

/**
 * What a cell is written from. Money, area and percent: decimal strings (percent as a fraction, `0.35`);
 * date: `YYYY-MM-DD`; datetime: an instant as `Date` or ISO text, shown in Shanghai time.
 */
export type CellValue = string | number | boolean | Date | null | undefined;

export type SheetRow = Readonly<Record<string, CellValue>>;

/** The outcome of reading one cell: a value, nothing, or a complaint that says what to write instead. */
export type ParsedCell =
  | { readonly status: 'ok'; readonly value: unknown }
  | { readonly status: 'missing' }
  | { readonly status: 'reject'; readonly message: Text };

/** One column of a noun's table: the same line serves the export and the import. */
export interface SheetColumn {
  readonly key: string;
  readonly header: Text;
  /** Heading above this and the neighbouring columns of the same group. */
  readonly group?: Text;
  readonly kind: ColumnKind;
  /** In characters, as spreadsheets count. */
  readonly width?: number;
  /** Summed in the 合计 row. */
  readonly total?: boolean;
  /** Further headings under which this column is recognised on import. */
  readonly headings?: readonly string[];
  readonly required?: boolean;
  /**
   * Import: key of the column that names the record of this one. Where that column is empty, the row goes on with the
   * record above, and what is empty here is what stood there: people write the name of a policy once, above its clauses.
   */
  readonly continues?: string;
  /** Template: what a person picks from. */
  readonly choices?: readonly string[];
  /** Template: what to write, shown beside the cell. */
  readonly hint?: Text;
  /** Template: the cell of the example row. */
  readonly example?: string;
  /** Import: `heading` is the heading as typed, since the unit may stand only there. */
  readonly parse?: (cell: Cell, heading: string) => ParsedCell;
}
