import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { JoinAnswer } from './dto/join-request.dto.js';
import { canManageProtection, canReadProtection } from './protection.access.js';
import { protectionErrors } from './protection.errors.js';
import { ProtectionDesk } from './protection-desk.js';
import { ProtectionRecorder } from './protection-recorder.js';
import { coversDay } from './protection-term.rules.js';
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
   * not know. @returns id of the request
   */
  async ask(actor: Actor, companyId: string, reason: string): Promise<string> {
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
    return id;
  }

  /** @returns the unit that was let in, null when it was not */
  async answer(
    actor: Actor,
    requestId: string,
    { decision, note = null }: JoinAnswer,
  ): Promise<string | null> {
    const protection = await this.protections.load(await this.protections.protectionOfRequest(requestId));
    if (!canReadProtection(actor, protection)) throw httpErrors.NOT_FOUND();
    if (!canManageProtection(actor, protection)) throw protectionErrors.NOT_YOURS();
    const request = await this.protections.loadJoinRequest(requestId);
    if (request.status !== 'PENDING') throw protectionErrors.JOIN_DECIDED();
    await this.protections.updateJoinRequest(requestId, request.version, {
      ...{ status: decision, decidedBy: actor.userId, decidedAt: this.clock.now(), decisionNote: note },
    });
    const { unitId } = request;
    if (decision !== 'ACCEPTED') {
      await this.record('protection.join-declined', protection.id, { unitId: [null, unitId] }, note);
      return null;
    }
    if (protection.status !== 'ACTIVE' || !coversDay(protection, today(this.clock)))
      throw protectionErrors.OVER({ params: { endedOn: protection.endedOn ?? protection.endsOn } });
    const coUnitIds = [...new Set([...protection.coUnitIds, unitId])];
    const told = { actor, event: 'JOINED', reason: note, details: { unitId, requestId } } as const;
    await this.recorder.change(protection, { coUnitIds }, told);
    return unitId;
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
