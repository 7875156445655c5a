import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { samplesOf } from './contestants.js';
import { type BenchDatabase, BenchServer } from './data/database.js';
import { type Growth, measureGrowth } from './growth.js';
import { isOnlyAbout, LIST_IMPORT, type ListImport, measureListImport } from './list-import.js';
import { byAutocannon } from './load/autocannon.js';
import { byWrk, hasWrk } from './load/wrk.js';
import { type BenchOptions, readOptions } from './options.js';
import { type RunningProcess, startApi, startThin } from './processes.js';
import { listImportReport, publish, reportOf } from './report.js';
import { compare, runRounds } from './rounds.js';
import { type Parties, type Row, rowsOf } from './rows.js';
import { assertSameAnswers } from './same-answers.js';
import { signIn } from './sign-in.js';

const REST_MS = 3000;
const began = performance.now();

/** Whatever was started, ended last first when the run is over, however it ends. */
const endings: (() => Promise<void>)[] = [];

function log(line: string): void {
  console.error(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}`);
}

async function keep<T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> {
  const started = await starting;
  endings.push(() => started.stop());
  return started;
}

async function partiesOf(api: RunningProcess, thin: RunningProcess): Promise<Parties> {
  return {
    apiUrl: api.url,
    thinUrl: thin.url,
    full: await signIn(api.url, 'POOL_ADMIN'),
    part: await signIn(api.url, 'DEPT_USER'),
  };
}

/** Starts the API a few times on the migrated database; the last one stays and rests before it is weighed. */
async function timeStarts(
  database: BenchDatabase,
  options: BenchOptions,
): Promise<{ api: RunningProcess; readyMs: number[]; idleBytes: number }> {
  const readyMs: number[] = [];
  for (let start = 1; start < options.starts; start++) {
    const once = await startApi(database, { ...options, profileDir: null });
    readyMs.push(once.readyAfterMs);
    await once.stop();
  }
  const api = await keep(startApi(database, options));
  await sleep(REST_MS);
  return { api, readyMs: [...readyMs, api.readyAfterMs], idleBytes: await api.memory() };
}

async function contestOn(database: BenchDatabase, api: RunningProcess, size: number, options: BenchOptions) {
  const thin = await keep(startThin(database, options));
  const parties = await partiesOf(api, thin);
  const samples = await samplesOf(database, size);
  await assertSameAnswers(parties, samples);
  return rowsOf(parties, samples, options);
}

async function run(options: BenchOptions): Promise<void> {
  log('starting PostgreSQL');
  const server = await keep(BenchServer.start(log));
  const isWanted = !options.only.length || options.only.some((word) => LIST_IMPORT.includes(word));
  const listImport = isWanted ? await measureListImport(server, options, log) : null;
  if (listImport && isOnlyAbout(LIST_IMPORT, options)) return publish(listImportReport(listImport));
  await contest(server, listImport, options);
}

async function contest(
  server: BenchServer,
  listImport: ListImport | null,
  options: BenchOptions,
): Promise<void> {
  const usesWrk = await hasWrk();
  const driver = usesWrk ? byWrk : byAutocannon;
  const database = await server.database(options.size);
  log('timing starts of the API');
  const { api, readyMs, idleBytes } = await timeStarts(database, options);
  const rows = await contestOn(database, api, options.size, options);
  const growth = await growthOf(server, rows, options, driver);
  const results = await runRounds(rows, driver, options, log);
  const comparisons = rows.map((row) => ({ row, comparison: compare(row, results) }));
  const name = usesWrk ? 'wrk' : 'autocannon';
  await publish(reportOf({ comparisons, growth, readyMs, idleBytes, listImport, driver: name }, options));
}

/** Before the rounds, because those add companies. */
async function growthOf(
  server: BenchServer,
  rows: readonly Row[],
  options: BenchOptions,
  driver: typeof byAutocannon,
): Promise<Growth[]> {
  if (options.smallSize === 0 || options.only.length > 0) return [];
  const database = await server.database(options.smallSize);
  const api = await startApi(database, { ...options, profileDir: null });
  endings.push(() => api.stop());
  const deepPage = Math.floor(options.smallSize / 100);
  const small = await contestOn(database, api, options.smallSize, { ...options, deepPage });
  return measureGrowth(small, rows, driver, log);
}

async function end(): Promise<void> {
  for (const stop of endings.splice(0).reverse()) await stop();
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void end().finally(() => process.exit(130)));

try {
  await run(readOptions());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await end();
  log('done');
}
