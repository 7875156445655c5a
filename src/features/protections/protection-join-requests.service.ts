import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { Clock } from '../../platform/kernel/clock.js';
import type { JoinAnswer } from './dto/join-request.dto.js';
import { canManageProtection, canReadProtection } from './protection.access.js';
import { protectionErrors } from './protection.errors.js';
import { ProtectionDesk } from './protection-desk.js';
import { ProtectionRecorder } from './protection-recorder.js';
import { ProtectionsRepository } from './protections.repository.js';

/** Other units apply to take part (domain.md §4.1, "what others may do"). */
@Injectable()
export class ProtectionJoinRequestsService {
  constructor(
    private readonly desk: ProtectionDesk,
    private readonly protections: ProtectionsRepository,
    private readonly recorder: ProtectionRecorder,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Asks the unit that holds the company. The asking unit names the company only: which protection that is, it need
   * not know. @returns ids of the request and of the protection
   */
  async ask(
    actor: Actor,
    companyId: string,
    reason: string,
  ): Promise<readonly [requestId: string, id: string]> {
    const { active } = await this.desk.open(companyId);
    const held = active.find(({ scopeNote }) => scopeNote === null) ?? active[0];
    if (!held) throw protectionErrors.NOTHING_TO_JOIN();
    if (active.some(({ unitId, coUnitIds }) => unitId === actor.unitId || coUnitIds.includes(actor.unitId)))
      throw protectionErrors.HOLDER_CANNOT_JOIN();
    const id = uuidv7();
    await this.protections.insertJoinRequest({
      ...{ id, protectionId: held.id, unitId: actor.unitId, requestedBy: actor.userId, reason },
      requestedAt: this.clock.now(),
      ...{ status: 'PENDING', decidedBy: null, decidedAt: null, decisionNote: null, version: 1 },
    });
    await this.record('protection.join-requested', held.id, { unitId: [null, actor.unitId] }, reason);
    return [id, held.id];
  }

  /** @returns the project that the protection stands on when the unit was let in, for its co-operating units */
  async answer(
    actor: Actor,
    protectionId: string,
    requestId: string,
    { decision, note = null }: JoinAnswer,
  ): Promise<{ readonly joinedUnitId: string | null; readonly projectId: string | null }> {
    const protection = await this.protections.load(protectionId);
    if (!canReadProtection(actor, protection)) throw httpErrors.NOT_FOUND();
    if (!canManageProtection(actor, protection)) throw protectionErrors.NOT_YOURS();
    const request = await this.protections.loadJoinRequest(protectionId, requestId);
    if (request.status !== 'PENDING') throw protectionErrors.JOIN_DECIDED();
    await this.protections.updateJoinRequest(requestId, request.version, {
      ...{ status: decision, decidedBy: actor.userId, decidedAt: this.clock.now(), decisionNote: note },
    });
    if (decision !== 'ACCEPTED') {
      await this.record('protection.join-declined', protectionId, { unitId: [null, request.unitId] }, note);
      return { joinedUnitId: null, projectId: null };
    }
    const coUnitIds = [...new Set([...protection.coUnitIds, request.unitId])];
    const details = { unitId: request.unitId, requestId };
    await this.recorder.change(protection, { coUnitIds }, { actor, event: 'JOINED', reason: note, details });
    const projectId = protection.basisType === 'PROJECT' ? protection.basisId : null;
    return { joinedUnitId: request.unitId, projectId };
  }

  private async record(
    action: string,
    subjectId: string,
    changes: Readonly<Record<string, readonly [unknown, unknown]>>,
    reason: string | null,
  ): Promise<void> {
    await this.audit.record({ action, subjectType: 'protection', subjectId, changes, reason });
  }
}
