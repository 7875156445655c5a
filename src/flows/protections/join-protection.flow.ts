import { Injectable } from '@nestjs/common';
import { ProjectsService } from '../../features/projects/projects.service.js';
import type { JoinAnswer } from '../../features/protections/dto/join-request.dto.js';
import { ProtectionJoinRequestsService } from '../../features/protections/protection-join-requests.service.js';
import { ProtectionScopeQueries } from '../../features/protections/protection-scope.queries.js';
import type { Actor } from '../../platform/access/actor.js';

/** Another unit takes part beside the holder (协同): in the protection, and in the project that it stands on. */
@Injectable()
export class JoinProtectionFlow {
  constructor(
    private readonly requests: ProtectionJoinRequestsService,
    private readonly projects: ProjectsService,
    private readonly scopes: ProtectionScopeQueries,
  ) {}

  async answer(actor: Actor, requestId: string, answer: JoinAnswer): Promise<void> {
    // Projects are locked before protections, everywhere.
    const projectId = await this.scopes.projectBehind(requestId);
    if (projectId) await this.projects.hold(projectId);
    const joinedUnitId = await this.requests.answer(actor, requestId, answer);
    if (joinedUnitId && projectId) await this.projects.addCoUnit(actor, projectId, joinedUnitId);
  }
}
