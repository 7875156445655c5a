import { createHash } from 'node:crypto';
import { foldHeading } from '../reading/fold.rules.js';
import type { TableHeading } from '../reading/headings.rules.js';
import type { SheetColumn } from '../sheet.js';
import type { Confidence, FoundColumn, ImportMapping } from './import.types.js';

const MOST_SAMPLES = 3;
const LONGEST_SAMPLE = 60;

/** How sure it is that a heading means a column. */
export function confidenceOf(heading: string, column: SheetColumn): Confidence {
  const folded = foldHeading(heading);
  const same = (name: string) => foldHeading(name) === folded;
  if ([column.header.zh, column.header.en, column.key].some(same)) return 'EXACT';
  return (column.headings ?? []).some(same) ? 'SYNONYM' : 'PART';
}

/** The name by which a mapping knows each heading: folded, and counted where a file has it twice. */
export function headingKeys(headings: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headings.map((heading) => {
    const folded = foldHeading(heading);
    const count = (seen.get(folded) ?? 0) + 1;
    seen.set(folded, count);
    return count === 1 ? folded : `${folded}#${count}`;
  });
}

/** Files with the same headings in the same order have the same fingerprint, whatever width their characters have. */
export function fingerprintOf(headings: readonly string[]): string {
  return createHash('sha256').update(headings.map(foldHeading).join('\n')).digest('hex').slice(0, 32);
}

/**
 * Every column of a heading with the field that it goes to: by its heading, unless the mapping says otherwise. A
 * field that the mapping gives to one column is taken from the column that had it by its heading.
 */
export function layoutOf(
  heading: Pick<TableHeading, 'columns' | 'unmatched'>,
  columns: readonly SheetColumn[],
  { fields = {} }: ImportMapping,
  source: 'USER' | 'REMEMBERED',
): Omit<FoundColumn, 'samples'>[] {
  const all = [
    ...heading.columns,
    ...heading.unmatched.map((each) => ({ ...each, field: undefined as string | undefined })),
  ].sort((a, b) => a.index - b.index);
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const given = new Set(Object.values(fields).filter((field) => field !== null));
  const keys = headingKeys(all.map((each) => each.heading));
  const taken = new Set<string>();
  return all.map(({ index, heading: text, field }, at) => {
    const key = keys[at] as string;
    const told = Object.hasOwn(fields, key);
    const found = told ? fields[key] : field !== undefined && !given.has(field) ? field : null;
    const column = found && !taken.has(found) ? byKey.get(found) : undefined;
    if (column) taken.add(column.key);
    const how = told ? source : column ? confidenceOf(text, column) : null;
    return { index, heading: text, key, field: column?.key ?? null, confidence: how };
  });
}

/** What stands in a column in the first rows, for a person to recognise it. */
export function samplesOf(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))]
    .slice(0, MOST_SAMPLES)
    .map((text) => [...text].slice(0, LONGEST_SAMPLE).join(''));
}

type Placed = Omit<FoundColumn, 'samples'>;

/** Columns further right under the very same heading that nobody has given a field. */
export function twinsOf(column: Placed, all: readonly Placed[]): number[] {
  const folded = foldHeading(column.heading);
  return all
    .filter(
      ({ index, field, confidence, heading }) =>
        index > column.index && field === null && confidence === null && foldHeading(heading) === folded,
    )
    .map(({ index }) => index);
}
