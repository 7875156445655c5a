import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { ConstraintCatalogue } from '../database/constraint-catalogue.js';
import { translateDatabaseError } from '../database/database-errors.js';
import { runInRequest } from '../http/request-context.js';
import { ServerState } from '../http/server-state.js';
import { DomainError } from '../kernel/domain-error.js';
import { jobErrors } from './job.errors.js';
import { JobStopped } from './job.types.js';
import { JobHandlers } from './job-handlers.js';
import { JobStore, problemOfJob } from './job-store.js';
import { WatchedRun } from './job-watch.js';
import type { ClaimedJob } from './jobs.repository.js';

const LOOK_EVERY_MS = 1_000;
/** One long import must not keep everybody's small export waiting; more than two would starve requests. */
const AT_ONCE = 2;
const MOST_WAIT_MS = 20_000;

/** Takes jobs from the queue and runs their handlers: each job in one process at a time, whatever dies meanwhile. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly running = new Map<WatchedRun, Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly store: JobStore,
    private readonly handlers: JobHandlers,
    private readonly constraints: ConstraintCatalogue,
    private readonly state: ServerState,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.store.open(() => this.look());
    this.state.stopping.addEventListener('abort', () => this.stopTaking(), { once: true });
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS);
    this.look();
  }

  /** Running jobs stop at their next checkpoint and wait for the next process. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopTaking();
    await this.looking;
    const patience = new Promise((resolve) => setTimeout(resolve, MOST_WAIT_MS).unref());
    await Promise.race([Promise.allSettled(this.running.values()), patience]);
    await this.store.close();
  }

  private stopTaking(): void {
    this.stopped = true;
    clearInterval(this.timer);
    for (const run of this.running.keys()) run.stop('stopping');
  }

  private look(): void {
    if (this.looking || this.stopped || this.running.size >= AT_ONCE) return;
    this.looking = this.takeWhatWaits()
      .catch((error: unknown) =>
        this.logger.warn({ message: 'looking for jobs failed', failure: String(error) }),
      )
      .finally(() => {
        this.looking = undefined;
      });
  }

  private async takeWhatWaits(): Promise<void> {
    if (!(await this.store.isAnythingOpen())) return;
    await this.store.takeBackOrphans();
    while (!this.stopped && this.running.size < AT_ONCE) {
      const taken = await this.store.takeNext();
      if (taken === 'none') return;
      if (taken !== 'gone') this.begin(taken);
    }
  }

  private begin(job: ClaimedJob): void {
    const run = this.store.watch(job);
    const context = { requestId: `job-${job.id}`, locale: job.locale, actor: job.actor };
    const work = runInRequest(context, () => this.run(job, run)).finally(() => {
      run.end();
      this.running.delete(run);
      this.look();
    });
    this.running.set(run, work);
  }

  private async run(job: ClaimedJob, run: WatchedRun): Promise<void> {
    try {
      const handler = this.handlers.find(job.kind);
      if (!handler) throw new Error(`no handler for jobs of kind ${job.kind}`);
      const result = await handler(run);
      await this.store.finish(job, run, { state: 'SUCCEEDED', result, problem: null });
    } catch (error) {
      await this.stopOrFail(job, run, error).catch((failure: unknown) => {
        this.logger.warn({ message: 'a job could not be closed', jobId: job.id, failure: String(failure) });
      });
    }
  }

  private async stopOrFail(job: ClaimedJob, run: WatchedRun, error: unknown): Promise<void> {
    const why = error instanceof JobStopped ? error.why : null;
    if (why === 'lost') return;
    if (why === 'stopping') return this.store.release(job);
    if (why === 'cancelled')
      return this.store.finish(job, run, { state: 'CANCELLED', result: null, problem: null });
    const known = error instanceof DomainError ? error : translateDatabaseError(error, this.constraints);
    // The database went away: the lease runs out, and the job is gone on with when it is back.
    if (known?.kind === 'unavailable' && known.code.startsWith('DATABASE.')) return;
    if (!known) this.logFailure(job, error);
    const problem = problemOfJob(known ?? jobErrors.BROKEN());
    await this.store.finish(job, run, { state: 'FAILED', result: null, problem });
  }

  private logFailure(job: ClaimedJob, error: unknown): void {
    const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: undefined };
    this.logger.error({
      message: 'a job broke',
      jobId: job.id,
      kind: job.kind,
      failure: name,
      stack: stack?.split('\n').slice(1, 8).join('\n'),
    });
  }
}
