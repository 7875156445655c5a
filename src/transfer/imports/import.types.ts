import type { Outcome, RowProblem } from '../sheet-intake.js';

export const IMPORT_JOB = 'import';
export const REVERSION_JOB = 'import-reversion';

/** How an import is carried out; what the list does not say is in `chosen`. */
export interface ImportOptions {
  readonly duplicates: 'skip' | 'update' | 'stop';
  readonly similar: 'create' | 'reject';
  /** Each row for itself, or all of them or none. */
  readonly mode: 'each' | 'atomic';
  readonly dryRun: boolean;
  readonly sheet: string | null;
  readonly hiddenSheets: boolean;
  /** What the caller set; the rest follows the defaults of the kind. */
  readonly chosen: Readonly<Record<string, string>>;
}

/** How the columns of a file are read, beyond what their headings say. */
export interface ImportMapping {
  /** Heading (folded, with `#2` for its second column) → key of a column; null: left out. */
  readonly fields?: Readonly<Record<string, string | null>>;
  /** Unit of amounts that name none, in heading or cell. */
  readonly moneyUnit?: 'YUAN' | 'WAN' | 'YI' | null;
  /** What comes first in 03/04/2021. */
  readonly dateOrder?: 'DMY' | 'MDY' | null;
  /** By the name of the sheet. */
  readonly sheets?: Readonly<Record<string, SheetSetting>>;
}

/** What somebody has said of a sheet; what is left out is found by looking. */
export interface SheetSetting {
  readonly take?: boolean | null;
  /** First and last row of the heading. */
  readonly headingRows?: readonly number[] | null;
}

export type Confidence = 'EXACT' | 'SYNONYM' | 'PART' | 'USER' | 'REMEMBERED';

export interface FoundColumn {
  readonly index: number;
  /** As typed, levels joined by ` / `. */
  readonly heading: string;
  /** What a mapping names it by. */
  readonly key: string;
  readonly field: string | null;
  readonly confidence: Confidence | null;
  /** What stands in it in the first rows. */
  readonly samples: readonly string[];
}

/** One sheet of the file, as it was found. */
export interface FoundSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly taken: boolean;
  /** Why it is not taken: HIDDEN, LEFT_OUT, NO_HEADING, NO_ROWS, EMPTY. */
  readonly why: string | null;
  readonly headingRows: readonly number[];
  readonly columns: readonly FoundColumn[];
  /** Names the layout: the same headings in the same order. */
  readonly fingerprint: string;
}

/** A row of the journal of an import. */
export interface JournalRow {
  readonly sheetNo: number;
  readonly row: number;
  readonly outcome: Outcome;
  readonly subjectId: string | null;
  readonly name: string | null;
  readonly problems: readonly RowProblem[];
  /** The row as it stood in the file, kept when it has to go back to its sender. */
  readonly cells: readonly string[] | null;
}

export type ImportCounts = Readonly<Record<Outcome, number>>;

export const NO_COUNTS: ImportCounts = { created: 0, updated: 0, unchanged: 0, skipped: 0, rejected: 0 };

/** What an import is, as its jobs need it. */
export interface ImportRecord {
  readonly id: string;
  readonly kind: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly options: ImportOptions;
  readonly sheets: readonly FoundSheet[];
  readonly mapping: ImportMapping;
}
