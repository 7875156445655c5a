import { Injectable } from '@nestjs/common';
import { CreditSharesService } from '../../features/credit-shares/credit-shares.service.js';
import {
  type HeldProject,
  type NewKeeper,
  ProjectKeepingService,
} from '../../features/projects/project-keeping.service.js';
import { ProtectionEndsService } from '../../features/protections/protection-ends.service.js';
import type { TransferOutcome } from '../../features/transfers/transfer-draft.js';
import type { Actor } from '../../platform/access/actor.js';
import { TransferNotices } from './transfer-notices.js';

/**
 * What a step of a transfer does to other records, in the same transaction (domain.md §4.3): at the hand-over and at
 * its reset the project changes its keeper, the protection goes with it, and the credit is shared anew.
 */
@Injectable()
export class TransferConsequences {
  constructor(
    private readonly projects: ProjectKeepingService,
    private readonly protections: ProtectionEndsService,
    private readonly credit: CreditSharesService,
    private readonly notices: TransferNotices,
  ) {}

  /** @param actor null for the nightly job */
  async carryOut(actor: Actor | null, project: HeldProject, outcome: TransferOutcome): Promise<void> {
    const keeper = keeperAfter(outcome);
    if (keeper) await this.give(actor, project, keeper);
    await this.notices.tell(outcome);
  }

  private async give(actor: Actor | null, project: HeldProject, keeper: NewKeeper): Promise<void> {
    await this.projects.changeKeeper(actor, project, keeper);
    const { companyId, ownerUnitId } = project;
    if (companyId !== null && ownerUnitId !== null)
      await this.protections.handOver(
        actor,
        { companyId, unitId: ownerUnitId },
        { unitId: keeper.ownerUnitId, userId: keeper.ownerUserId },
      );
    await this.credit.applyCase(actor, project.id, keeper.reason);
  }
}

/** Who keeps the project after the step; null when nobody else does. */
function keeperAfter({ from, to, after, before, reason }: TransferOutcome): NewKeeper | null {
  if (from !== 'HANDED_OVER' && to === 'HANDED_OVER')
    return {
      ownerUnitId: after.toUnitId as string,
      ownerUserId: after.toUserId,
      teamUserIds: [],
      action: 'project.handed-over',
      reason: after.reasonNote,
    };
  if (from === 'HANDED_OVER' && to !== 'HANDED_OVER')
    return {
      ownerUnitId: before.fromUnitId,
      ownerUserId: before.fromUserId,
      teamUserIds: before.fromTeamUserIds,
      action: 'project.transfer-reset',
      reason,
    };
  return null;
}
