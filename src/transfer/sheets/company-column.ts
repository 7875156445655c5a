import type { AnyCodeTable } from '../../platform/kernel/code-table.js';
import type { CellValue, ColumnKind, SheetColumn } from '../sheet.js';
import type { CellParser } from './cell-parser.rules.js';
import * as texts from './company-text-cells.rules.js';
import * as values from './company-value-cells.rules.js';

/** A company as the list shows it: members of the response by name, null where the caller may not see. */
export type ShownCompany = Readonly<Record<string, unknown>>;

export interface CompanyColumn extends SheetColumn {
  /** Member of the view that the column shows; none for columns that are only read. */
  readonly shows?: string;
  readonly format?: (value: unknown, company: ShownCompany) => CellValue;
  /** Absent: the column is shown but not taken in. */
  readonly parse?: CellParser;
}

interface Alias {
  readonly name: string;
  readonly type: string;
}

export const aliasesOf = (types: readonly string[]) => (value: unknown) =>
  texts.namesInCell(
    ((value ?? []) as Alias[]).filter(({ type }) => types.includes(type)).map(({ name }) => name),
  );

const labelOf = (table: AnyCodeTable) => (value: unknown) =>
  table.entries.find(({ code }) => code === value)?.zh ?? (value as CellValue);

export const labelsOf = (table: AnyCodeTable) => (value: unknown) =>
  value === null ? null : (value as string[]).map((code) => labelOf(table)(code)).join('、');

type More = Partial<Omit<CompanyColumn, 'key' | 'header' | 'kind'>>;

export function column(key: string, kind: ColumnKind, zh: string, en: string, more: More): CompanyColumn {
  return { key, kind, header: { zh, en }, shows: key, ...more };
}

export function coded(
  key: string,
  zh: string,
  en: string,
  table: AnyCodeTable,
  headings: string[] = [],
): CompanyColumn {
  return column(key, 'text', zh, en, {
    headings,
    parse: values.label(table),
    format: labelOf(table),
    choices: table.entries.map((entry) => entry.zh),
    width: 14,
  });
}

export const place = {
  parse: values.district,
  format: (value: unknown) => values.districtLabel(value as string | null),
};
export const land = {
  parse: values.country,
  format: (value: unknown) => values.countryLabel(value as string | null, 'zh'),
};
