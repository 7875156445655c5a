import { addDays } from '../../platform/kernel/clock.js';
import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import type { ProtectionKind, ProtectionStatus } from './protection.codes.js';
import type { ProtectionTerms } from './protection-settings.js';
import { capDay, lastDay } from './protection-term.rules.js';

/** When a protection may be renewed, how far, and by whom (domain.md §4.1). */
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
