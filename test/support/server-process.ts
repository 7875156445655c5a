import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { patientDatabase, within } from './patience.js';

const children = new Set<ChildProcess>();

/** For afterEach: a test that failed half-way must not leave its server running. */
export function endProcesses(): void {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
}

const root = path.resolve(import.meta.dirname, '../..');

export interface RunningProcess {
  readonly child: ChildProcess;
  /** Standard output and standard error so far. */
  output(): string;
  /** Exit code, or the signal that ended it. */
  ended(): Promise<number | string>;
}

/** Runs a TypeScript file of the project in a Node of its own, with nothing of this process's settings. */
export function runProcess(
  argv: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): RunningProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(
    process.execPath,
    ['--no-warnings', '--import', './test/support/register-typescript.js', ...argv],
    {
      cwd: root,
      env: { PATH, HOME, ...patientDatabase(), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  children.add(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data: Buffer) => {
      text += data.toString();
    });
  const exit = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  return { child, output: () => text, ended: () => exit };
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Waits until the process answers on this address, or fails with what it said. */
export async function untilReady(url: string, { child, output }: RunningProcess): Promise<void> {
  for (let tries = 0; tries < within(300); tries++) {
    const ready = await fetch(`${url}/health/ready`).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (ready) return;
    if (child.exitCode !== null) break;
    await sleep(100);
  }
  throw new Error(`The server did not become ready:\n${output()}`);
}
