import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { shanghaiDateOf } from '../../platform/kernel/clock.js';
import type { Protection } from './protection.entity.js';
import { negotiationTerm, notProtectable, type ReportTerm, reportUntil } from './protection.rules.js';
import { type OpenScope, ProtectionDesk } from './protection-desk.js';
import { ProtectionFacts, type Talk } from './protection-facts.repository.js';
import type { RedDays } from './protection-lapses.js';
import { ProtectionRecorder } from './protection-recorder.js';
import type { ProtectionTerms } from './protection-settings.js';

/** A lead that was registered: who was there first. */
export interface ReportClaim {
  readonly companyId: string;
  readonly unitId: string;
  readonly userId: string | null;
  readonly leadId: string;
  /** The server's clock at the registration. */
  readonly registeredAt: Date;
  readonly sourceChannel: string | null;
}

interface BeforeTalk {
  readonly basisType: Protection['basisType'];
  readonly basisId: string | null;
}

/** 首报权 and 首谈权: who registers first, and who talks first (domain.md §4.1). */
@Injectable()
export class ProtectionClaimsService {
  constructor(
    private readonly desk: ProtectionDesk,
    private readonly facts: ProtectionFacts,
    private readonly recorder: ProtectionRecorder,
  ) {}

  /** Lets a unit pursue a company, or not. @throws PROTECTION.HELD_BY_OTHER_UNIT with the four facts */
  async admit(companyId: string, unitId: string, redDays?: RedDays): Promise<void> {
    await this.desk.openFor(companyId, unitId, redDays);
  }

  /**
   * The report right of a registered lead. A unit that holds the company already goes on with what it has.
   * @returns id of the protection that covers the lead; null when the company is not protectable
   * @throws PROTECTION.HELD_BY_OTHER_UNIT with the four facts
   */
  async claimReport(actor: Actor | null, claim: ReportClaim, redDays?: RedDays): Promise<string | null> {
    const opened = await this.desk.openFor(claim.companyId, claim.unitId, redDays);
    const own = opened.active.find(({ unitId }) => unitId === claim.unitId);
    if (own) return own.id;
    if (await this.refused(opened, claim.sourceChannel)) return null;
    const startsOn = shanghaiDateOf(claim.registeredAt);
    const endsOn = reportUntil({ startsOn, firstRegisteredOn: startsOn }, opened.terms);
    // A lead whose company became known after its term has nothing left to claim.
    if (endsOn < opened.day) return null;
    const report = await this.recorder.open(actor, opened.scope, {
      kind: 'REPORT',
      unitId: claim.unitId,
      userId: claim.userId,
      startsOn,
      endsOn,
      registeredAt: claim.registeredAt,
      basisType: 'LEAD',
      basisId: claim.leadId,
      settingsInForce: opened.terms,
    });
    // A talk of the same day may have been entered before the lead.
    await this.settle(actor, report, opened);
    return report.id;
  }

  /**
   * Sets the negotiation right of a unit after its follow-ups have changed: the first substantive talk inside the
   * report term opens it; when that talk is corrected or taken back, the next one counts, or the report right again.
   */
  async settleTalks(actor: Actor | null, companyId: string, unitId: string): Promise<void> {
    const opened = await this.desk.open(companyId);
    for (const protection of opened.active)
      if (protection.unitId === unitId) await this.settle(actor, protection, opened);
  }

  private async settle(actor: Actor | null, protection: Protection, opened: OpenScope): Promise<void> {
    const { kind, basisType, renewals } = protection;
    const byTalk = kind === 'NEGOTIATION' && basisType === 'INTERACTION' && renewals === 0;
    if (kind !== 'REPORT' && !byTalk) return;
    const asGranted = reportUntil(protection, protection.settingsInForce as ProtectionTerms);
    const report = { ...protection, endsOn: byTalk ? asGranted : (protection.endsOn ?? asGranted) };
    const talk = await this.facts.firstTalk(protection.id, opened.day, report.endsOn);
    if (talk) await this.upgrade(actor, protection, report, talk, opened.terms);
    else if (byTalk) await this.setBack(actor, protection, report.endsOn, opened.day);
  }

  private async upgrade(
    actor: Actor | null,
    protection: Protection,
    report: ReportTerm,
    talk: Talk,
    terms: ProtectionTerms,
  ): Promise<void> {
    const { kind, basisId, basisType, periodStartsOn } = protection;
    if (basisId === talk.id && periodStartsOn === talk.occurredOn) return;
    const term = negotiationTerm(report, talk.occurredOn, terms);
    if (!term) return;
    const before = kind === 'REPORT' ? { basisType, basisId } : await this.beforeTalk(protection);
    await this.recorder.change(
      protection,
      { kind: 'NEGOTIATION', ...term, basisType: 'INTERACTION', basisId: talk.id },
      { actor, event: 'UPGRADED', onDay: talk.occurredOn, details: { before } },
    );
  }

  /** The talk was taken back: the report right again, which may have run out meanwhile. */
  private async setBack(
    actor: Actor | null,
    protection: Protection,
    endsOn: string,
    day: string,
  ): Promise<void> {
    const before = await this.beforeTalk(protection);
    const report = { ...before, kind: 'REPORT', endsOn, periodStartsOn: protection.startsOn } as const;
    await this.recorder.change(protection, report, { actor, event: 'DOWNGRADED' });
    if (endsOn < day) await this.desk.open(protection.companyId);
  }

  /** What the protection stood on before the talk. */
  private async beforeTalk({ id, basisType, basisId }: Protection): Promise<BeforeTalk> {
    return (await this.facts.beforeTalk<BeforeTalk>(id)) ?? { basisType, basisId };
  }

  private async refused({ scope }: OpenScope, sourceChannel: string | null): Promise<boolean> {
    const lastEnd = await this.facts.lastEnd(scope.scopeId);
    const { parkRelation } = scope;
    return notProtectable({ parkRelation, sourceChannel, projectKind: null, lastEnd }) !== null;
  }
}
