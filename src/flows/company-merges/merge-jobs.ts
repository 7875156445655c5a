import { Injectable } from '@nestjs/common';
import { CompanyMergesService } from '../../features/company-merges/company-merges.service.js';
import type { Actor } from '../../platform/access/actor.js';
import { currentRequest } from '../../platform/http/request-context.js';
import type { AbandonedJob, JobRun, Json } from '../../platform/jobs/job.types.js';
import { JobHandlers } from '../../platform/jobs/job-handlers.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { MergeNotices } from './merge-notices.js';

type Params = Readonly<Record<string, Json>>;
const CANCELLED = '任务已取消';

type Deed = (actor: Actor, params: Params) => Promise<Json>;

/** Merges of many children as jobs: one checkpoint, which is the whole deed. */
@Injectable()
export class MergeJobs {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly jobs: Jobs,
    private readonly merges: CompanyMergesService,
    private readonly told: MergeNotices,
  ) {}

  handle(kind: string, deed: Deed): void {
    this.handlers.register(
      kind,
      (run) => this.run(run, deed),
      (job) => this.letGo(job),
    );
  }

  ask(actor: Actor, kind: string, params: Params): Promise<string> {
    return this.jobs.enqueue({ kind, params }, actor);
  }

  private async run(run: JobRun, deed: Deed): Promise<Json> {
    const params = run.params as Params;
    if (run.checkpointState !== null) return run.checkpointState;
    let result: Json = null;
    await run.checkpoint({ phase: 'MERGING', done: 0, total: 1 }, async () => {
      result = await deed(run.actor, params);
      return result;
    });
    return result;
  }

  /**
   * The job will not carry the merge out: cancelled, refused or broken. The merge is closed with it, so that somebody
   * may ask for it again. An undo leaves the merge done, as it is.
   */
  private async letGo({ id, params, actor: asked, problem }: AbandonedJob): Promise<void> {
    const actor = currentRequest().actor ?? asked;
    const merge = await this.merges.find((params as Params)['mergeId'] as string, 'RUNNING');
    if (!actor || merge?.jobId !== id) return;
    await this.merges.reject(actor, merge, problem?.title.zh ?? CANCELLED);
    await this.told.rejected(actor, merge);
  }
}
