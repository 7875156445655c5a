import type { AnyCodeTable } from '../../platform/kernel/code-table.js';
import type { ColumnKind, SheetColumn } from '../sheet.js';
import { label } from './company-value-cells.rules.js';

type More = Partial<Omit<SheetColumn, 'key' | 'header' | 'kind'>>;

/** A column that is read; further headings of real lists in `headings`. */
export function read(key: string, kind: ColumnKind, zh: string, en: string, more: More): SheetColumn {
  return { key, kind, header: { zh, en }, ...more };
}

/** A column of codes, read by code and label. */
export function readCode(
  key: string,
  zh: string,
  en: string,
  table: AnyCodeTable,
  more: More = {},
): SheetColumn {
  return {
    key,
    kind: 'text',
    header: { zh, en },
    parse: label(table),
    choices: labelsOf(table),
    width: 14,
    ...more,
  };
}

/** What a person picks a code from. */
export function labelsOf(table: AnyCodeTable): string[] {
  return table.entries.map((entry) => entry.zh);
}
