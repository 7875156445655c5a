import { Injectable } from '@nestjs/common';
import {
  CalendarYearMissing,
  publishedCalendarYears,
  workingCalendar,
} from '../../platform/kernel/working-days.js';
import type { Protection } from './protection.entity.js';
import { ProtectionFacts } from './protection-facts.repository.js';
import { ProtectionRecorder } from './protection-recorder.js';
import type { ProtectionTerms } from './protection-settings.js';
import { type Lapse, lapseBefore } from './protection-term.rules.js';

/** Since when the light of a project has been red, in days; nothing for a project whose light is not red. */
export type RedDays = ReadonlyMap<string, number>;

const NO_RED: RedDays = new Map();

/** Marks protections that ran out by facts of a day. Whoever asks for a scope calls it first. */
@Injectable()
export class ProtectionLapses {
  constructor(
    private readonly facts: ProtectionFacts,
    private readonly recorder: ProtectionRecorder,
  ) {}

  /**
   * Ends those of the locked protections that had run out before the day.
   * @returns those that still protect
   */
  async settle(
    protections: readonly Protection[],
    day: string,
    terms: ProtectionTerms,
    redDays: RedDays = NO_RED,
  ): Promise<Protection[]> {
    const found = await this.among(protections, day, terms, redDays);
    for (const [protection, { reason, endedOn }] of found)
      await this.recorder.end(protection, reason, endedOn, { actor: null });
    return protections.filter((protection) => !found.has(protection));
  }

  /** Why one protection had run out before the day; null while it stands. Nothing is written. */
  async of(protection: Protection, day: string, terms: ProtectionTerms): Promise<Lapse | null> {
    return (await this.among([protection], day, terms, NO_RED)).get(protection) ?? null;
  }

  private async among(
    protections: readonly Protection[],
    day: string,
    terms: ProtectionTerms,
    redDays: RedDays,
  ): Promise<ReadonlyMap<Protection, Lapse>> {
    if (protections.length === 0) return new Map();
    const ids = protections.map(({ id }) => id);
    const found = await this.facts.lapseFacts(ids, day);
    return new Map(
      protections.flatMap((protection) => {
        const { lastFollowUpOn = null, personLeftOn = null } = found.get(protection.id) ?? {};
        const facts = {
          ...protection,
          lastFollowUpOn,
          redDays: redDays.get(protection.basisId ?? '') ?? 0,
          reassignBy: personLeftOn && workingTerm(personLeftOn, terms.reassignWorkingDays),
        };
        const lapse = lapseBefore(day, facts, terms);
        return lapse ? [[protection, lapse] as const] : [];
      }),
    );
  }
}

const calendar = workingCalendar(publishedCalendarYears());

/** Last day of a term; unknown, and so not over, where the State Council has not published the year yet. */
function workingTerm(from: string, days: number): string | null {
  try {
    return calendar.addWorkingDays(from, days);
  } catch (error) {
    if (error instanceof CalendarYearMissing) return null;
    throw error;
  }
}
