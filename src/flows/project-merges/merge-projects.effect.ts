import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ProjectMergingService } from '../../features/projects/project-merging.service.js';
import { ProtectionJoiningService } from '../../features/protections/protection-joining.service.js';
import { MoveEffects } from '../project-moves/move-effects.js';

/** T43: what hung on the merged project hangs on the one that stays, its protection too. */
@Injectable()
export class MergeProjectsEffect implements OnModuleInit {
  constructor(
    private readonly effects: MoveEffects,
    private readonly projects: ProjectMergingService,
    private readonly protections: ProtectionJoiningService,
  ) {}

  onModuleInit(): void {
    this.effects.on('MERGE_INTO_SURVIVOR', async (actor, { before, after, reason }) => {
      if (!actor || !after.mergedIntoId) return;
      await this.projects.absorb(actor, after.mergedIntoId, before, reason);
      await this.protections.rebase(actor, before.id, after.mergedIntoId);
    });
  }
}
