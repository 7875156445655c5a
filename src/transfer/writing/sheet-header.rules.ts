import type { SheetColumn } from '../sheet.js';
import type { Language } from './workbook-spec.js';
import { columnLetters } from './xml-text.rules.js';

/** Rows 3 and 4 of a sheet: what stands where, and the merges that make two levels of it. */
export interface SheetHeader {
  readonly upper: readonly string[];
  readonly lower: readonly string[];
  readonly merges: readonly string[];
}

export const FIRST_HEADER_ROW = 3;
export const FIRST_DATA_ROW = 5;

/** Neighbours of one group stand under it; a column without a group is merged over both rows. */
export function sheetHeader(columns: readonly SheetColumn[], language: Language): SheetHeader {
  const [upper, lower, merges]: [string[], string[], string[]] = [[], [], []];
  const [top, bottom] = [FIRST_HEADER_ROW, FIRST_HEADER_ROW + 1];
  columns.forEach((column, index) => {
    const group = column.group?.[language];
    const before = columns[index - 1]?.group?.[language];
    upper.push(group === undefined ? column.header[language] : group === before ? '' : group);
    lower.push(group === undefined ? '' : column.header[language]);
    const letters = columnLetters(index);
    if (group === undefined) merges.push(`${letters}${top}:${letters}${bottom}`);
    else if (group !== before) {
      const last = lastOfGroup(columns, index, language);
      if (last > index) merges.push(`${letters}${top}:${columnLetters(last)}${top}`);
    }
  });
  return { upper, lower, merges };
}

function lastOfGroup(columns: readonly SheetColumn[], first: number, language: Language): number {
  let last = first;
  while (columns[last + 1]?.group?.[language] === columns[first]?.group?.[language]) {
    if (last + 1 >= columns.length) break;
    last += 1;
  }
  return last;
}
