import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import type { PolicyValidity } from './policy.codes.js';

/** Rules of a policy (domain.md §2.8). Days are `YYYY-MM-DD` in Shanghai. */
export interface PolicyTerm {
  readonly status: string;
  readonly effectiveFrom: string;
  /** Last day in force; null: without an end. */
  readonly effectiveTo: string | null;
  /** First day on which it is no longer in force. */
  readonly repealedOn: string | null;
}

export interface FairReview {
  readonly reviewRequired: boolean;
  readonly reviewResult: string | null;
  readonly reviewedOn: string | null;
}

/** What a policy is on a day, whatever day it is asked for: nothing has to be set when a day comes. */
export function validityOn(
  { status, effectiveFrom, effectiveTo, repealedOn }: PolicyTerm,
  day: string,
): PolicyValidity {
  if (status === 'DRAFT') return 'DRAFT';
  if (repealedOn !== null && repealedOn <= day) return 'REPEALED';
  if (day < effectiveFrom) return 'UPCOMING';
  return effectiveTo !== null && effectiveTo < day ? 'EXPIRED' : 'IN_FORCE';
}

/** Whether a review that is due has passed (domain.md §6.2); one that is not required holds nothing up. */
export function isReviewSettled({
  reviewRequired,
  reviewResult,
}: Pick<FairReview, 'reviewRequired' | 'reviewResult'>): boolean {
  return !reviewRequired || reviewResult === 'PASS';
}

/** Everything that speaks against a policy as it would be stored. */
export function policyFaults(policy: PolicyTerm & FairReview, today: string): FieldError[] {
  return [...termFaults(policy), ...reviewFaults(policy, today)];
}

function termFaults({ status, effectiveFrom, effectiveTo, repealedOn }: PolicyTerm): FieldError[] {
  const faults: FieldError[] = [];
  if (effectiveTo !== null && effectiveTo < effectiveFrom)
    faults.push(
      fault('/effectiveTo', 'TERM_REVERSED', { zh: '有效期止早于有效期起', en: 'ends before it begins' }),
    );
  if (status === 'REPEALED' && repealedOn === null)
    faults.push(
      fault('/repealedOn', 'REPEAL_DAY_REQUIRED', {
        zh: '废止须写明自哪一天起失效',
        en: 'a repeal needs the first day on which it is no longer in force',
      }),
    );
  if (status !== 'REPEALED' && repealedOn !== null)
    faults.push(
      fault('/repealedOn', 'NOT_REPEALED', {
        zh: '只有已废止的政策有废止日期',
        en: 'only a repealed policy has a day of repeal',
      }),
    );
  if (repealedOn !== null && repealedOn < effectiveFrom)
    faults.push(
      fault('/repealedOn', 'REPEALED_BEFORE', { zh: '废止早于生效', en: 'is before it came into force' }),
    );
  return faults;
}

function reviewFaults({ reviewResult, reviewedOn }: FairReview, today: string): FieldError[] {
  const at = '/fairCompetitionReview/reviewedOn';
  const isDecided = reviewResult === 'PASS' || reviewResult === 'FAIL';
  if (isDecided && reviewedOn === null)
    return [
      fault(at, 'REVIEW_DAY_REQUIRED', {
        zh: '审查结论须写明日期',
        en: 'a result needs the day of the review',
      }),
    ];
  if (reviewedOn !== null && reviewedOn > today)
    return [fault(at, 'REVIEW_IN_FUTURE', { zh: '审查日期晚于今天', en: 'is later than today' })];
  return [];
}

function fault(pointer: string, code: string, message: Text): FieldError {
  return { pointer, code, message };
}
