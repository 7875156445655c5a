import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { MoveOutcome } from '../../features/projects/project-moves.service.js';
import { ProtectionEndsService } from '../../features/protections/protection-ends.service.js';
import {
  type ProtectedProject,
  ProtectionPoolService,
} from '../../features/protections/protection-pool.service.js';
import type { Actor } from '../../platform/access/actor.js';
import { MoveEffects } from '../project-moves/move-effects.js';
import { ProtectionGuard } from './protection-guard.js';

/** What moves of projects do to first-report protection (domain.md §3.2, side effects; §4.1). */
@Injectable()
export class ProtectionEffects implements OnModuleInit {
  constructor(
    private readonly effects: MoveEffects,
    private readonly guard: ProtectionGuard,
    private readonly pool: ProtectionPoolService,
    private readonly ends: ProtectionEndsService,
  ) {}

  onModuleInit(): void {
    const on = (effect: Parameters<MoveEffects['on']>[0], work: Work) =>
      this.effects.on(effect, async (actor, outcome) => {
        const project = protectedProject(outcome);
        if (project) await work(actor, project, outcome);
      });
    // T01, T03: a draft may be older than the protection of another unit.
    on('START_REVIEW_CLOCK', (_actor, { companyId, unitId }) => this.guard.admit(companyId, unitId));
    on('START_PROJECT_PROTECTION', async (actor, project) =>
      this.pool.admitProject(actor, project, await this.guard.redDays(project.companyId)),
    );
    on('START_REOPEN_PROTECTION', async (actor, project) =>
      this.pool.reopenProject(actor, project, await this.guard.redDays(project.companyId)),
    );
    on('LIFT_PROTECTION_CAP', (actor, project) => this.pool.liftCap(actor, project));
    on('FREEZE_CREDIT', (actor, project) => this.pool.makePermanent(actor, project));
    on('COUNT_REVOCATION', (actor, project) => this.pool.revokeSigning(actor, project));
    on('END_LEAD_PROTECTION', (actor, project, { effectiveOn }) =>
      this.ends.shortenAfterRejection(actor, project, effectiveOn),
    );
    on('END_PROTECTION', (actor, project, outcome) => this.leave(actor, project, outcome));
    on('REEVALUATE_HQ', (actor, project, outcome) => this.leave(actor, project, outcome));
  }

  private async leave(
    actor: Actor | null,
    project: ProtectedProject,
    { after, effectiveOn }: MoveOutcome,
  ): Promise<void> {
    const reason = after.poolStatus === 'DORMANT' ? 'PROJECT_DORMANT' : 'PROJECT_EXITED';
    await this.pool.leaveProject(actor, project, reason, effectiveOn);
  }
}

type Work = (actor: Actor | null, project: ProtectedProject, outcome: MoveOutcome) => Promise<void>;

/** The project after the move; one without a company has nothing to protect, one without an owner nobody. */
function protectedProject({ projectId, after }: MoveOutcome): ProtectedProject | null {
  const { companyId, ownerUnitId, ownerUserId, stage, projectKind, sourceChannel } = after;
  if (companyId === null || ownerUnitId === null) return null;
  return {
    ...{ projectId, companyId, unitId: ownerUnitId, userId: ownerUserId },
    ...{ stage, projectKind, sourceChannel },
  };
}
