import type { TableHeading } from '../reading/headings.rules.js';
import { rowRole } from '../reading/row-role.rules.js';
import type { TableRow, TableSheet } from '../reading/table.js';
import type { SheetColumn } from '../sheet.js';
import type { SheetKind } from '../sheet-intake.js';
import { columnLetters } from '../writing/xml-text.rules.js';
import type { FoundSheet, ImportMapping, ImportOptions, SheetSetting } from './import.types.js';
import { fingerprintOf, layoutOf, samplesOf } from './sheet-layout.rules.js';

/** The first rows of a sheet. */
export interface PeekedSheet {
  readonly sheet: TableSheet;
  readonly heading: TableHeading | undefined;
  readonly rows: readonly TableRow[];
}

/** How the sheets of a file are to be looked at. */
export interface SheetChoice {
  readonly options: Pick<ImportOptions, 'sheet' | 'hiddenSheets'>;
  readonly mapping: ImportMapping;
  /** Who gave the mapping. */
  readonly source: 'USER' | 'REMEMBERED';
}

/** What somebody has said of a sheet. A mapping for files of one sheet fits whatever that sheet is called. */
export function settingOf({ sheets = {} }: ImportMapping, name: string, isAlone: boolean): SheetSetting {
  const all = Object.values(sheets);
  return sheets[name] ?? (isAlone && all.length === 1 ? (all[0] as SheetSetting) : {});
}

/** A sheet as an import keeps it: where its columns go, and whether it is read. */
export function foundSheet(
  { sheet, heading, rows }: PeekedSheet,
  { needs }: Pick<SheetKind, 'needs'>,
  columns: readonly SheetColumn[],
  { options, mapping, source }: SheetChoice,
  { take }: SheetSetting,
): FoundSheet {
  const data = heading ? rows.filter((row) => rowRole(row, heading) === 'data') : [];
  const laid = heading ? layoutOf(withNameless(heading, data), columns, mapping, source) : [];
  const fields = new Set(laid.flatMap(({ field }) => field ?? []));
  const isWhole = needs.every((group) => group.some((field) => fields.has(field)));
  const why = whyNot({ sheet, heading, isWhole, isEmpty: rows.length === 0 }, options, take);
  const named = heading ? [...heading.columns, ...heading.unmatched].sort((a, b) => a.index - b.index) : [];
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    taken: why === null,
    why,
    headingRows: heading?.rowNumbers ?? [],
    fingerprint: fingerprintOf(named.map((column) => column.heading)),
    columns: laid.map((column) => ({
      ...column,
      samples: samplesOf(data.map(({ cells }) => cells[column.index]?.text ?? '')),
    })),
  };
}

/** Columns that hold something under no heading are known by their letter, so that they can be mapped by hand. */
function withNameless(
  heading: TableHeading,
  data: readonly TableRow[],
): Pick<TableHeading, 'columns' | 'unmatched'> {
  const known = new Set([...heading.columns, ...heading.unmatched].map(({ index }) => index));
  const width = Math.max(0, ...data.map(({ cells }) => cells.length));
  const nameless = Array.from({ length: width }, (_, index) => index).filter(
    (index) => !known.has(index) && data.some(({ cells }) => (cells[index]?.text ?? '').trim() !== ''),
  );
  return {
    columns: heading.columns,
    unmatched: [
      ...heading.unmatched,
      ...nameless.map((index) => ({ index, heading: `${columnLetters(index)}列` })),
    ],
  };
}

interface Standing {
  readonly sheet: TableSheet;
  readonly heading: TableHeading | undefined;
  readonly isWhole: boolean;
  readonly isEmpty: boolean;
}

function whyNot(
  found: Standing,
  { sheet, hiddenSheets }: SheetChoice['options'],
  take: boolean | null | undefined,
): string | null {
  if (take === false) return 'LEFT_OUT';
  if (found.sheet.hidden && !hiddenSheets && sheet === null && take !== true) return 'HIDDEN';
  if (!found.heading) return found.isEmpty ? 'EMPTY' : 'NO_HEADING';
  if (!found.isWhole) return 'NO_HEADING';
  return found.isEmpty ? 'NO_ROWS' : null;
}
