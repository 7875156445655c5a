import { Inject, Injectable } from '@nestjs/common';
import { type Actor, hasRole } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { addDays, type Clock, today } from '../../platform/kernel/clock.js';
import type { RevokeProtectionRequest } from './dto/write-protection.dto.js';
import { canManageProtection, canReadProtection } from './protection.access.js';
import { PROTECTION_REVOCATION } from './protection.codes.js';
import type { Protection } from './protection.entity.js';
import { protectionErrors } from './protection.errors.js';
import { ProtectionFacts } from './protection-facts.repository.js';
import { ProtectionLapses } from './protection-lapses.js';
import { ProtectionRecorder } from './protection-recorder.js';
import { renewalBlockers, renewalRole, renewedUntil } from './protection-renewal.rules.js';
import { ProtectionsRepository } from './protections.repository.js';

/** What people do with a protection: renew it, give it up, take it away, name who answers for it. */
@Injectable()
export class ProtectionsService {
  constructor(
    private readonly protections: ProtectionsRepository,
    private readonly facts: ProtectionFacts,
    private readonly lapses: ProtectionLapses,
    private readonly recorder: ProtectionRecorder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws PROTECTION.RENEWAL_REFUSED with every reason, PROTECTION.RENEWAL_ROLE */
  async renew(actor: Actor, id: string, version: number, reason: string | null): Promise<void> {
    const protection = await this.loadToManage(actor, id);
    const day = today(this.clock);
    const terms = await this.facts.terms(day);
    const { firstRegisteredOn, renewals } = protection;
    const lapse = await this.lapses.of(protection, day, terms);
    const status = lapse ? 'EXPIRED' : protection.status;
    const facts = { ...protection, status, ...(await this.facts.followUps(id, day)) };
    const errors = renewalBlockers(facts, day, terms);
    if (errors.length) throw protectionErrors.RENEWAL_REFUSED({ params: { count: errors.length }, errors });
    const role = renewalRole(renewals);
    if (!hasRole(actor, role, 'POOL_ADMIN')) throw protectionErrors.RENEWAL_ROLE({ params: { role } });
    const endsOn = renewedUntil(protection.endsOn as string, firstRegisteredOn, terms);
    // What counted for this renewal does not count for the next.
    const periodStartsOn = addDays(day, 1);
    await this.recorder.save(
      protection,
      version,
      { endsOn, periodStartsOn, renewals: renewals + 1, settingsInForce: terms },
      { actor, event: 'RENEWED', reason },
    );
  }

  /** The unit gives the company up. */
  async release(actor: Actor, id: string, version: number, reason: string): Promise<void> {
    const protection = await this.loadStanding(actor, id);
    await this.recorder.end(protection, 'GIVEN_UP', today(this.clock), { actor, reason }, version);
  }

  /** @throws PROTECTION.PAPER_MISSING when the reason needs one */
  async revoke(
    actor: Actor,
    id: string,
    version: number,
    { endReason, reason, fileId }: RevokeProtectionRequest,
  ): Promise<void> {
    const protection = await this.loadStanding(actor, id);
    if (PROTECTION_REVOCATION.extra(endReason).paper && !fileId) throw protectionErrors.PAPER_MISSING();
    if (fileId && !(await this.facts.isOwnFile(fileId, actor.userId))) throw protectionErrors.FILE_MISSING();
    const told = { actor, reason, details: fileId ? { fileId } : {} };
    await this.recorder.end(protection, endReason, today(this.clock), told, version);
    if (fileId) await this.protections.attach(id, fileId, this.clock.now(), actor.userId);
  }

  /** Names who answers for it. */
  async reassign(actor: Actor, id: string, version: number, userId: string): Promise<void> {
    const protection = await this.loadStanding(actor, id);
    if (!(await this.facts.isActiveUserOf(userId, protection.unitId)))
      throw protectionErrors.PERSON_MISSING();
    await this.recorder.save(protection, version, { userId }, { actor, event: 'REASSIGNED' });
  }

  /** @throws REQUEST.NOT_FOUND for what the caller may not see, PROTECTION.NOT_YOURS */
  private async loadToManage(actor: Actor, id: string): Promise<Protection> {
    const protection = await this.protections.load(id);
    if (!canReadProtection(actor, protection)) throw httpErrors.NOT_FOUND();
    if (!canManageProtection(actor, protection)) throw protectionErrors.NOT_YOURS();
    return protection;
  }

  /** @throws PROTECTION.OVER when it protects no longer, whether marked or not */
  private async loadStanding(actor: Actor, id: string): Promise<Protection> {
    const protection = await this.loadToManage(actor, id);
    const day = today(this.clock);
    const lapse = await this.lapses.of(protection, day, await this.facts.terms(day));
    const endedOn = protection.endedOn ?? lapse?.endedOn;
    if (endedOn) throw protectionErrors.OVER({ params: { endedOn } });
    return protection;
  }
}
