import type { Driver } from './load/load.js';
import { medianOf } from './rounds.js';
import type { Contestant, Row } from './rows.js';

export interface Growth {
  readonly title: string;
  /** Median latency in milliseconds over few and over many companies. */
  readonly small: number;
  readonly large: number;
  readonly ratio: number;
}

const ROUNDS = 3;
const SECONDS = 1.5;
/** Few enough that the latency is that of the work, not of the queue before it. */
const CONNECTIONS = 4;

/** How the reads slow down with the number of companies: the same rows of two databases, in turn. */
export async function measureGrowth(
  small: readonly Row[],
  large: readonly Row[],
  driver: Driver,
  log: (line: string) => void,
): Promise<Growth[]> {
  const growths: Growth[] = [];
  for (const row of large) {
    const counterpart = small.find(({ subject }) => subject.name === row.subject.name);
    if (!counterpart || row.subject.name === 'API create') continue;
    log(`growth: ${row.title}`);
    const few: number[] = [];
    const many: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const results = [await p50(counterpart.subject, driver), await p50(row.subject, driver)] as const;
      // The first round warms up.
      if (round === 0) continue;
      few.push(results[0]);
      many.push(results[1]);
    }
    growths.push({
      title: row.title,
      small: medianOf(few),
      large: medianOf(many),
      ratio: medianOf(many.map((ms, round) => ms / (few[round] as number))),
    });
  }
  return growths;
}

async function p50({ load }: Contestant, driver: Driver): Promise<number> {
  return (await driver({ ...load, connections: CONNECTIONS, seconds: SECONDS })).p50;
}
