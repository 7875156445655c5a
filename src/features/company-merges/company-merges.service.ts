import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { staleVersion } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { canDecideMerge, canReadMerge } from './company-merge.access.js';
import type { CompanyMergeState, MergeSide } from './company-merge.codes.js';
import type { CompanyMerge, UndoResult } from './company-merge.entity.js';
import { companyMergeErrors } from './company-merge.errors.js';
import { isUndoable, lastDayToUndo } from './company-merge.rules.js';
import type { CompanyMergeSettings } from './company-merge-settings.js';
import { CompanyMergesRepository } from './company-merges.repository.js';

/** What a new merge says of itself. */
export interface MergeOpening {
  readonly survivor: { readonly id: string; readonly version: number; readonly ownerUnitId: string };
  readonly victim: { readonly id: string; readonly version: number; readonly ownerUnitId: string };
  readonly level: string;
  readonly grounds: readonly string[];
  readonly choices: Readonly<Record<string, MergeSide>>;
  readonly reason: string;
  readonly settings: CompanyMergeSettings;
}

/** What an undo needs, and how much was moved. */
export interface MergeDeed {
  readonly snapshot: object;
  readonly moved: Readonly<Record<string, number>>;
}

/** Keeps the record of merges: proposed, carried out, rejected, undone. What happens to the companies is the flow's. */
@Injectable()
export class CompanyMergesService {
  constructor(
    private readonly merges: CompanyMergesRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws COMPANY_MERGE.OPEN_ALREADY */
  async open(
    actor: Actor,
    state: Extract<CompanyMergeState, 'PROPOSED' | 'RUNNING'>,
    opening: MergeOpening,
  ): Promise<CompanyMerge> {
    const { survivor, victim, level, grounds, choices, reason, settings } = opening;
    const now = this.clock.now();
    const nothingYet = {
      ...{ jobId: null, decidedAt: null, decidedBy: null, decisionNote: null, snapshot: null, moved: {} },
      ...{ undoUntil: null, undoneAt: null, undoneBy: null, undoReason: null, undoResult: null },
    };
    const merge: CompanyMerge = {
      id: uuidv7(),
      ...{ survivorId: survivor.id, victimId: victim.id, state, level, reason, choices: { ...choices } },
      grounds: [...grounds],
      // The owners of both first: they say who decides.
      unitIds: [survivor.ownerUnitId, victim.ownerUnitId, actor.unitId],
      ...{ survivorVersion: survivor.version, victimVersion: victim.version, settingsInForce: settings },
      ...{ proposedAt: now, proposedBy: actor.userId },
      ...nothingYet,
      ...{ createdAt: now, createdBy: actor.userId, updatedAt: now, updatedBy: actor.userId },
      ...{ deletedAt: null, version: 1 },
    };
    await this.merges.insert(merge);
    if (state === 'PROPOSED') await this.record('company-merge.proposed', merge.id, reason);
    return merge;
  }

  /**
   * A merge that the caller decides about.
   * @throws REQUEST.NOT_FOUND, VERSION_STALE, COMPANY_MERGE.NOT_DECIDABLE, STATE_DIFFERS
   */
  async loadToDecide(
    actor: Actor,
    id: string,
    version: number,
    states: readonly CompanyMergeState[],
  ): Promise<CompanyMerge> {
    const merge = await this.merges.load(id);
    if (!canReadMerge(actor, merge)) throw httpErrors.NOT_FOUND();
    if (!canDecideMerge(actor, merge.unitIds.slice(0, 2))) throw companyMergeErrors.NOT_DECIDABLE();
    if (merge.version !== version) throw staleVersion(version, merge.version);
    return assertState(merge, states);
  }

  /** For the job: the merge as it stands. @throws COMPANY_MERGE.STATE_DIFFERS */
  async load(id: string, states: readonly CompanyMergeState[]): Promise<CompanyMerge> {
    return assertState(await this.merges.load(id), states);
  }

  /** The merge if it is in this state. */
  async find(id: string, state: CompanyMergeState): Promise<CompanyMerge | null> {
    const merge = await this.merges.load(id);
    return merge.state === state ? merge : null;
  }

  /** Left to a job. */
  async handOver(merge: CompanyMerge, jobId: string, note: string | null): Promise<void> {
    await this.merges.update(merge.id, merge.version, {
      ...{ state: 'RUNNING', jobId, decisionNote: note, updatedAt: this.clock.now() },
    });
  }

  async complete(
    actor: Actor,
    merge: CompanyMerge,
    { snapshot, moved }: MergeDeed,
    note = merge.decisionNote,
  ): Promise<void> {
    const now = this.clock.now();
    const undoUntil = lastDayToUndo(today(this.clock), merge.settingsInForce as CompanyMergeSettings);
    await this.merges.update(merge.id, merge.version, {
      ...{ state: 'DONE', snapshot, moved: { ...moved }, undoUntil },
      ...{ decidedAt: now, decidedBy: actor.userId, decisionNote: note },
      ...{ updatedAt: now, updatedBy: actor.userId },
    });
    await this.record('company-merge.done', merge.id, merge.reason);
  }

  async reject(actor: Actor, merge: CompanyMerge, reason: string): Promise<void> {
    const now = this.clock.now();
    await this.merges.update(merge.id, merge.version, {
      ...{ state: 'REJECTED', decidedAt: now, decidedBy: actor.userId, decisionNote: reason },
      ...{ updatedAt: now, updatedBy: actor.userId },
    });
    await this.record('company-merge.rejected', merge.id, reason);
  }

  /** @throws COMPANY_MERGE.UNDO_TOO_LATE */
  assertUndoable({ undoUntil }: CompanyMerge): void {
    if (!isUndoable(undoUntil, today(this.clock)))
      throw companyMergeErrors.UNDO_TOO_LATE({ params: { undoUntil } });
  }

  async markUndone(actor: Actor, merge: CompanyMerge, reason: string, result: UndoResult): Promise<void> {
    const now = this.clock.now();
    await this.merges.update(merge.id, merge.version, {
      ...{ state: 'UNDONE', undoneAt: now, undoneBy: actor.userId, undoReason: reason, undoResult: result },
      ...{ updatedAt: now, updatedBy: actor.userId },
    });
    await this.record('company-merge.undone', merge.id, reason);
  }

  private async record(action: string, subjectId: string, reason: string): Promise<void> {
    await this.audit.record({ action, subjectType: 'company-merge', subjectId, reason });
  }
}

function assertState(merge: CompanyMerge, states: readonly CompanyMergeState[]): CompanyMerge {
  if (!states.includes(merge.state))
    throw companyMergeErrors.STATE_DIFFERS({ params: { state: merge.state } });
  return merge;
}
