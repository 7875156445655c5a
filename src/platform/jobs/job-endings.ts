import { Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { currentRequest, runInRequest } from '../http/request-context.js';
import type { AbandonedJob, JobProblem, JobProgress, Json } from './job.types.js';
import { JobHandlers } from './job-handlers.js';
import { type ClaimedJob, JobsRepository } from './jobs.repository.js';

export interface JobEnd {
  readonly state: 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
  readonly result: Json;
  readonly problem: JobProblem | null;
}

/** Every way in which a job ends. What waits for one that ends without its result is let go in the same transaction. */
@Injectable()
export class JobEndings {
  private readonly logger = new Logger('Jobs');

  constructor(
    private readonly jobs: JobsRepository,
    private readonly handlers: JobHandlers,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** A waiting job ends at once, a running one at its next checkpoint. @returns false when it has ended already */
  cancel(id: string): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const job = await this.jobs.requestCancel(id);
      if (job?.state === 'CANCELLED') await this.handlers.mend(job);
      return job !== null;
    });
  }

  async finish(job: ClaimedJob, progress: JobProgress, end: JobEnd): Promise<void> {
    await this.unitOfWork.run(async () => {
      const isOurs = await this.jobs.finish(job.id, job.attempt, progress, end);
      if (isOurs && end.state !== 'SUCCEEDED') await this.handlers.mend({ ...job, problem: end.problem });
    });
  }

  /** Puts back what dead processes left, and ends what was left too often. @returns ids that wait again */
  async takeBackOrphans(gaveUp: JobProblem): Promise<string[]> {
    const orphans = await this.jobs.takeBackOrphans(gaveUp);
    for (const job of orphans.filter(({ state }) => state !== 'QUEUED')) await this.mendAlone(job);
    return orphans.filter(({ state }) => state === 'QUEUED').map(({ id }) => id);
  }

  /** One that can not be mended keeps nobody from taking the others back. */
  private async mendAlone(job: AbandonedJob): Promise<void> {
    const { locale } = currentRequest();
    const context = { requestId: `job-${job.id}`, locale, actor: job.actor };
    try {
      await runInRequest(context, () => this.unitOfWork.attempt(() => this.handlers.mend(job)));
    } catch (error) {
      const failure = error instanceof Error ? error.name : typeof error;
      this.logger.error({ message: 'what waited for a job still waits', jobId: job.id, failure });
    }
  }
}
