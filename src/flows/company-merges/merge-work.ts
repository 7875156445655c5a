import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { JudgedPair } from '../../features/companies/company-merging.types.js';
import { CompanyChildren } from '../../features/company-merges/company-children.js';
import type { CompanyMergeSettings } from '../../features/company-merges/company-merge-settings.js';
import { CompanyMergesService } from '../../features/company-merges/company-merges.service.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Json } from '../../platform/jobs/job.types.js';
import { MergeCarrier } from './merge-carrier.js';
import { MergeJobs } from './merge-jobs.js';
import { MergeJudge } from './merge-judge.js';

export const MERGE_COMPANIES = 'merge-companies';
export const UNDO_COMPANY_MERGE = 'undo-company-merge';

export interface Started {
  readonly mergeId: string;
  /** Set when a job does the work. */
  readonly jobId: string | null;
}

type Merge = Awaited<ReturnType<CompanyMergesService['load']>>;

/** Carries merges and undos out: at once, or as a job where many children hang on the company. The deed is the same. */
@Injectable()
export class MergeWork implements OnModuleInit {
  constructor(
    private readonly merges: CompanyMergesService,
    private readonly children: CompanyChildren,
    private readonly judge: MergeJudge,
    private readonly carrier: MergeCarrier,
    private readonly jobs: MergeJobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(MERGE_COMPANIES, (actor, params) => this.finish(actor, params['mergeId'] as string));
    this.jobs.handle(UNDO_COMPANY_MERGE, (actor, params) =>
      this.finishUndo(actor, params['mergeId'] as string, params['reason'] as string),
    );
  }

  /** @param pair under lock */
  async start(actor: Actor, merge: Merge, pair: JudgedPair, note: string | null): Promise<Started> {
    const total = sumOf(await this.children.counts(merge.victimId));
    if (total > limitOf(merge)) {
      const jobId = await this.jobs.ask(actor, MERGE_COMPANIES, { mergeId: merge.id });
      await this.merges.handOver(merge, jobId, note);
      return { mergeId: merge.id, jobId };
    }
    await this.merges.complete(actor, merge, await this.carrier.carryOut(actor, pair, merge.reason), note);
    return { mergeId: merge.id, jobId: null };
  }

  async startUndo(actor: Actor, merge: Merge, reason: string): Promise<Started> {
    if (sumOf(merge.moved) > limitOf(merge)) {
      const jobId = await this.jobs.ask(actor, UNDO_COMPANY_MERGE, { mergeId: merge.id, reason });
      return { mergeId: merge.id, jobId };
    }
    await this.undo(actor, merge, reason);
    return { mergeId: merge.id, jobId: null };
  }

  private async finish(actor: Actor, mergeId: string): Promise<Json> {
    const merge = await this.merges.load(mergeId, ['RUNNING']);
    const deed = await this.carrier.carryOut(actor, await this.judge.judge(merge), merge.reason);
    await this.merges.complete(actor, merge, deed);
    return { mergeId, moved: { ...deed.moved } };
  }

  private async finishUndo(actor: Actor, mergeId: string, reason: string): Promise<Json> {
    await this.undo(actor, await this.merges.load(mergeId, ['DONE']), reason);
    return { mergeId };
  }

  private async undo(actor: Actor, merge: Merge, reason: string): Promise<void> {
    this.merges.assertUndoable(merge);
    const result = await this.carrier.takeBack(actor, merge, merge.snapshot as object, reason);
    await this.merges.markUndone(actor, merge, reason, result);
  }
}

function limitOf(merge: Merge): number {
  return (merge.settingsInForce as CompanyMergeSettings).childrenAtOnce;
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
