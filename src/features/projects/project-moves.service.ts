import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { staleVersion } from '../../platform/database/versioned-write.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { MoveProjectRequest } from './dto/move-project.dto.js';
import { rolesOn } from './project.access.js';
import type { Project } from './project.entity.js';
import { projectErrors } from './project.errors.js';
import { ProjectMoveDecider } from './project-move-decider.js';
import { type MoveInForce, MoveRecorder } from './project-move-recorder.js';
import { ProjectsRepository } from './projects.repository.js';

/** What others have to know of a move to do their part, in the same transaction. */
export interface MoveOutcome {
  readonly projectId: string;
  readonly transition: MoveInForce['transition'];
  readonly effects: MoveInForce['effects'];
  readonly effectiveOn: string;
  readonly reason: string | null;
  readonly before: Readonly<Project>;
  readonly after: Readonly<Project>;
}

/** Moves reserve projects through their stages (domain.md §3.2): load, decide, save, record. */
@Injectable()
export class ProjectMovesService {
  constructor(
    private readonly projects: ProjectsRepository,
    private readonly decider: ProjectMoveDecider,
    private readonly recorder: MoveRecorder,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @throws REQUEST.VERSION_STALE, PROJECT.NOT_YOURS, PROJECT.TRANSITION_NOT_ALLOWED, PROJECT.ROLE_NOT_ALLOWED,
   *   PROJECT.STAGE_GATE_FAILED, PROJECT.REASON_TOO_SHORT, PROJECT.EFFECTIVE_ON_…
   */
  async move(
    actor: Actor,
    key: RecordKey,
    version: number,
    request: MoveProjectRequest,
  ): Promise<MoveOutcome> {
    const project = await this.projects.load(actor, key);
    if (project.version !== version) throw staleVersion(version, project.version);
    const roles = rolesOn(actor, project);
    if (roles.length === 0) throw projectErrors.NOT_YOURS();
    const now = this.clock.now();
    const move = await this.decider.decide({ actor, project, roles, request, day: today(this.clock) });
    const changes = { ...move.changes, updatedAt: now, updatedBy: actor.userId };
    await this.projects.update(project.id, version, changes);
    await this.recorder.record(actor, project, move, now);
    await this.audit.record({
      action: 'project.moved',
      subjectType: 'project',
      subjectId: project.id,
      changes: { ...diff({ ...project }, move.changes), transition: [null, move.transition] },
      reason: move.reason,
    });
    return outcomeOf(project, move);
  }
}

function outcomeOf(project: Project, move: MoveInForce): MoveOutcome {
  const { transition, effects, effectiveOn, reason } = move;
  const after = { ...project, ...move.changes };
  return { projectId: project.id, transition, effects, effectiveOn, reason, before: project, after };
}
