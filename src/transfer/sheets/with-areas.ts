import type { SheetColumn } from '../sheet.js';
import type { AreaBook } from './area-book.rules.js';

/** Columns of focus areas read the names that are in force. */
export function withAreas(columns: readonly SheetColumn[], areas: AreaBook): readonly SheetColumn[] {
  return columns.map((column) => {
    if (column.key === 'companyFocusArea') return { ...column, parse: areas.several('PARK') };
    return column.key === 'focusAreaCode' ? { ...column, parse: areas.one('PARK') } : column;
  });
}
