import { Injectable } from '@nestjs/common';
import type { JudgedPair } from '../../features/companies/company-merging.types.js';
import { canDecideMerge, canProposeMerge } from '../../features/company-merges/company-merge.access.js';
import { companyMergeErrors } from '../../features/company-merges/company-merge.errors.js';
import { CompanyMergeFacts } from '../../features/company-merges/company-merge-facts.queries.js';
import { CompanyMergesService } from '../../features/company-merges/company-merges.service.js';
import type { MergeCompanyRequest } from '../../features/company-merges/dto/company-merge.dto.js';
import type { Actor } from '../../platform/access/actor.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { MergeJudge } from './merge-judge.js';
import { MergeNotices } from './merge-notices.js';
import { MergeWork, type Started } from './merge-work.js';

/** Somebody says that two records are one company (domain.md §4.5). */
@Injectable()
export class MergeCompaniesFlow {
  constructor(
    private readonly judge: MergeJudge,
    private readonly merges: CompanyMergesService,
    private readonly facts: CompanyMergeFacts,
    private readonly work: MergeWork,
    private readonly told: MergeNotices,
  ) {}

  /** Merged at once by whoever decides about it, else proposed to them. */
  async request(
    actor: Actor,
    key: RecordKey,
    version: number,
    request: MergeCompanyRequest,
  ): Promise<Started> {
    const { victimId, victimVersion, reason } = request;
    const survivorId = await this.facts.companyId(key);
    const choices = choicesOf(request);
    const wish = { survivorId, victimId, survivorVersion: version, victimVersion, choices };
    const pair = await this.judge.judge(wish);
    const owners = [pair.survivor.ownerUnitId, pair.victim.ownerUnitId];
    if (!canDecideMerge(actor, owners) && !canProposeMerge(actor, owners))
      throw companyMergeErrors.NOT_YOURS();
    const settings = await this.facts.settings();
    const opening = { ...pair, ...groundsOf(pair), choices, reason, settings };
    if (canDecideMerge(actor, owners))
      return this.work.start(actor, await this.merges.open(actor, 'RUNNING', opening), pair, null);
    const merge = await this.merges.open(actor, 'PROPOSED', opening);
    await this.told.proposed(merge);
    return { mergeId: merge.id, jobId: null };
  }

  /** @throws REQUEST.VERSION_STALE when a company is not as it was when the merge was proposed */
  async approve(actor: Actor, id: string, version: number, note: string | null): Promise<Started> {
    const merge = await this.merges.loadToDecide(actor, id, version, ['PROPOSED']);
    const started = await this.work.start(actor, merge, await this.judge.judge(merge), note);
    await this.told.approved(actor, merge);
    return started;
  }

  async reject(actor: Actor, id: string, version: number, reason: string): Promise<void> {
    const merge = await this.merges.loadToDecide(actor, id, version, ['PROPOSED', 'RUNNING']);
    await this.merges.reject(actor, merge, reason);
    await this.told.rejected(actor, merge);
  }
}

function choicesOf({ choices = [] }: MergeCompanyRequest): Record<string, 'SURVIVOR' | 'VICTIM'> {
  return Object.fromEntries(choices.map(({ field, side }) => [field, side]));
}

function groundsOf({ verdict }: JudgedPair): { level: string; grounds: readonly string[] } {
  return { level: verdict.level ?? 'PROBABLE', grounds: verdict.reasons };
}
