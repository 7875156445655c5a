import { toHalfWidth } from './fold.rules.js';
import { isOwn, type Label, labelsOf } from './heading-labels.rules.js';
import { type HeadingField, type Vocabulary, vocabularyOf } from './heading-vocabulary.rules.js';
import type { TableRow } from './table.js';

export interface MatchedColumn {
  readonly index: number;
  readonly field: string;
  /** As typed, levels joined by ` / `; units are read from it (`计划投资总额(亿元)`). */
  readonly heading: string;
}

export interface TableHeading {
  /** Rows the heading stands in: one, or several for grouped headings. */
  readonly rowNumbers: readonly number[];
  readonly columns: readonly MatchedColumn[];
  /** Headings no field answers to, or whose field was found further left. */
  readonly unmatched: readonly { readonly index: number; readonly heading: string }[];
  /** Texts of the rows above: title, reporting unit, date. */
  readonly titles: readonly string[];
}

function score(labels: readonly Label[]): number {
  return new Set(labels.flatMap((label) => label.field ?? [])).size;
}

const LOOK_AHEAD = 30;
const MOST_LEVELS = 3;

/**
 * Finds the heading among the first rows: the row, or the rows one below the other, whose texts name the most
 * different fields; the first and the simpler one on a tie. Undefined where no row names a single field.
 */
export function findHeading(
  rows: readonly TableRow[],
  fields: readonly HeadingField[],
): TableHeading | undefined {
  const vocabulary = vocabularyOf(fields);
  let best: { at: number; levels: number; points: number } | undefined;
  rows.slice(0, LOOK_AHEAD).forEach((_, at) => {
    for (let levels = 1; levels <= MOST_LEVELS && at + levels <= rows.length; levels += 1) {
      const points = score(labelsOf(rows.slice(at, at + levels), vocabulary));
      const simpler = points === best?.points && levels < best.levels;
      if (points > (best?.points ?? 0) || simpler) best = { at, levels, points };
    }
  });
  if (!best) return undefined;
  const below = rows[best.at + best.levels];
  const last = best.at + best.levels + (below && isUnits(below) ? 1 : 0);
  let first = best.at;
  while (first > 0 && reachesDown(rows[first - 1] as TableRow, rows[first] as TableRow)) first -= 1;
  return headingOf(rows.slice(first, last), rows.slice(0, first), vocabulary);
}

/** A cell of the upper row is merged into the lower one: then both are the heading. */
function reachesDown(upper: TableRow, lower: TableRow): boolean {
  return lower.cells.some(
    (cell, index) =>
      cell.merged &&
      cell.text !== '' &&
      cell.text === upper.cells[index]?.text &&
      cell.text !== lower.cells[index - 1]?.text,
  );
}

/** `(万元)` and `㎡` in a row of their own belong to the headings above. */
function isUnits({ cells }: TableRow): boolean {
  const texts = cells.filter(isOwn).map(({ text }) => toHalfWidth(text).trim());
  return (
    texts.length > 0 &&
    texts.every((text) =>
      /^\(?(单位:?)?[百千万亿]*([美港欧日]?元|美金|㎡|m2|平方米|亩|人|个|%)\)?$/.test(text),
    )
  );
}

/** The heading that stands in rows which somebody has named; undefined where there is no text in them. */
export function headingIn(
  rows: readonly TableRow[],
  fields: readonly HeadingField[],
  stated: readonly number[],
): TableHeading | undefined {
  const [first = 0, last = first] = [stated[0], stated.at(-1)];
  const own = rows.filter(({ rowNumber }) => rowNumber >= first && rowNumber <= last);
  const above = rows.filter(({ rowNumber }) => rowNumber < first);
  return own.length > 0 ? headingOf(own, above, vocabularyOf(fields)) : undefined;
}

/** Where no row names a field: the first row that is as full as a heading would be. */
export function guessHeading(rows: readonly TableRow[]): TableHeading | undefined {
  const widths = rows.slice(0, LOOK_AHEAD).map(({ cells }) => cells.filter(isOwn).length);
  const enough = Math.max(2, Math.ceil(Math.max(0, ...widths) * 0.6));
  const at = widths.findIndex((width) => width >= enough);
  const row = rows[at];
  return row && headingOf([row], rows.slice(0, at), new Map());
}

function headingOf(
  own: readonly TableRow[],
  above: readonly TableRow[],
  vocabulary: Vocabulary,
): TableHeading {
  const titles = above.flatMap(({ cells }) => cells.filter(isOwn).map(({ text }) => text.trim()));
  return {
    ...mapColumns(labelsOf(own, vocabulary)),
    rowNumbers: own.map(({ rowNumber }) => rowNumber),
    titles,
  };
}

function mapColumns(labels: readonly Label[]): Pick<TableHeading, 'columns' | 'unmatched'> {
  const taken = new Set<string>();
  const columns: MatchedColumn[] = [];
  const unmatched: { index: number; heading: string }[] = [];
  labels.forEach(({ text, field }, index) => {
    if (text === '') return;
    if (field === undefined || taken.has(field)) unmatched.push({ index, heading: text });
    else columns.push({ index, field, heading: text });
    if (field !== undefined) taken.add(field);
  });
  return { columns, unmatched };
}
