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
import { lapseBefore } from './protection-term.rules.js';

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
    if (protections.length === 0) return [];
    const found = await this.facts.lapseFacts(
      protections.map(({ id }) => id),
      day,
    );
    const standing: Protection[] = [];
    for (const protection of protections) {
      const { lastFollowUpOn = null, personLeftOn = null } = found.get(protection.id) ?? {};
      const facts = {
        ...protection,
        lastFollowUpOn,
        redDays: redDays.get(protection.basisId ?? '') ?? 0,
        reassignBy: personLeftOn && workingTerm(personLeftOn, terms.reassignWorkingDays),
      };
      const lapse = lapseBefore(day, facts, terms);
      if (lapse) await this.recorder.end(protection, lapse.reason, lapse.endedOn, { actor: null });
      else standing.push(protection);
    }
    return standing;
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
