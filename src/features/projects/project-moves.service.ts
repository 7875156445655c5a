import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { staleVersion } from '../../platform/database/versioned-write.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { MoveProjectRequest } from './dto/move-project.dto.js';
import { rolesOn } from './project.access.js';
import { projectErrors } from './project.errors.js';
import { ProjectMoveDecider } from './project-move-decider.js';
import { type MoveOutcome, MoveWriter } from './project-move-recorder.js';
import { ProjectsRepository } from './projects.repository.js';

export type { MoveOutcome };

/** Moves reserve projects through their stages (domain.md §3.2): load, decide, save, record. */
@Injectable()
export class ProjectMovesService {
  constructor(
    private readonly projects: ProjectsRepository,
    private readonly decider: ProjectMoveDecider,
    private readonly writer: MoveWriter,
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
    const move = await this.decider.decide({ actor, project, roles, request, day: today(this.clock) });
    return this.writer.write(actor, project, move);
  }
}
