import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchServer, type ServerPlan, stopServer } from './postmaster.js';

const MAX_RESTARTS = 5;
const WINDOW_MS = 60_000;

/** Keeps one server up: when it dies without being asked to, it is started again on the same port. */
export class Supervisor {
  private child: ChildProcess | undefined;
  private stopping = false;
  private revival: Promise<void> = Promise.resolve();
  private restarts: number[] = [];

  constructor(private readonly plan: ServerPlan) {}

  /** Resolves when the server takes connections. */
  async start(): Promise<void> {
    const ready = await launchServer(this.plan, (child) => {
      this.child = child;
    });
    const ended = (): void => {
      if (!this.stopping) this.revival = this.revive();
    };
    ready.once('exit', ended);
    if (ready.exitCode !== null || ready.signalCode !== null) ended();
  }

  /** Resolves when the server has ended and will not come back. Safe to call twice. */
  async stop(): Promise<void> {
    this.stopping = true;
    if (this.child !== undefined) await stopServer(this.child);
    await this.revival;
    // A revival that was under way may have put another server up in between.
    if (this.child !== undefined) await stopServer(this.child);
  }

  private async revive(): Promise<void> {
    for (;;) {
      const now = Date.now();
      this.restarts = this.restarts.filter((at) => now - at < WINDOW_MS);
      if (this.restarts.length >= MAX_RESTARTS) {
        this.plan.log(`The database died ${MAX_RESTARTS} times within a minute; it is not started again`);
        return;
      }
      this.restarts.push(now);
      this.plan.log('The database ended unexpectedly and is started again');
      await sleep(100 * this.restarts.length);
      if (this.stopping) return;
      try {
        await this.start();
        return;
      } catch (error) {
        this.plan.log(`The database did not come back: ${(error as Error).message}`);
        if (this.stopping) return;
      }
    }
  }
}
