import type { Text } from '../../platform/kernel/domain-error.js';
import type { SheetColumn, SheetRow } from '../sheet.js';

export type Language = keyof Text;

/** A heading of a group of rows (一、…) or a subtotal sentence (`共N个，合计X万元、Y万美元`): one merged line. */
export interface SheetLine {
  readonly line: string;
}

export type SheetItem = SheetRow | SheetLine;

/** Rows one by one or in batches; batches are faster, since each await costs. */
export type RowSource =
  | AsyncIterable<SheetItem | readonly SheetItem[]>
  | Iterable<SheetItem | readonly SheetItem[]>;

export interface SheetSpec {
  /** Name of the tab, at most 31 characters. */
  readonly name: string;
  readonly title: string;
  /** Row 2: reporting unit left, as-of date (`YYYY-MM-DD`) in the centre, units of measure right. */
  readonly reportingUnit: string;
  readonly asOf: string;
  readonly unitsOfMeasure: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: RowSource;
  /** Puts 序号 in front, counted here. */
  readonly numbered?: boolean;
  /** Panes freeze right of this column, by default of none. */
  readonly freezeAfter?: string;
  /** Where 合计 stands. `first` holds the rows in memory and is for summary tables. */
  readonly totals?: 'last' | 'first' | 'none';
  /** Line below the table, by default the one of domain.md §5.8. */
  readonly footer?: string;
}

export interface WorkbookSpec {
  readonly sheets: readonly SheetSpec[];
  readonly language?: Language;
  /** Shown in the document's properties. */
  readonly createdAt: Date;
}

export function isLine(item: SheetItem): item is SheetLine {
  return 'line' in item && typeof item.line === 'string' && Object.keys(item).length === 1;
}

const SEQUENCE: SheetColumn = {
  key: '#',
  header: { zh: '序号', en: 'No.' },
  kind: 'count',
  width: 6,
  headings: ['编号'],
};

export function columnsOf(sheet: SheetSpec): readonly SheetColumn[] {
  return sheet.numbered ? [SEQUENCE, ...sheet.columns] : sheet.columns;
}

export const DEFAULT_FOOTER: Text = {
  zh: '单位负责人：　　审核人：　　填报人：　　联系电话：　　填报日期：',
  en: 'Head of unit:　　Checked by:　　Filled in by:　　Telephone:　　Date:',
};
