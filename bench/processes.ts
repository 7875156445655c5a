import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../src/platform/database/embedded/server-port.js';
import type { BenchDatabase } from './data/database.js';
import type { BenchOptions } from './options.js';
import { PLACES_ON_DISK } from './places.js';

/** A server under load: a Node process of its own on a port of its own. */
export interface RunningProcess {
  readonly url: string;
  /** Milliseconds from the start of the process to the first good answer. */
  readonly readyAfterMs: number;
  /** Resident memory in bytes. */
  memory(): Promise<number>;
  /** The most resident memory so far, in bytes. */
  peakMemory(): Promise<number>;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 20;

/** Signs tokens of a database that lives as long as the run. */
const SECRET = 'known to this benchmark alone: 32 bytes or more';

/** The product as it is deployed: built, with a PostgreSQL of its own, no limit of requests per minute. */
export function startApi(database: BenchDatabase, options: BenchOptions): Promise<RunningProcess> {
  const profile = options.profileDir ? ['--cpu-prof', `--cpu-prof-dir=${options.profileDir}`] : [];
  return start([...profile, ...startFlags(), PLACES_ON_DISK.server], '/health/ready', {
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATABASE_POOL: String(options.pool),
    JWT_SECRET: SECRET,
    ACCESS_TOKEN_MINUTES: '240',
    RATE_LIMIT_PER_MINUTE: '0',
    LOG_LEVEL: 'error',
    DATA_DIR: PLACES_ON_DISK.data,
    NODE_ENV: 'production',
  });
}

/** What `npm start` tells Node, its limits of memory among it. */
function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(PLACES_ON_DISK.root, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

export function startThin(database: BenchDatabase, options: BenchOptions): Promise<RunningProcess> {
  return start([PLACES_ON_DISK.thinServer], '/ready', {
    DATABASE_URL: database.ownerUrl,
    DATABASE_POOL: String(options.pool),
    NODE_ENV: 'production',
  });
}

async function start(
  args: readonly string[],
  readyPath: string,
  environment: Readonly<Record<string, string>>,
): Promise<RunningProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, [...args], {
    cwd: PLACES_ON_DISK.root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: String(port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const complaints: string[] = [];
  // The product logs to the one and reports failed starts to the other; a full pipe would stop it.
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => complaints.push(text));
  const killWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const running: RunningProcess = {
    url,
    readyAfterMs: 0,
    memory: () => residentBytes(child.pid as number),
    peakMemory: () => peakBytes(child.pid as number),
    async stop() {
      process.removeListener('exit', killWithUs);
      await end(child);
    },
  };
  try {
    await untilReady(url + readyPath, child);
    return { ...running, readyAfterMs: performance.now() - began };
  } catch (error) {
    await running.stop();
    throw new Error(`${args.at(-1)} did not get ready: ${complaints.join('').trim() || String(error)}`);
  }
}

async function untilReady(address: string, child: ChildProcess): Promise<void> {
  const until = performance.now() + READY_WITHIN_MS;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`ended with code ${child.exitCode}`);
    const answer = await fetch(address).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error(`no good answer from ${address} within ${READY_WITHIN_MS / 1000} s`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(patience);
}

async function residentBytes(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout.trim()) * 1024;
}

/** Linux keeps the high-water mark; elsewhere what is held now has to do. */
async function peakBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return peak === undefined ? residentBytes(pid) : Number(peak) * 1024;
}
