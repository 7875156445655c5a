import { parseArgs } from 'node:util';

export interface BenchOptions {
  readonly quick: boolean;
  /** Companies in the database. */
  readonly size: number;
  /** Companies in the small database that growth is measured against; 0: growth is not measured. */
  readonly smallSize: number;
  readonly rounds: number;
  /** Seconds of load per contestant and round. */
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly connections: number;
  /** Connections to PostgreSQL of each process under load. */
  readonly pool: number;
  /** Page of the list that is read by keyset. */
  readonly deepPage: number;
  /** Rows of the list that is imported. */
  readonly listRows: number;
  /** Starts of the server that are timed. */
  readonly starts: number;
  /** Words of which one must be part of a row's title, so that a single row can be measured. */
  readonly only: readonly string[];
  /** Set: the API writes CPU profiles into this folder. */
  readonly profileDir: string | null;
}

const QUICK = {
  size: 20_000,
  smallSize: 0,
  rounds: 4,
  seconds: 0.8,
  warmUpSeconds: 0.6,
  deepPage: 200,
  listRows: 10_000,
  starts: 2,
};
const FULL = {
  size: 200_000,
  smallSize: 20_000,
  rounds: 9,
  seconds: 2,
  warmUpSeconds: 1.5,
  deepPage: 2000,
  listRows: 100_000,
  starts: 3,
};

/**
 * Reads the command line.
 * @throws TypeError for an option that does not exist or a number that is none
 */
export function readOptions(args: readonly string[] = process.argv.slice(2)): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      size: { type: 'string' },
      rows: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      only: { type: 'string', default: '' },
      profile: { type: 'string' },
    },
  });
  const base = values.quick ? QUICK : FULL;
  const size = numberOf('size', values.size, base.size);
  return {
    ...base,
    quick: values.quick,
    size,
    smallSize: size > base.smallSize ? base.smallSize : 0,
    deepPage: Math.max(2, Math.min(base.deepPage, Math.floor(size / 100))),
    listRows: numberOf('rows', values.rows, base.listRows),
    rounds: numberOf('rounds', values.rounds, base.rounds),
    seconds: numberOf('seconds', values.seconds, base.seconds),
    connections: 32,
    pool: 10,
    only: values.only.split(',').filter(Boolean),
    profileDir: values.profile ?? null,
  };
}

function numberOf(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (!Number.isFinite(number) || number <= 0) throw new TypeError(`--${name} takes a number above 0`);
  return number;
}
