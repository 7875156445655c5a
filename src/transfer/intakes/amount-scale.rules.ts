import type { SheetColumn } from '../sheet.js';
import type { RowProblem } from '../sheet-intake.js';

/**
 * Amounts that are far from their likes: the sign of 元 in a column of 万元 (domain.md trap 8.1). Sizes are compared
 * and never stored, so they are plain numbers.
 */
const FAR = 1_000;
/** Of fewer amounts nobody can say what is usual among them. */
const FEWEST = 3;

/** Usual size of amounts by column and currency, see `scaleKey`. */
export type Scales = ReadonlyMap<string, number>;

const NOTES = {
  FILE: {
    zh: '与本列金额的中位数相差 1000 倍以上，请核对单位（元、万元、亿元）',
    en: 'More than 1,000 times away from the median of the column; check the unit (元, 万元, 亿元)',
  },
  KNOWN: {
    zh: '与库中已有金额的中位数相差 1000 倍以上，请核对单位（元、万元、亿元）',
    en: 'More than 1,000 times away from the median of the amounts on record; check the unit (元, 万元, 亿元)',
  },
} as const;

export function scaleKey(column: string, currency: string): string {
  return `${column} ${currency}`;
}

interface Size {
  readonly key: string;
  readonly size: number;
}

/** Whatever a column of money was read as: an amount with its currency, a range (its lower end), or bare digits. */
function sizeOf({ key, kind }: SheetColumn, value: unknown): Size | null {
  if (kind !== 'money' || value === undefined) return null;
  const amount = (typeof value === 'string' ? { wan: value } : value) as Readonly<Record<string, string>>;
  const size = Number(amount['wan'] ?? amount['minWan']);
  return size > 0 ? { key: scaleKey(key, amount['currency'] ?? ''), size } : null;
}

/** Collects the amounts of a file. */
export class FileScales {
  private readonly sizes = new Map<string, number[]>();

  constructor(private readonly columns: readonly SheetColumn[]) {}

  add(values: Readonly<Record<string, unknown>>): void {
    for (const column of this.columns) {
      const found = sizeOf(column, values[column.key]);
      if (!found) continue;
      const known = this.sizes.get(found.key);
      if (known) known.push(found.size);
      else this.sizes.set(found.key, [found.size]);
    }
  }

  /** Medians; of an even number the lower one, since a wrong unit makes amounts too large. */
  medians(): Scales {
    const enough = [...this.sizes].filter(([, sizes]) => sizes.length >= FEWEST);
    return new Map(enough.map(([key, sizes]) => [key, medianOf(sizes)]));
  }
}

function medianOf(sizes: readonly number[]): number {
  return [...sizes].sort((a, b) => a - b)[Math.floor((sizes.length - 1) / 2)] as number;
}

/** What a person should look at before the row goes in. It keeps no row out: some companies are that large. */
export function unusualAmounts(
  values: Readonly<Record<string, unknown>>,
  columns: readonly SheetColumn[],
  scales: { readonly file: Scales; readonly known: Scales },
): RowProblem[] {
  return columns.flatMap((column) => {
    const found = sizeOf(column, values[column.key]);
    const against = found && (['file', 'known'] as const).find((name) => isFar(found, scales[name]));
    if (!against) return [];
    const message = against === 'file' ? NOTES.FILE : NOTES.KNOWN;
    return [{ field: column.key, code: 'AMOUNT_UNUSUAL', message }];
  });
}

function isFar({ key, size }: Size, scales: Scales): boolean {
  const usual = scales.get(key);
  return usual !== undefined && (size >= usual * FAR || size * FAR <= usual);
}
