import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { sqlState } from '../database/database-errors.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Jobs } from './jobs.js';
import { NIGHTLY_JOB, NightlyRunner } from './nightly-runner.js';
import { NightlyRunsRepository } from './nightly-runs.repository.js';

const UNIQUE_VIOLATION = '23505';
const LOOK_EVERY_MS = 15_000;
/** A task that failed is tried again after so long, not at every look. */
const RETRY_AFTER_SECONDS = 600;

/**
 * Asks for the nightly run when one is due. Every process looks; a unique index lets one open run stand at a time, so
 * whoever comes second asks for nothing. The cron of pg-boss is not used: it asks only at the minute itself, and a day
 * on which no process ran would be lost.
 */
@Injectable()
export class NightlyClock implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Nightly');
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly runner: NightlyRunner,
    private readonly runs: NightlyRunsRepository,
    private readonly jobs: Jobs,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Looks now and from now on. A server does; tests and commands ask for a run when they want one. */
  start(): void {
    this.timer = setInterval(() => this.tick(), LOOK_EVERY_MS);
    this.tick();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** Asks for a run if something is open. @returns the id of its job, null when there is nothing to do */
  async askIfDue(): Promise<string | null> {
    if ((await this.runner.openSteps()).length === 0) return null;
    if (await this.runs.hasFailedWithin(RETRY_AFTER_SECONDS)) return null;
    return this.ask(null, false);
  }

  /**
   * @param actor who asks by hand; null: nobody
   * @param again the tasks of the due day although they are done
   * @returns the id of the job: the one that is under way, if there is one
   */
  async ask(actor: Actor | null, again: boolean): Promise<string> {
    for (;;) {
      const underWay = await this.runs.underWay();
      if (underWay !== null) return underWay;
      try {
        return await this.unitOfWork.run(() =>
          this.jobs.enqueue({ kind: NIGHTLY_JOB, params: { again } }, actor),
        );
      } catch (error) {
        // Another process asked in between: its job is the answer.
        if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
      }
    }
  }

  private tick(): void {
    this.looking ??= this.askIfDue()
      .then(() => undefined)
      .catch((error: unknown) => this.logger.debug({ message: 'no run asked for', failure: String(error) }))
      .finally(() => {
        this.looking = undefined;
      });
  }
}
