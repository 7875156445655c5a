import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import type { Growth } from './growth.js';
import type { BenchOptions } from './options.js';
import { PLACES_ON_DISK } from './places.js';
import { type Comparison, medianOf } from './rounds.js';
import type { Row } from './rows.js';

export interface Measured {
  readonly comparisons: readonly { readonly row: Row; readonly comparison: Comparison }[];
  readonly growth: readonly Growth[];
  readonly readyMs: readonly number[];
  readonly idleBytes: number;
  readonly driver: string;
}

const READY_BAR_MS = 3000;
const MEMORY_BAR_MB = 180;
const GROWTH_BAR = 2;

/** The report as Markdown. */
export function reportOf(measured: Measured, options: BenchOptions): string {
  const { comparisons, growth, driver } = measured;
  const { size, connections, rounds, seconds, pool } = options;
  return [
    '# Benchmark',
    '',
    `${size.toLocaleString('en')} companies, ${connections} connections by ${driver}, ${rounds} interleaved rounds of ${seconds} s, ` +
      `pools of ${pool}; Node ${process.versions.node}, ${cpus().length} cores shared by load, servers and PostgreSQL. ` +
      'Ratios are medians of the rounds; spread is the lowest and the highest round.',
    '',
    ...comparisonTable(comparisons),
    '',
    ...singleTable(measured),
    ...(growth.length ? ['', ...growthTable(growth, options)] : []),
    '',
  ].join('\n');
}

function comparisonTable(comparisons: Measured['comparisons']): string[] {
  return table(
    ['work', 'API/s', 'against', 'its/s', 'ratio', 'spread', 'bar', 'aim', ''],
    comparisons.map(({ row, comparison: { ratio, lowest, highest, subject, yardstick } }) => [
      row.title,
      subject.perSecond.toFixed(0),
      row.yardstick.name,
      yardstick.perSecond.toFixed(0),
      `**${ratio.toFixed(2)}**`,
      `${lowest.toFixed(2)}–${highest.toFixed(2)}`,
      `≥ ${row.bar}`,
      row.aim === null ? '' : `≥ ${row.aim}`,
      verdict(ratio >= row.bar, row.aim !== null && ratio >= row.aim),
    ]),
  );
}

function singleTable({ readyMs, idleBytes }: Measured): string[] {
  const ready = medianOf(readyMs);
  const idle = idleBytes / 1024 / 1024;
  const spread = [Math.min(...readyMs), Math.max(...readyMs)].map((ms) => (ms / 1000).toFixed(2)).join('–');
  return table(
    ['work', 'measured', 'spread', 'bar', ''],
    [
      [
        'start to ready',
        `**${(ready / 1000).toFixed(2)} s**`,
        spread,
        '≤ 3 s',
        verdict(ready <= READY_BAR_MS),
      ],
      ['memory at rest', `**${idle.toFixed(0)} MB**`, '', '≤ 180 MB', verdict(idle <= MEMORY_BAR_MB)],
    ],
  );
}

function growthTable(growth: readonly Growth[], { size, smallSize }: BenchOptions): string[] {
  const of = (count: number): string => `p50 at ${count.toLocaleString('en')}`;
  return table(
    ['growth', of(smallSize), of(size), 'ratio', 'bar', ''],
    growth.map(({ title, small, large, ratio }) => [
      title,
      `${small.toFixed(2)} ms`,
      `${large.toFixed(2)} ms`,
      `**${ratio.toFixed(2)}**`,
      `≤ ${GROWTH_BAR}`,
      verdict(ratio <= GROWTH_BAR),
    ]),
  );
}

function verdict(reachesBar: boolean, reachesAim = false): string {
  if (reachesAim) return 'aim';
  return reachesBar ? 'bar' : 'below';
}

function table(head: readonly string[], body: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '--:'))), ...body.map(line)];
}

/** Prints the report and keeps it. */
export async function publish(text: string): Promise<void> {
  console.log(`\n${text}`);
  await mkdir(path.dirname(PLACES_ON_DISK.report), { recursive: true });
  await writeFile(PLACES_ON_DISK.report, text);
}
