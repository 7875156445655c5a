import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import type { Growth } from './growth.js';
import type { ListImport } from './list-import.js';
import type { BenchOptions } from './options.js';
import { PLACES_ON_DISK } from './places.js';
import { type Comparison, medianOf } from './rounds.js';
import type { Row } from './rows.js';

export interface Measured {
  readonly comparisons: readonly { readonly row: Row; readonly comparison: Comparison }[];
  readonly growth: readonly Growth[];
  readonly readyMs: readonly number[];
  readonly idleBytes: number;
  readonly listImport: ListImport | null;
  readonly driver: string;
}

const READY_BAR_MS = 3000;
const MEMORY_BAR_MB = 180;
const GROWTH_BAR = 2;
const IMPORT_BAR = 8;
const IMPORT_AIM = 4;
const IMPORT_MEMORY_BAR_MB = 350;

/** The report as Markdown. */
export function reportOf(measured: Measured, options: BenchOptions): string {
  const { comparisons, growth, listImport, driver } = measured;
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
    ...(listImport ? ['', ...listImportTable(listImport)] : []),
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

/** The import alone, when nothing else was asked for. */
export function listImportReport(measured: ListImport): string {
  return ['# Benchmark', '', ...listImportTable(measured), ''].join('\n');
}

function listImportTable({ rows, known, counts, seconds, bareSeconds, peakBytes }: ListImport): string[] {
  const ratio = seconds / bareSeconds;
  const peak = peakBytes / 1024 ** 2;
  const outcomes = Object.entries(counts).map(([outcome, count]) => `${outcome} ${count}`);
  return table(
    ['import of a list', 'measured', 'against', 'bar', ''],
    [
      [
        `${rows.toLocaleString('en')} rows beside ${known.toLocaleString('en')} companies`,
        `${seconds.toFixed(1)} s, **${ratio.toFixed(2)}**`,
        `bare insert ${bareSeconds.toFixed(1)} s`,
        `≤ ${IMPORT_BAR}`,
        verdict(ratio <= IMPORT_BAR, ratio <= IMPORT_AIM),
      ],
      [
        'its peak of memory',
        `**${peak.toFixed(0)} MB**`,
        '',
        `≤ ${IMPORT_MEMORY_BAR_MB} MB`,
        verdict(peak <= IMPORT_MEMORY_BAR_MB),
      ],
      [outcomes.join(', '), '', '', '', ''],
    ],
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
