/** How many of a set came out as it says. */
export interface Score {
  readonly set: string;
  readonly right: number;
  readonly total: number;
  /** Least share that passes, 0 … 1; null: told, not judged. */
  readonly least: number | null;
  readonly missed: readonly string[];
}

/** @param isRight of each row; those that are not are named by `nameOf` */
export async function scoreOf<T>(
  set: string,
  least: number | null,
  rows: readonly T[],
  isRight: (row: T) => boolean | Promise<boolean>,
  nameOf: (row: T) => string,
): Promise<Score> {
  const missed: string[] = [];
  for (const row of rows) if (!(await isRight(row))) missed.push(nameOf(row));
  return { set, right: rows.length - missed.length, total: rows.length, least, missed };
}

export function passes({ right, total, least }: Score): boolean {
  return least === null || (total > 0 && right >= least * total);
}

const MOST_NAMED = 12;

/** One table for all sets, then what was missed. */
export function tableOf(scores: readonly Score[]): string {
  const width = Math.max(...scores.map(({ set }) => set.length));
  const lines = scores.map((score) => {
    const { set, right, total, least } = score;
    const share = total === 0 ? '—' : `${((100 * right) / total).toFixed(1)} %`;
    const wanted = least === null ? '' : `≥ ${Number((100 * least).toFixed(1))} %`;
    const mark = least === null ? ' ' : passes(score) ? '✓' : '✗';
    return `${mark} ${set.padEnd(width)}  ${String(right).padStart(5)} / ${String(total).padEnd(5)} ${share.padStart(8)}  ${wanted}`;
  });
  const misses = scores.flatMap(({ set, missed }) => [
    ...missed.slice(0, MOST_NAMED).map((name) => `  ${set}: ${name}`),
    ...(missed.length > MOST_NAMED ? [`  ${set}: … ${missed.length - MOST_NAMED}`] : []),
  ]);
  return [...lines, ...(misses.length ? ['', '未通过 / missed', ...misses] : [])].join('\n');
}
