import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import type { ProtectionEnd } from './protection.codes.js';
import type { Protection } from './protection.entity.js';
import { rejectedUntil } from './protection.rules.js';
import { ownIn, ProtectionDesk } from './protection-desk.js';
import { ProtectionFacts } from './protection-facts.repository.js';
import type { RedDays } from './protection-lapses.js';
import { ProtectionLapses } from './protection-lapses.js';
import { ProtectionRecorder } from './protection-recorder.js';
import { ProtectionsRepository } from './protections.repository.js';

/** How protections end by something that happened elsewhere (domain.md §4.1, "lost early"; §3.2 T05; §4.3). */
@Injectable()
export class ProtectionEndsService {
  constructor(
    private readonly desk: ProtectionDesk,
    private readonly protections: ProtectionsRepository,
    private readonly facts: ProtectionFacts,
    private readonly lapses: ProtectionLapses,
    private readonly recorder: ProtectionRecorder,
  ) {}

  /** Marks one protection if it had run out before the day. @returns its last day, null when it stands */
  async expire(id: string, day: string, redDays: RedDays): Promise<string | null> {
    const protection = await this.protections.load(id);
    if (protection.status !== 'ACTIVE') return null;
    const standing = await this.lapses.settle([protection], day, await this.facts.terms(day), redDays);
    return standing.length ? null : (await this.protections.load(id)).endedOn;
  }

  /** T05: the review turned the project down; what its lead still has ends soon. */
  async shortenAfterRejection(
    actor: Actor | null,
    { companyId, unitId }: Pick<Protection, 'companyId' | 'unitId'>,
    rejectedOn: string,
  ): Promise<void> {
    const opened = await this.desk.open(companyId);
    const own = ownIn(opened, unitId);
    if (own?.kind !== 'REPORT' && own?.kind !== 'NEGOTIATION') return;
    const endsOn = rejectedUntil(own.endsOn, rejectedOn, opened.terms);
    if (endsOn !== own.endsOn) await this.recorder.change(own, { endsOn }, { actor, event: 'TERM_CHANGED' });
  }

  /** The lead turned out to be nothing, or false. */
  async closeLead(
    actor: Actor | null,
    { companyId, leadId }: { readonly companyId: string; readonly leadId: string },
    reason: 'LEAD_CLOSED' | 'FALSE_INFORMATION',
  ): Promise<void> {
    const { active, day } = await this.desk.open(companyId);
    for (const protection of active)
      if (await this.standsOn(protection, leadId))
        await this.recorder.end(protection, reason, day, { actor, details: { leadId } });
  }

  /**
   * The matter went to another unit (domain.md §4.3): the protection goes with it, with its term and its beginning.
   * @param from with `leadId` only what stands on that lead
   */
  async handOver(
    actor: Actor | null,
    from: Pick<Protection, 'companyId' | 'unitId'> & { readonly leadId?: string },
    to: Pick<Protection, 'unitId' | 'userId'>,
    reason: Extract<ProtectionEnd, 'HANDED_OVER' | 'RULING'> = 'HANDED_OVER',
  ): Promise<void> {
    const { active, scope, day } = await this.desk.open(from.companyId);
    for (const old of active) {
      if (old.unitId !== from.unitId) continue;
      if (from.leadId && !(await this.standsOn(old, from.leadId))) continue;
      await this.recorder.end(old, reason, day, { actor, details: { toUnitId: to.unitId } });
      const { scopeNote, kind, endsOn, registeredAt, firstRegisteredOn, settingsInForce } = old;
      const coUnitIds = old.coUnitIds.filter((unitId) => unitId !== to.unitId);
      await this.recorder.open(actor, scope, {
        ...{ scopeNote, kind, endsOn, registeredAt, firstRegisteredOn, settingsInForce, coUnitIds, ...to },
        ...{ basisType: old.basisType, basisId: old.basisId, startsOn: day },
      });
    }
  }

  /** A lead's protection may stand on a talk by now. */
  private async standsOn({ id, basisType, basisId }: Protection, leadId: string): Promise<boolean> {
    if (basisType === 'LEAD') return basisId === leadId;
    if (basisType !== 'INTERACTION') return false;
    return (await this.facts.beforeTalk<{ basisId: string }>(id))?.basisId === leadId;
  }
}
