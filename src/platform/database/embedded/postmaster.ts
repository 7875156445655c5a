import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './account.js';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { serverEnvironment } from './server-environment.js';

export interface ServerPlan {
  readonly postgres: string;
  readonly dataDir: string;
  readonly account: Account;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

/** Server processes of a killed postmaster hold its shared memory for a moment; milliseconds to wait for them. */
const LEFTOVER_PATIENCE_MS = 15_000;
const POLL_MS = 15;

/**
 * Starts a server and waits until it takes connections, crash recovery included.
 * @param onSpawn told of the process before it is ready, so that a stop can reach it
 * @throws EmbeddedPostgresError `port-taken` or `start-failed` with the server's last lines
 */
export async function launchServer(
  plan: ServerPlan,
  onSpawn: (child: ChildProcess) => void = () => undefined,
): Promise<ChildProcess> {
  const giveUpAt = Date.now() + LEFTOVER_PATIENCE_MS;
  for (;;) {
    const { child, lines } = spawnServer(plan);
    onSpawn(child);
    if (await isReady(plan, child)) return child;
    const said = lines.join('\n');
    if (/Address already in use|could not create any TCP\/IP sockets/.test(said)) throw portTaken(plan.port);
    const leftover = /pre-existing shared memory block|lock file ".*" already exists/.test(said);
    if (!leftover || Date.now() > giveUpAt) throw startFailed(said);
    await sleep(200);
  }
}

function spawnServer(plan: ServerPlan): { child: ChildProcess; lines: string[] } {
  const settings = Object.entries(plan.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(plan.postgres, ['-D', plan.dataDir, '-p', String(plan.port), ...settings], {
    ...plan.account,
    cwd: path.parse(plan.dataDir).root,
    env: serverEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    // A session of its own: Ctrl-C must reach Node, which drains requests, and not the database under them.
    detached: true,
  });
  const lines: string[] = [];
  if (child.stderr !== null) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      lines.push(line);
      if (lines.length > 20) lines.shift();
      plan.log(line);
    });
    // The server alone must not keep Node alive; whoever uses it holds a connection.
    (child.stderr as Socket).unref();
  }
  child.unref();
  stopWithThisProcess(child, plan.account);
  return { child, lines };
}

/** True once it takes connections, false when it ended first. */
async function isReady(plan: ServerPlan, child: ChildProcess): Promise<boolean> {
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  let over = false;
  void closed.then(() => {
    over = true;
  });
  while (!over) {
    const status = await readFile(path.join(plan.dataDir, 'postmaster.pid'), 'utf8').catch(() => '');
    const lines = status.split('\n');
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true;
    await sleep(POLL_MS);
  }
  return false;
}

/** Whatever ends Node, kill -9 included, also shuts its server down: a shell waits for its input to close. */
function stopWithThisProcess(child: ChildProcess, account: Account): void {
  if (child.pid === undefined) return;
  const onExit = (): boolean => child.kill('SIGINT');
  process.once('exit', onExit);
  child.once('exit', () => process.off('exit', onExit));
  if (process.platform === 'win32') return;
  const keeper = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$1"', 'sh', String(child.pid)], {
    ...account,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  keeper.on('error', () => undefined);
  keeper.unref();
  (keeper.stdin as Socket).unref();
  child.once('exit', () => keeper.kill('SIGKILL'));
}

/** Fast shutdown: open transactions are rolled back, what was committed is flushed. Resolves when it has ended. */
export async function stopServer(child: ChildProcess): Promise<void> {
  const ended = (): boolean => child.exitCode !== null || child.signalCode !== null;
  if (ended()) return;
  child.ref();
  const gone = once(child, 'exit');
  for (const [signal, patience] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 10_000],
  ] as const) {
    child.kill(signal);
    const patienceOver = new AbortController();
    await Promise.race([
      gone,
      sleep(patience, undefined, { signal: patienceOver.signal }).catch(() => undefined),
    ]);
    patienceOver.abort();
    if (ended()) return;
  }
}

function portTaken(port: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError('port-taken', {
    en: `Port ${port} for the embedded database is taken. Free it, or choose another`,
    zh: `内置数据库的端口 ${port} 已被占用。请释放该端口或另选端口`,
  });
}

function startFailed(said: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError('start-failed', {
    en: `The embedded database did not start: ${said || 'it ended without a word'}`,
    zh: '内置数据库未能启动',
  });
}
