import { Injectable } from '@nestjs/common';
import type { AbandonedJob, JobHandler } from './job.types.js';

/** Puts right what waits for a job that will not do its work any more. */
export type Mend = (job: AbandonedJob) => Promise<void>;

/** What each kind of job does. Whoever owns a kind registers its handler when its module starts. */
@Injectable()
export class JobHandlers {
  private readonly byKind = new Map<string, JobHandler>();
  private readonly mends = new Map<string, Mend>();

  /**
   * @param mend runs in the transaction that ends a job without its result, whoever ends it: a record that waits for
   *   the job is let go there
   * @throws Error when the kind is taken
   */
  register(kind: string, handler: JobHandler, mend?: Mend): void {
    if (this.byKind.has(kind)) throw new Error(`two handlers for jobs of kind ${kind}`);
    this.byKind.set(kind, handler);
    if (mend) this.mends.set(kind, mend);
  }

  find(kind: string): JobHandler | undefined {
    return this.byKind.get(kind);
  }

  async mend(job: AbandonedJob): Promise<void> {
    await this.mends.get(job.kind)?.(job);
  }
}
