import type { Driver, LoadResult } from './load/load.js';
import type { BenchOptions } from './options.js';
import type { Contestant, Row } from './rows.js';

/** Results of every round by contestant. */
export type Results = ReadonlyMap<string, readonly LoadResult[]>;

/**
 * Interleaved rounds: in each, every contestant runs once and a subject runs next to its yardstick, so that a slow
 * stretch of the machine meets both. Every second round turns the order around.
 */
export async function runRounds(
  rows: readonly Row[],
  driver: Driver,
  options: Pick<BenchOptions, 'rounds' | 'warmUpSeconds'>,
  log: (line: string) => void,
): Promise<Results> {
  const contestants = contestantsOf(rows);
  const results = new Map<string, LoadResult[]>(contestants.map(({ name }) => [name, []]));
  log('warming up');
  for (const { load } of contestants) await driver({ ...load, seconds: options.warmUpSeconds });
  for (let round = 1; round <= options.rounds; round++) {
    log(`round ${round} of ${options.rounds}`);
    const order = round % 2 ? contestants : [...contestants].reverse();
    for (const { name, load } of order) results.get(name)?.push(await driver(load));
  }
  return results;
}

function contestantsOf(rows: readonly Row[]): Contestant[] {
  const byName = new Map<string, Contestant>();
  for (const { subject, yardstick } of rows)
    for (const contestant of [yardstick, subject]) byName.set(contestant.name, contestant);
  return [...byName.values()];
}

export interface Comparison {
  /** Median, lowest and highest of the ratios of the single rounds. */
  readonly ratio: number;
  readonly lowest: number;
  readonly highest: number;
  /** Median requests per second and milliseconds. */
  readonly subject: LoadResult;
  readonly yardstick: LoadResult;
}

export function compare(row: Row, results: Results): Comparison {
  const subject = results.get(row.subject.name) ?? [];
  const yardstick = results.get(row.yardstick.name) ?? [];
  const ratios = subject.map(
    ({ perSecond }, round) => perSecond / (yardstick[round]?.perSecond ?? Number.NaN),
  );
  return {
    ratio: medianOf(ratios),
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
    subject: medianResult(subject),
    yardstick: medianResult(yardstick),
  };
}

function medianResult(results: readonly LoadResult[]): LoadResult {
  return {
    perSecond: medianOf(results.map(({ perSecond }) => perSecond)),
    p50: medianOf(results.map(({ p50 }) => p50)),
  };
}

export function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length % 2) return sorted[middle] as number;
  return ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
