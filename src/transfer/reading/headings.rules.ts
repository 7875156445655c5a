import { toHalfWidth } from './fold.rules.js';
import { fieldOf, type HeadingField, type Vocabulary, vocabularyOf } from './heading-vocabulary.rules.js';
import type { Cell, TableRow } from './table.js';

export interface MatchedColumn {
  readonly index: number;
  readonly field: string;
  /** As typed, levels joined by ` / `; units are read from it (`计划投资总额(亿元)`). */
  readonly heading: string;
}

export interface TableHeading {
  /** Rows the heading stands in: one, or two for grouped headings. */
  readonly rowNumbers: readonly number[];
  readonly columns: readonly MatchedColumn[];
  /** Headings no field answers to, or whose field was found further left. */
  readonly unmatched: readonly { readonly index: number; readonly heading: string }[];
  /** Texts of the rows above: title, reporting unit, date. */
  readonly titles: readonly string[];
}

interface Label {
  readonly text: string;
  readonly field: string | undefined;
}

function textAt(row: TableRow | undefined, index: number): string {
  return toHalfWidth(row?.cells[index]?.text ?? '').trim();
}

function ownText(row: TableRow | undefined, index: number): string {
  return row?.cells[index]?.merged ? '' : textAt(row, index);
}

function oneLevel(row: TableRow, vocabulary: Vocabulary): Label[] {
  return row.cells.map((_, index) => {
    const text = ownText(row, index);
    return { text, field: text === '' ? undefined : fieldOf(text, vocabulary) };
  });
}

/** A group stands above its first column only, or is merged across; a lone column may be merged downwards. */
function twoLevels(upper: TableRow, lower: TableRow, vocabulary: Vocabulary): Label[] {
  const width = Math.max(upper.cells.length, lower.cells.length);
  const labels: Label[] = [];
  let group = '';
  for (let index = 0; index < width; index += 1) {
    const above = textAt(upper, index);
    const below = ownText(lower, index);
    if (above !== '') group = above;
    if (below === '')
      labels.push({ text: above, field: above === '' ? undefined : fieldOf(above, vocabulary) });
    else labels.push(joined(group, below, vocabulary));
  }
  return labels;
}

function joined(group: string, below: string, vocabulary: Vocabulary): Label {
  const field = fieldOf(`${group}${below}`, vocabulary) ?? fieldOf(below, vocabulary);
  return { text: group === '' || group === below ? below : `${group} / ${below}`, field };
}

function score(labels: readonly Label[]): number {
  return new Set(labels.flatMap((label) => label.field ?? [])).size;
}

const LOOK_AHEAD = 30;

/**
 * Finds the heading among the first rows: the row, or the pair of rows, whose texts name the most different
 * fields; the first and the simpler one on a tie. Undefined where no row names a single field.
 */
export function findHeading(
  rows: readonly TableRow[],
  fields: readonly HeadingField[],
): TableHeading | undefined {
  const vocabulary = vocabularyOf(fields);
  let best: { at: number; levels: number; labels: Label[]; points: number } | undefined;
  rows.slice(0, LOOK_AHEAD).forEach((row, at) => {
    const below = rows[at + 1];
    const candidates = [oneLevel(row, vocabulary)];
    if (below) candidates.push(twoLevels(row, below, vocabulary));
    candidates.forEach((labels, extra) => {
      const points = score(labels);
      const levels = extra + 1;
      const simpler = points === best?.points && levels < best.levels;
      if (points > (best?.points ?? 0) || simpler) best = { at, levels, labels, points };
    });
  });
  if (!best) return undefined;
  const above = rows.slice(0, best.at);
  const rowNumbers = rows.slice(best.at, best.at + best.levels).map((row) => row.rowNumber);
  return { ...mapColumns(best.labels), rowNumbers, titles: above.flatMap((row) => ownTexts(row.cells)) };
}

function ownTexts(cells: readonly Cell[]): string[] {
  return cells.filter((cell) => !cell.merged && cell.text.trim() !== '').map((cell) => cell.text.trim());
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
