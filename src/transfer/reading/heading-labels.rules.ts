import { toHalfWidth } from './fold.rules.js';
import { fieldOf, type Vocabulary } from './heading-vocabulary.rules.js';
import type { Cell, TableRow } from './table.js';

/** The text over one column, levels joined, and the field that it names. */
export interface Label {
  readonly text: string;
  readonly field: string | undefined;
}

/** Between a group and what stands below it. */
export const LEVEL = ' / ';

function textAt(row: TableRow | undefined, index: number): string {
  return toHalfWidth(row?.cells[index]?.text ?? '').trim();
}

function ownText(row: TableRow | undefined, index: number): string {
  return row?.cells[index]?.merged ? '' : textAt(row, index);
}

export function isOwn(cell: Cell): boolean {
  return !cell.merged && cell.text.trim() !== '';
}

/** The labels of rows that stand one below the other, from the top. */
export function labelsOf([first, ...lower]: readonly TableRow[], vocabulary: Vocabulary): Label[] {
  if (!first) return [];
  const isLast = lower.length === 0;
  const top = first.cells.map((_, index) => {
    const text = isLast ? ownText(first, index) : textAt(first, index);
    return { text, field: text === '' ? undefined : fieldOf(text, vocabulary) };
  });
  return lower.reduce<Label[]>((upper, row) => nextLevel(upper, row, vocabulary), top);
}

/** A group stands above its first column only, or is merged across; a lone column may be merged downwards. */
function nextLevel(upper: readonly Label[], lower: TableRow, vocabulary: Vocabulary): Label[] {
  const width = Math.max(upper.length, lower.cells.length);
  const labels: Label[] = [];
  let group = '';
  for (let index = 0; index < width; index += 1) {
    const above = upper[index] ?? { text: '', field: undefined };
    const below = ownText(lower, index);
    if (above.text !== '') group = above.text;
    labels.push(below === '' ? above : joined(group, below, vocabulary));
  }
  return labels;
}

function joined(group: string, below: string, vocabulary: Vocabulary): Label {
  const [whole, nearest] = [group.replaceAll(LEVEL, ''), group.split(LEVEL).at(-1) ?? ''];
  const field = [`${whole}${below}`, `${nearest}${below}`, below]
    .map((text) => fieldOf(text, vocabulary))
    .find((found) => found !== undefined);
  return { text: group === '' || group === below ? below : `${group}${LEVEL}${below}`, field };
}
