import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { Clock } from '../../platform/kernel/clock.js';
import type { Protection } from './protection.entity.js';
import { type OpenScope, ownIn, ProtectionDesk } from './protection-desk.js';
import { ProtectionRecorder } from './protection-recorder.js';
import { lastDay } from './protection-term.rules.js';

/** A party of a ruling: a unit, and who answers for it. */
export interface Awarded {
  readonly unitId: string;
  readonly userId: string | null;
}

/** What a ruling does to the protections of a company (domain.md §4.2, outcomes). Saying it twice changes nothing. */
@Injectable()
export class ProtectionRulingsService {
  constructor(
    private readonly desk: ProtectionDesk,
    private readonly recorder: ProtectionRecorder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The company goes to one of them; what the others hold of it ends. */
  async award(
    actor: Actor,
    companyId: string,
    caseId: string,
    winner: Awarded,
    losers: readonly string[],
  ): Promise<void> {
    const opened = await this.desk.open(companyId);
    const lost = opened.active.filter(({ unitId }) => losers.includes(unitId));
    for (const protection of lost)
      await this.recorder.end(protection, 'RULING', opened.day, { actor, details: { caseId } });
    const own = ownIn(opened, winner.unitId);
    if (own) return this.confirm(actor, own, caseId, losers);
    await this.start(actor, opened, caseId, winner, lost[0]);
  }

  /** Both together: who was first holds it, the other takes part. @returns the unit that takes part */
  async join(actor: Actor, companyId: string, caseId: string, a: Awarded, b: Awarded): Promise<string> {
    const opened = await this.desk.open(companyId);
    const held = opened.active.find(({ unitId }) => unitId === a.unitId || unitId === b.unitId);
    const other = held?.unitId === b.unitId ? a : b;
    for (const protection of opened.active)
      if (protection.unitId === other.unitId)
        await this.recorder.end(protection, 'RULING', opened.day, { actor, details: { caseId } });
    const holder = held ?? (await this.start(actor, opened, caseId, a));
    const coUnitIds = [...new Set([...holder.coUnitIds, other.unitId])];
    const details = { caseId, unitId: other.unitId };
    await this.recorder.change(holder, { coUnitIds }, { actor, event: 'JOINED', details });
    return other.unitId;
  }

  /** Two business lines, one each. */
  async split(
    actor: Actor,
    companyId: string,
    caseId: string,
    parts: readonly (Awarded & { readonly line: string })[],
  ): Promise<void> {
    const opened = await this.desk.open(companyId);
    const details = { caseId };
    for (const { line, ...party } of parts) {
      const own = ownIn(opened, party.unitId);
      if (!own) await this.start(actor, opened, caseId, party, undefined, line);
      else if (own.scopeNote !== line)
        await this.recorder.change(own, { scopeNote: line }, { actor, event: 'SCOPE_CHANGED', details });
    }
  }

  /** Inside one unit: who of its people goes on. */
  async nameWithin(
    actor: Actor,
    companyId: string,
    caseId: string,
    { unitId, userId }: Awarded,
  ): Promise<void> {
    const own = ownIn(await this.desk.open(companyId), unitId);
    if (own && own.userId !== userId)
      await this.recorder.change(own, { userId }, { actor, event: 'REASSIGNED', details: { caseId } });
  }

  /** Whom an earlier ruling had let in takes no part any more. */
  private async confirm(
    actor: Actor,
    own: Protection,
    caseId: string,
    losers: readonly string[],
  ): Promise<void> {
    const coUnitIds = own.coUnitIds.filter((unit) => !losers.includes(unit));
    await this.recorder.change(own, { coUnitIds }, { actor, event: 'CONFIRMED', details: { caseId } });
  }

  /** With the term of what was lost, and its place in time; a project of the loser is no basis for anybody else. */
  private async start(
    actor: Actor,
    { scope, day, terms }: OpenScope,
    caseId: string,
    { unitId, userId }: Awarded,
    lost?: Protection,
    line: string | null = lost?.scopeNote ?? null,
  ): Promise<Protection> {
    const byTerm = lost?.kind === 'REPORT' || lost?.kind === 'NEGOTIATION' ? lost : undefined;
    const days = lost ? terms.negotiationDays : terms.reportDays;
    return this.recorder.open(actor, scope, {
      kind: byTerm?.kind ?? (lost ? 'NEGOTIATION' : 'REPORT'),
      ...{ unitId, userId, scopeNote: line, startsOn: day },
      endsOn: byTerm?.endsOn ?? lastDay(day, days, day, terms),
      registeredAt: this.clock.now(),
      ...{ basisType: 'RULING', basisId: caseId, settingsInForce: terms },
    });
  }
}
