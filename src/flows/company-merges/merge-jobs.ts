import { Injectable } from '@nestjs/common';
import { CompanyMergesService } from '../../features/company-merges/company-merges.service.js';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { JobRun, Json } from '../../platform/jobs/job.types.js';
import { JobHandlers } from '../../platform/jobs/job-handlers.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { DomainError } from '../../platform/kernel/domain-error.js';

type Params = Readonly<Record<string, Json>>;
type Deed = (actor: Actor, params: Params) => Promise<Json>;

/** Merges of many children as jobs: one checkpoint, which is the whole deed. */
@Injectable()
export class MergeJobs {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly jobs: Jobs,
    private readonly merges: CompanyMergesService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  handle(kind: string, deed: Deed): void {
    this.handlers.register(kind, (run) => this.run(run, deed));
  }

  ask(actor: Actor, kind: string, params: Params): Promise<string> {
    return this.jobs.enqueue({ kind, params }, actor);
  }

  private async run(run: JobRun, deed: Deed): Promise<Json> {
    const params = run.params as Params;
    if (run.checkpointState !== null) return run.checkpointState;
    let result: Json = null;
    try {
      await run.checkpoint({ phase: 'MERGING', done: 0, total: 1 }, async () => {
        result = await deed(run.actor, params);
        return result;
      });
    } catch (error) {
      if (error instanceof DomainError && error.kind !== 'unavailable')
        await this.giveUp(run.actor, params, error);
      throw error;
    }
    return result;
  }

  /** A merge that can not be carried out any more is closed, so that somebody may ask for it again. */
  private async giveUp(actor: Actor, params: Params, error: DomainError): Promise<void> {
    await this.unitOfWork.run(async () => {
      const merge = await this.merges.find(params['mergeId'] as string, 'RUNNING');
      if (merge) await this.merges.reject(actor, merge, error.definition.title.zh);
    });
  }
}
