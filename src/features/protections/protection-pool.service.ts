import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { Clock } from '../../platform/kernel/clock.js';
import type { Protection } from './protection.entity.js';
import { notProtectable, poolUntil } from './protection.rules.js';
import { type OpenScope, ownIn, ProtectionDesk } from './protection-desk.js';
import { ProtectionFacts } from './protection-facts.repository.js';
import type { RedDays } from './protection-lapses.js';
import { ProtectionRecorder } from './protection-recorder.js';
import { lastDay } from './protection-term.rules.js';

/** A reserve project as protection sees it. */
export interface ProtectedProject {
  readonly projectId: string;
  readonly companyId: string;
  readonly unitId: string;
  readonly userId: string | null;
  readonly stage: string | null;
  readonly projectKind: string;
  readonly sourceChannel: string | null;
}

/** Protection of projects in the pool: from admission to the permanent attribution at S5 (domain.md §4.1, §3.2). */
@Injectable()
export class ProtectionPoolService {
  constructor(
    private readonly desk: ProtectionDesk,
    private readonly facts: ProtectionFacts,
    private readonly recorder: ProtectionRecorder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** T07: what the lead had becomes the project's. @throws PROTECTION.HELD_BY_OTHER_UNIT */
  async admitProject(actor: Actor | null, project: ProtectedProject, redDays?: RedDays): Promise<void> {
    const opened = await this.desk.openFor(project.companyId, project.unitId, redDays);
    const own = ownIn(opened, project.unitId);
    if (own) {
      const endsOn = poolUntil(own.firstRegisteredOn, project.stage, opened.terms);
      if (!reaches(own, endsOn)) await this.raise(actor, own, project, { kind: 'POOL', endsOn });
      return;
    }
    const endsOn = poolUntil(opened.day, project.stage, opened.terms);
    if (await this.isProtectable(opened, project)) await this.start(actor, opened, project, endsOn);
  }

  /** T33, T42: a new protection of the unit that took the project up again. @throws PROTECTION.HELD_BY_OTHER_UNIT */
  async reopenProject(actor: Actor | null, project: ProtectedProject, redDays?: RedDays): Promise<void> {
    const opened = await this.desk.openFor(project.companyId, project.unitId, redDays);
    if (ownIn(opened, project.unitId) || !(await this.isProtectable(opened, project))) return;
    const { day, terms } = opened;
    await this.start(actor, opened, project, lastDay(day, terms.reopenDays, day, terms));
  }

  /** T12, T22: once S4 is reached there is no cap any more; S1 → S3 changes nothing. */
  async liftCap(actor: Actor | null, project: ProtectedProject): Promise<void> {
    if (project.stage === null || project.stage < 'S4') return;
    const own = await this.own(project);
    if (own?.kind === 'POOL' && own.endsOn !== null)
      await this.recorder.change(own, { endsOn: null }, { actor, event: 'TERM_CHANGED' });
  }

  /** T13, T15: the attribution becomes permanent. @throws PROTECTION.HELD_BY_OTHER_UNIT */
  async makePermanent(actor: Actor | null, project: ProtectedProject): Promise<void> {
    const opened = await this.desk.openFor(project.companyId, project.unitId);
    const own = ownIn(opened, project.unitId);
    if (own?.kind === 'PERMANENT') return;
    if (own) return this.raise(actor, own, project, { kind: 'PERMANENT', endsOn: null });
    if (await this.isProtectable(opened, project))
      await this.start(actor, opened, project, null, 'PERMANENT');
  }

  /** T21: the signing was revoked, and with it what came of it. */
  async revokeSigning(actor: Actor | null, project: ProtectedProject): Promise<void> {
    const own = await this.own(project);
    if (own?.kind === 'PERMANENT' && own.basisId === project.projectId)
      await this.recorder.change(own, { kind: 'POOL' }, { actor, event: 'DOWNGRADED' });
  }

  /**
   * T32, T40, T41: the project has left. Another project of the unit in the same scope keeps the protection.
   * @param on day of the move
   */
  async leaveProject(
    actor: Actor | null,
    project: ProtectedProject,
    reason: 'PROJECT_DORMANT' | 'PROJECT_EXITED',
    on: string,
  ): Promise<void> {
    const { active, scope } = await this.desk.open(project.companyId);
    const own = active.find(
      ({ basisType, basisId }) => basisType === 'PROJECT' && basisId === project.projectId,
    );
    if (!own) return;
    const other = await this.facts.otherProject(scope.scopeId, own.unitId, project.projectId);
    if (other === null) await this.recorder.end(own, reason, on, { actor });
    else await this.recorder.change(own, { basisId: other }, { actor, event: 'BASIS_CHANGED' });
  }

  private async own(project: ProtectedProject): Promise<Protection | undefined> {
    return ownIn(await this.desk.open(project.companyId), project.unitId);
  }

  private async isProtectable({ scope }: OpenScope, project: ProtectedProject): Promise<boolean> {
    const lastEnd = await this.facts.lastEnd(scope.scopeId);
    return notProtectable({ ...project, parkRelation: scope.parkRelation, lastEnd }) === null;
  }

  private async raise(
    actor: Actor | null,
    own: Protection,
    { projectId }: ProtectedProject,
    to: Pick<Protection, 'kind' | 'endsOn'>,
  ): Promise<void> {
    await this.recorder.change(
      own,
      { ...to, basisType: 'PROJECT', basisId: projectId },
      { actor, event: 'UPGRADED' },
    );
  }

  private async start(
    actor: Actor | null,
    { scope, day, terms }: OpenScope,
    project: ProtectedProject,
    endsOn: string | null,
    kind: 'POOL' | 'PERMANENT' = 'POOL',
  ): Promise<void> {
    await this.recorder.open(actor, scope, {
      kind,
      unitId: project.unitId,
      userId: project.userId,
      startsOn: day,
      endsOn,
      registeredAt: this.clock.now(),
      basisType: 'PROJECT',
      basisId: project.projectId,
      settingsInForce: terms,
    });
  }
}

/** Whether a protection is as good already as that of a project in the pool through `endsOn`. */
function reaches({ kind, endsOn: own }: Protection, endsOn: string | null): boolean {
  return kind === 'PERMANENT' || (kind === 'POOL' && (own === null || (endsOn !== null && own >= endsOn)));
}
