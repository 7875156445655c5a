import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { CLOCK } from '../config/config.module.js';
import { ConstraintCatalogue } from '../database/constraint-catalogue.js';
import { databaseErrors, translateDatabaseError } from '../database/database-errors.js';
import { runInRequest } from '../http/request-context.js';
import type { Clock } from '../kernel/clock.js';
import type { JobRun, Json } from './job.types.js';
import { JobHandlers } from './job-handlers.js';
import { dueDayAt, openSteps, type Step } from './nightly-plan.js';
import { NightlyRunsRepository } from './nightly-runs.repository.js';
import { NightlyTasks } from './nightly-tasks.js';

export const NIGHTLY_JOB = 'nightly-run';

/**
 * Does the nightly work as a job (docs/decisions/0009): handed over once by pg-boss, taken up again by another process
 * when this one dies. What was done for which day stands in `nightly_run`; tasks are safe to run twice.
 */
@Injectable()
export class NightlyRunner implements OnModuleInit {
  private readonly logger = new Logger('Nightly');

  constructor(
    private readonly tasks: NightlyTasks,
    private readonly runs: NightlyRunsRepository,
    private readonly handlers: JobHandlers,
    private readonly constraints: ConstraintCatalogue,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.register(NIGHTLY_JOB, (run) =>
      // No person does this, whoever may have asked for it.
      runInRequest({ requestId: `job-${run.id}`, locale: 'zh', actor: null }, () => this.run(run)),
    );
  }

  /** What is to be done now. @param again the tasks of the due day although they are done */
  async openSteps(again = false): Promise<Step[]> {
    const dueDay = dueDayAt(this.clock.now());
    const names = this.tasks.inOrder().map(({ name }) => name);
    return openSteps(names, await this.runs.states(dueDay), dueDay, again);
  }

  private async run(run: JobRun): Promise<Json> {
    const { again } = run.params as { again: boolean };
    // After a restart the rest of the due day is open anyway.
    const steps = await this.openSteps(again && run.checkpointState === null);
    await run.checkpoint({ phase: 'NIGHTLY_TASKS', done: 0, total: steps.length }, async () => ({
      begun: true,
    }));
    let failed = 0;
    for (const [index, step] of steps.entries()) {
      run.assertGoingOn();
      if (!(await this.carryOut(step, run.id))) failed += 1;
      run.report({ phase: 'NIGHTLY_TASKS', done: index + 1, total: steps.length });
    }
    const days = [...new Set(steps.map(({ day }) => day))];
    return { days, tasks: steps.length, failed };
  }

  /** @returns false when the task failed. @throws when the database is away: the job is gone on with later */
  private async carryOut(step: Step, jobId: string): Promise<boolean> {
    await this.runs.begin(step, jobId);
    try {
      await this.tasks.find(step.task).run(step.day);
    } catch (error) {
      if (this.isDatabaseAway(error)) throw error;
      const failure = error instanceof Error ? error.name : typeof error;
      this.logger.error({ message: 'a nightly task failed', ...step, failure, stack: stackOf(error) });
      await this.runs.fail(step, failure);
      return false;
    }
    await this.runs.finish(step);
    return true;
  }

  private isDatabaseAway(error: unknown): boolean {
    const known = translateDatabaseError(error, this.constraints);
    return known?.code === databaseErrors.UNAVAILABLE().code;
  }
}

/** Where it happened, without the message, which may hold data. */
function stackOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack?.split('\n').slice(1, 8).join('\n') : undefined;
}
