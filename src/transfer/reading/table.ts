import type { Text } from '../../platform/kernel/domain-error.js';
import type { Merge } from './merge.js';

export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error' | 'empty';

/**
 * One cell as a person reads it. `text` keeps spaces and line breaks; dates are `YYYY-MM-DD`, with ` HH:mm:ss`
 * where the cell shows a time. `number` holds the plain decimal digits of a numeric cell, so that a credit code
 * stored as a number (domain.md trap 8.8) can be told from one stored as text.
 */
export interface Cell {
  readonly kind: CellKind;
  readonly text: string;
  readonly number?: string;
  /** The text was copied from the first cell of a merged block. */
  readonly merged?: boolean;
}

export const EMPTY_CELL: Cell = Object.freeze({ kind: 'empty', text: '' });

/** `rowNumber` is the sheet row or CSV record counted from 1. `cells` is dense from column A; it may be short. */
export interface TableRow {
  readonly rowNumber: number;
  readonly cells: readonly Cell[];
}

export interface TableSheet {
  readonly name: string;
  readonly hidden: boolean;
}

/** How a sheet looks around its data. */
export interface SheetLook {
  readonly merges: readonly Merge[];
  /** In characters, by column from 0; 0 where none is stated. */
  readonly widths: readonly number[];
}

/** An opened table. Rows stream; blank rows are left out, so row numbers may have gaps. */
export interface TableFile {
  readonly format: 'xlsx' | 'csv' | 'html';
  /** CSV only: what was found in the bytes. */
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheets: readonly TableSheet[];
  /** What was left out on purpose, for the person to know. */
  readonly notices: readonly Text[];
  /** Rows of a sheet, by default the first visible one. Throws FILE.* while iterating when a bound is broken. */
  rows(sheetName?: string): AsyncIterable<TableRow>;
  /** XLSX only: merged blocks and widths of a sheet. */
  look?(sheetName: string): Promise<SheetLook>;
  close(): Promise<void>;
}

export interface TableLimits {
  readonly maxRows: number;
  readonly maxColumns: number;
  /** Characters of one cell. Excel itself stops at 32,767. */
  readonly maxCellLength: number;
  /** Sum of all parts of a workbook once unpacked. Sheets are streamed, never held. */
  readonly maxUnpackedBytes: number;
  /** Unpacked to packed, looked at once a workbook unpacks to more than `ratioFloorBytes`. */
  readonly maxRatio: number;
  readonly ratioFloorBytes: number;
  /** Bytes of shared strings held in memory while a workbook is open. */
  readonly maxSharedStringBytes: number;
  readonly maxEntries: number;
}

export const DEFAULT_LIMITS: TableLimits = Object.freeze({
  maxRows: 1_000_000,
  maxColumns: 1_000,
  maxCellLength: 100_000,
  maxUnpackedBytes: 1024 ** 3,
  maxRatio: 100,
  ratioFloorBytes: 10 * 1024 ** 2,
  maxSharedStringBytes: 64 * 1024 ** 2,
  maxEntries: 5_000,
});

export function isBlank(cells: readonly Cell[]): boolean {
  return cells.every((cell) => cell.merged === true || cell.text.trim() === '');
}
