import { addDays } from '../../platform/kernel/clock.js';
import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import type { ProtectionKind, ProtectionStatus } from './protection.codes.js';
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

export interface RenewalFacts {
  readonly kind: ProtectionKind;
  readonly status: ProtectionStatus;
  readonly endsOn: string | null;
  readonly firstRegisteredOn: string;
  readonly renewals: number;
  /** Follow-ups of the unit since the last start: valid ones, and those of them that were substantive. */
  readonly validInteractions: number;
  readonly substantiveInteractions: number;
}

/** Everything that keeps a protection from being renewed on a day, all at once. */
export function renewalBlockers(facts: RenewalFacts, day: string, terms: ProtectionTerms): FieldError[] {
  const { status, endsOn, renewals } = facts;
  if (status !== 'ACTIVE' || (endsOn !== null && endsOn < day))
    return [
      reason('PROTECTION_OVER', {
        zh: '保护已结束，到期后不能续期',
        en: 'it is over; a renewal comes before',
      }),
    ];
  if (endsOn === null)
    return [reason('NO_END', { zh: '该保护没有期限，无须续期', en: 'it has no end and needs no renewal' })];
  const opensOn = addDays(endsOn, -terms.renewalWindowDays);
  const checks: readonly (readonly [boolean, FieldError])[] = [
    [day < opensOn, reason('TOO_EARLY', TOO_EARLY, { opensOn })],
    [renewals >= terms.renewalsMax, reason('RENEWALS_USED_UP', USED_UP, { most: terms.renewalsMax })],
    [
      endsOn >= capDay(facts.firstRegisteredOn, terms),
      reason('CAP_REACHED', CAP, { capOn: capDay(facts.firstRegisteredOn, terms) }),
    ],
    [
      facts.validInteractions < terms.renewalValidInteractions,
      reason('FOLLOW_UPS_MISSING', FOLLOW_UPS, {
        needed: terms.renewalValidInteractions,
        found: facts.validInteractions,
      }),
    ],
    [
      facts.substantiveInteractions < terms.renewalSubstantiveInteractions,
      reason('SUBSTANCE_MISSING', SUBSTANCE, {
        needed: terms.renewalSubstantiveInteractions,
        found: facts.substantiveInteractions,
      }),
    ],
  ];
  return checks.filter(([applies]) => applies).map(([, why]) => why);
}

/** The last day after a renewal. */
export function renewedUntil(endsOn: string, firstRegisteredOn: string, terms: ProtectionTerms): string {
  return lastDay(endsOn, terms.renewalDays, firstRegisteredOn, terms);
}

/** Who grants the next renewal: the first the unit's supervisor, from the second on the pool administrator. */
export function renewalRole(renewals: number): 'SUPERVISOR' | 'POOL_ADMIN' {
  return renewals === 0 ? 'SUPERVISOR' : 'POOL_ADMIN';
}

const TOO_EARLY: Text = { zh: '最早于{opensOn}申请续期', en: 'may be renewed from {opensOn} on' };
const USED_UP: Text = { zh: '最多续期{most}次', en: 'may be renewed {most} times at most' };
const CAP: Text = { zh: '拟签约前最长保护至{capOn}', en: 'before S4 it reaches {capOn} at the latest' };
const FOLLOW_UPS: Text = {
  zh: '上次起算以来须有{needed}次有效跟进，现有{found}次',
  en: 'needs {needed} valid follow-ups since the last start; there are {found}',
};
const SUBSTANCE: Text = {
  zh: '其中须有{needed}次实质性跟进，现有{found}次',
  en: 'needs {needed} substantive ones among them; there are {found}',
};

function reason(code: string, message: Text, params: Readonly<Record<string, unknown>> = {}): FieldError {
  return { code, message, params };
}
