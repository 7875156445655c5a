import { addDays } from '../../platform/kernel/clock.js';
import type { ProtectionEnd, ProtectionKind } from './protection.codes.js';
import type { ProtectionTerms } from './protection-settings.js';

/**
 * Days of first-report protection (domain.md §4.1). A term of n days that starts on a day ends with the day n days
 * later, at 24:00 Shanghai time: the reopening of §3.7 on 2026-08-20 protects through 2026-10-19. Dates `YYYY-MM-DD`.
 */
export interface TermFacts {
  readonly kind: ProtectionKind;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly firstRegisteredOn: string;
}

/** The last day that a protection may reach before S4. */
export function capDay(firstRegisteredOn: string, { capDays }: ProtectionTerms): string {
  return addDays(firstRegisteredOn, capDays);
}

/** The last day of a term, never beyond the cap. */
export function lastDay(
  from: string,
  days: number,
  firstRegisteredOn: string,
  terms: ProtectionTerms,
): string {
  return earliest(addDays(from, days), capDay(firstRegisteredOn, terms));
}

export function earliest(a: string, b: string): string {
  return a < b ? a : b;
}

/** Whether the day lies in the term; the last day counts to its end. */
export function coversDay(
  { startsOn, endsOn }: Pick<TermFacts, 'startsOn' | 'endsOn'>,
  day: string,
): boolean {
  return startsOn <= day && (endsOn === null || day <= endsOn);
}

/** What a protection is lost by, out of stored facts. */
export interface LapseFacts extends TermFacts {
  /** Newest valid follow-up of the unit with a company in the scope. */
  readonly lastFollowUpOn: string | null;
  /** For how many days without a break the light of its project has been red, the day itself included. */
  readonly redDays: number;
  /** Last day to name somebody after the person had left; null while somebody answers for it. */
  readonly reassignBy: string | null;
}

export interface Lapse {
  readonly reason: ProtectionEnd;
  /** The last protected day. */
  readonly endedOn: string;
}

/**
 * Why and when a protection ran out before the day; null while it stands. The earliest cause counts, so that it makes
 * no difference when somebody comes to look.
 */
export function lapseBefore(day: string, facts: LapseFacts, terms: ProtectionTerms): Lapse | null {
  const causes = [termOver(facts, terms), idle(facts, terms), red(day, facts, terms), left(facts)];
  const over = causes.filter((lapse) => lapse !== null && lapse.endedOn < day) as Lapse[];
  return over.reduce<Lapse | null>(
    (first, lapse) => (first && first.endedOn <= lapse.endedOn ? first : lapse),
    null,
  );
}

function termOver({ kind, endsOn, firstRegisteredOn }: LapseFacts, terms: ProtectionTerms): Lapse | null {
  if (endsOn === null) return null;
  const isCap = kind !== 'REPORT' && endsOn === capDay(firstRegisteredOn, terms);
  return { reason: isCap ? 'CAP_REACHED' : 'TERM_OVER', endedOn: endsOn };
}

/** A lead is lost by silence; a project in the pool has lights for that. */
function idle({ kind, startsOn, lastFollowUpOn }: LapseFacts, { idleDays }: ProtectionTerms): Lapse | null {
  if (kind !== 'REPORT' && kind !== 'NEGOTIATION') return null;
  const since = lastFollowUpOn !== null && lastFollowUpOn > startsOn ? lastFollowUpOn : startsOn;
  return { reason: 'NO_FOLLOW_UP', endedOn: addDays(since, idleDays) };
}

function red(day: string, { kind, redDays }: LapseFacts, terms: ProtectionTerms): Lapse | null {
  if (kind !== 'POOL' || redDays <= terms.redDays) return null;
  return { reason: 'RED_LIGHT', endedOn: addDays(day, terms.redDays - redDays) };
}

function left({ kind, reassignBy }: LapseFacts): Lapse | null {
  return kind === 'PERMANENT' || reassignBy === null ? null : { reason: 'PERSON_LEFT', endedOn: reassignBy };
}
