import { addDays } from '../../platform/kernel/clock.js';
import type { ProtectionTerms } from './protection-settings.js';
import { capDay, coversDay, earliest, lastDay } from './protection-term.rules.js';

/** The decisions of first-report protection over plain data (domain.md §4.1); they return reasons. */
export interface Holder {
  readonly unitId: string;
}

/**
 * Whether others keep a unit out of a scope: somebody holds it, and the unit holds no part of it. Units that joined
 * take part in the holder's matter; they do not open one beside it.
 */
export function isHeldByOthers(active: readonly Holder[], unitId: string): boolean {
  return active.length > 0 && active.every((protection) => protection.unitId !== unitId);
}

export interface ClaimFacts {
  /** Where the company stands to the park, a code of PARK_RELATION. */
  readonly parkRelation: string;
  /** Channel of the lead or project, null when it has none. */
  readonly sourceChannel: string | null;
  /** Kind of the project, null for a lead. */
  readonly projectKind: string | null;
  /** Why the newest protection of the scope ended, null without one. */
  readonly lastEnd: string | null;
}

export type NotProtectable = 'RESIDENT_COMPANY' | 'PUBLIC_TENDER' | 'LEADER_ASSIGNED';

/** Why a claim starts no protection; null when it does. Nobody is refused for it: the matter goes on unprotected. */
export function notProtectable(claim: ClaimFacts): NotProtectable | null {
  if (claim.parkRelation === 'RESIDENT') return 'RESIDENT_COMPANY';
  if (claim.projectKind === 'MAJOR_CONSTRUCTION' || claim.lastEnd === 'PUBLIC_TENDER') return 'PUBLIC_TENDER';
  if (claim.sourceChannel === 'LEADER_ASSIGNED' || claim.lastEnd === 'LEADER_ASSIGNED')
    return 'LEADER_ASSIGNED';
  return null;
}

/** The last day of the report right. */
export function reportUntil(
  { startsOn, firstRegisteredOn }: Pick<ReportTerm, 'startsOn' | 'firstRegisteredOn'>,
  terms: ProtectionTerms,
): string {
  return lastDay(startsOn, terms.reportDays, firstRegisteredOn, terms);
}

export interface ReportTerm {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly firstRegisteredOn: string;
}

/** The term of the negotiation right that a talk on a day opens; null when the talk lies outside the report term. */
export function negotiationTerm(
  report: ReportTerm,
  talkOn: string,
  terms: ProtectionTerms,
): { readonly periodStartsOn: string; readonly endsOn: string } | null {
  if (!coversDay(report, talkOn)) return null;
  return {
    periodStartsOn: talkOn,
    endsOn: lastDay(talkOn, terms.negotiationDays, report.firstRegisteredOn, terms),
  };
}

/** How long a project in the pool is protected: to the cap before S4, without an end from S4 on. */
export function poolUntil(
  firstRegisteredOn: string,
  stage: string | null,
  terms: ProtectionTerms,
): string | null {
  return stage !== null && stage >= 'S4' ? null : capDay(firstRegisteredOn, terms);
}

/** After T05 the lead's protection ends in so many days, not later than it would have. */
export function rejectedUntil(endsOn: string | null, rejectedOn: string, terms: ProtectionTerms): string {
  const day = addDays(rejectedOn, terms.rejectedLeadDays);
  return endsOn === null ? day : earliest(endsOn, day);
}
