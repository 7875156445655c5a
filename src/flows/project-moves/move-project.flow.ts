import { Injectable } from '@nestjs/common';
import type { MoveProjectRequest } from '../../features/projects/dto/move-project.dto.js';
import { ProjectMovesService } from '../../features/projects/project-moves.service.js';
import type { Actor } from '../../platform/access/actor.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { MoveEffects } from './move-effects.js';

/** A move of a project with what it does to other records, in one transaction (domain.md §3.2, side effects). */
@Injectable()
export class MoveProjectFlow {
  constructor(
    private readonly projects: ProjectMovesService,
    private readonly effects: MoveEffects,
  ) {}

  /** @returns id of the project */
  async run(actor: Actor, key: RecordKey, version: number, request: MoveProjectRequest): Promise<string> {
    const outcome = await this.projects.move(actor, key, version, request);
    await this.effects.carryOut(actor, outcome);
    return outcome.projectId;
  }
}
