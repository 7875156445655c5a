import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { ApproveMoveRequest } from './dto/move-project.dto.js';
import { rolesOn } from './project.access.js';
import { projectErrors } from './project.errors.js';
import { ProjectFactsRepository } from './project-facts.repository.js';
import { ProjectRecordsRepository } from './project-records.repository.js';
import { signedMoves } from './project-stated.rules.js';
import { ProjectsRepository } from './projects.repository.js';

/** Second signatures under moves that two persons decide: T12 and T40 at level A, T15, T21. */
@Injectable()
export class ProjectApprovalsService {
  constructor(
    private readonly projects: ProjectsRepository,
    private readonly records: ProjectRecordsRepository,
    private readonly facts: ProjectFactsRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Signs as supervisor of the owner unit or as pool administrator. A signature counts until the next move.
   * @throws PROJECT.NOT_YOURS, PROJECT.APPROVAL_NOT_NEEDED, PROJECT.ALREADY_SIGNED
   */
  async sign(actor: Actor, key: RecordKey, { transition, note }: ApproveMoveRequest): Promise<string> {
    const project = await this.projects.load(actor, key);
    const roles = rolesOn(actor, project);
    const role = (['SUPERVISOR', 'POOL_ADMIN'] as const).find((name) => roles.includes(name));
    if (!role) throw projectErrors.NOT_YOURS();
    const signed = signedMoves(project);
    if (!signed.some((id) => id === transition))
      throw projectErrors.APPROVAL_NOT_NEEDED({ extensions: { allowed: signed } });
    const day = today(this.clock);
    const { lastMoveVersion } = await this.facts.of(project, day, await this.facts.settings(day));
    await this.records.addApproval({
      id: uuidv7(),
      projectId: project.id,
      transitionId: transition,
      role,
      userId: actor.userId,
      userName: actor.displayName,
      note: note ?? null,
      at: this.clock.now(),
      afterMove: lastMoveVersion,
    });
    await this.audit.record({
      action: 'project.move-signed',
      subjectType: 'project',
      subjectId: project.id,
      changes: { signature: [null, { transition, role }] },
      reason: note,
    });
    return project.id;
  }
}
