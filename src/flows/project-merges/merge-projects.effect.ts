import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CreditChangesService } from '../../features/credit-shares/credit-changes.service.js';
import { CreditSharesService } from '../../features/credit-shares/credit-shares.service.js';
import { ProjectMergingService } from '../../features/projects/project-merging.service.js';
import { ProtectionJoiningService } from '../../features/protections/protection-joining.service.js';
import { MoveEffects } from '../project-moves/move-effects.js';

/** T43: what hung on the merged project hangs on the one that stays, its protection too; its credit stands still. */
@Injectable()
export class MergeProjectsEffect implements OnModuleInit {
  constructor(
    private readonly effects: MoveEffects,
    private readonly projects: ProjectMergingService,
    private readonly protections: ProtectionJoiningService,
    private readonly credit: CreditSharesService,
    private readonly changes: CreditChangesService,
  ) {}

  onModuleInit(): void {
    this.effects.on('MERGE_INTO_SURVIVOR', async (actor, outcome) => {
      const { before, after, reason, effectiveOn } = outcome;
      if (!actor || !after.mergedIntoId) return;
      await this.projects.absorb(actor, after.mergedIntoId, before, reason);
      await this.protections.rebase(actor, before.id, after.mergedIntoId);
      await this.changes.closeOpen(actor, before.id, reason);
      await this.credit.end(actor, before.id, effectiveOn, outcome.transition);
      await this.credit.reconsider(actor, after.mergedIntoId, reason);
    });
  }
}
