import { Injectable } from '@nestjs/common';
import type { Transfer } from './transfer.entity.js';
import type { TransferFacts } from './transfer.rules.js';
import type { TransferOutcome, TransferredProject } from './transfer-draft.js';
import { TransferFactsRepository } from './transfer-facts.repository.js';
import { TransferMover } from './transfer-mover.js';
import { changesOf } from './transfer-step.rules.js';
import { TransfersRepository } from './transfers.repository.js';

const LEFT_ALONE = '承接单位在期限内没有跟进，系统重置流转';
const CLOSED = '项目状态已变更，流转终止';

/** What happens to transfers without a person. Every call is made under the lock of the project. */
@Injectable()
export class TransferWatchService {
  constructor(
    private readonly transfers: TransfersRepository,
    private readonly facts: TransferFactsRepository,
    private readonly mover: TransferMover,
  ) {}

  /** Handed-over transfers whose watch ended before the day. @param day Shanghai date */
  due(day: string): Promise<{ id: string }[]> {
    return this.facts.watchedUntil(day);
  }

  projectOf(id: string): Promise<string> {
    return this.transfers.projectOf(id);
  }

  /**
   * Ends the watch over a handed-over transfer: it is settled when the receiving unit followed up in time or the
   * project has gone on otherwise, and reset when it was left alone. Facts of the watch decide, not the day of the run.
   * @returns null when there is nothing to do (any more)
   */
  async endWatch(id: string, project: TransferredProject, day: string): Promise<TransferOutcome | null> {
    const transfer = await this.transfers.load(id);
    const { state, settledOn, dueOn } = transfer;
    if (state !== 'HANDED_OVER' || settledOn !== null || dueOn === null || day <= dueOn) return null;
    const facts = await this.facts.factsOf(transfer, day);
    if (await this.isTakenUp(transfer, facts))
      return this.take(transfer, project, { step: 'SETTLE', to: 'HANDED_OVER', reason: null, day });
    const { resetTo } = await this.facts.settings(day);
    const step =
      resetTo === 'GIVING_UNIT'
        ? ({ step: 'RESET', to: 'RESET' } as const)
        : ({ step: 'RESET_TO_COORDINATED', to: 'COORDINATED' } as const);
    return this.take(transfer, project, { ...step, reason: LEFT_ALONE, day });
  }

  /** Ends the open transfer of a project that was signed or left the pool. */
  async closeOpen(project: TransferredProject, day: string): Promise<TransferOutcome | null> {
    const transfer = await this.transfers.openOf(project.id);
    if (!transfer) return null;
    return this.take(transfer, project, { step: 'CLOSE', to: 'WITHDRAWN', reason: CLOSED, day });
  }

  private async isTakenUp(transfer: Transfer, facts: TransferFacts): Promise<boolean> {
    return (
      facts.followedUp || facts.projectBlocker !== null || (await this.facts.wasFollowedByAnother(transfer))
    );
  }

  private async take(
    transfer: Transfer,
    project: TransferredProject,
    taken: Pick<TransferOutcome, 'step' | 'to' | 'reason'> & { readonly day: string },
  ): Promise<TransferOutcome> {
    const settings = await this.facts.settings(taken.day);
    const changes = changesOf(taken, {}, transfer, { actor: null, project, day: taken.day });
    return this.mover.take(null, transfer, { ...taken, changes, details: {}, settings });
  }
}
