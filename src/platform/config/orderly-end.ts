import type { JsonLog } from './json-log.js';

type Step = () => Promise<unknown>;

/** Milliseconds for all steps together; whoever supervises the process usually kills it after 30 s. */
const MOST_TIME = 29_000;
/** A terminal and npm both pass Ctrl-C on; what comes this soon after the first is the same key press. */
const SAME_PRESS = 500;
/** npm passes SIGTERM to the shell between it and us, and that shell dies of it without a word. */
const LOOK_FOR_SHELL_EVERY = 200;

/**
 * Ends the process in order: what was started last is stopped first. SIGINT, SIGTERM and failures that nobody
 * caught lead here; a second Ctrl-C ends at once.
 */
export class OrderlyEnd {
  private readonly steps: Step[] = [];
  private begunAt: number | undefined;

  constructor(private readonly log: JsonLog) {}

  /** Adds what is to be undone. */
  undo(step: Step): void {
    this.steps.push(step);
  }

  listen(): void {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => this.onSignal(signal));
    process.on('uncaughtException', (error) => this.onFailure('uncaught exception', error));
    process.on('unhandledRejection', (error) => this.onFailure('unhandled rejection', error));
    if (process.env['npm_lifecycle_event']) this.followShell();
  }

  /** Runs the steps, newest first, and exits. A step that fails does not keep the others from running. */
  async run(exitCode: number): Promise<never> {
    this.begunAt ??= Date.now();
    setTimeout(() => process.exit(exitCode || 1), MOST_TIME).unref();
    for (let step = this.steps.pop(); step; step = this.steps.pop())
      await step().catch((error: unknown) => {
        this.log.error(error instanceof Error ? error : String(error), 'Stop');
      });
    process.exit(exitCode);
  }

  private onSignal(signal: NodeJS.Signals): void {
    if (this.begunAt === undefined) {
      this.log.log(`${signal}: stopping`, 'Stop');
      void this.run(0);
    } else if (Date.now() - this.begunAt > SAME_PRESS) {
      process.exit(130);
    }
  }

  private followShell(): void {
    const shell = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === shell) return;
      clearInterval(watch);
      this.onSignal('SIGTERM');
    }, LOOK_FOR_SHELL_EVERY).unref();
  }

  private onFailure(kind: string, error: unknown): void {
    const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: undefined };
    this.log.error({ message: kind, failure: name, stack }, 'Process');
    if (this.begunAt === undefined) void this.run(1);
  }
}
