import { Injectable } from '@nestjs/common';
import { ProjectsService } from '../../features/projects/projects.service.js';
import type { JoinAnswer } from '../../features/protections/dto/join-request.dto.js';
import { ProtectionJoinRequestsService } from '../../features/protections/protection-join-requests.service.js';
import { ProtectionScopeQueries } from '../../features/protections/protection-scope.queries.js';
import type { Actor } from '../../platform/access/actor.js';
import { ProtectionNotices } from './protection-notices.js';

/** Another unit takes part beside the holder (协同): in the protection, and in the project that it stands on. */
@Injectable()
export class JoinProtectionFlow {
  constructor(
    private readonly requests: ProtectionJoinRequestsService,
    private readonly projects: ProjectsService,
    private readonly scopes: ProtectionScopeQueries,
    private readonly told: ProtectionNotices,
  ) {}

  /** @returns id of the request */
  async ask(actor: Actor, companyId: string, reason: string): Promise<string> {
    const id = await this.requests.ask(actor, companyId, reason);
    const { userId, unitId } = await this.scopes.behindRequest(id);
    await this.told.tell(
      companyId,
      { users: [userId], supervisorsOf: [unitId] },
      {
        ...{ kind: 'JOIN_REQUESTED', dedupeKey: `join-requested:${id}` },
      },
    );
    return id;
  }

  async answer(actor: Actor, requestId: string, answer: JoinAnswer): Promise<void> {
    // Projects are locked before protections, everywhere.
    const { projectId, companyId, requestedBy } = await this.scopes.behindRequest(requestId);
    if (projectId) await this.projects.hold(projectId);
    const joinedUnitId = await this.requests.answer(actor, requestId, answer);
    if (joinedUnitId && projectId) await this.projects.addCoUnit(actor, projectId, joinedUnitId);
    await this.told.tell(
      companyId,
      { users: [requestedBy] },
      {
        ...{ kind: 'JOIN_ANSWERED', dedupeKey: `join-answered:${requestId}` },
      },
    );
  }
}
