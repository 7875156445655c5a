import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import type { ClauseBlocker } from './policy.codes.js';
import { type FairReview, isReviewSettled, type PolicyTerm, validityOn } from './policy.rules.js';
import { conditionFaults } from './policy-condition.rules.js';
import { echoFaults } from './policy-rule-echo.rules.js';
import { taxPromiseIn } from './tax-promise.rules.js';

/** Rules of a clause (domain.md §2.8, §2.16, trap 8.30). */
export interface ClauseContent {
  readonly status: string;
  readonly title: string | null;
  readonly benefitType: string;
  readonly benefitText: string | null;
  readonly capWan: string | null;
  readonly ratePct: string | null;
  readonly years: number | null;
  readonly conditions: unknown;
  readonly manualOnly: boolean;
  readonly stacking: string | null;
  readonly windowKind: string | null;
  readonly windowFrom: string | null;
  readonly windowTo: string | null;
  readonly linkedToTax: boolean;
  readonly legalBasis: string | null;
}

/** Everything that speaks against a clause as it would be stored. */
export function clauseFaults(clause: ClauseContent): FieldError[] {
  return [...ruleFaults(clause), ...windowFaults(clause), ...taxFaults(clause)];
}

/** What keeps a clause from being suggested on a day: domain.md §6.2. The twin in SQL is `BLOCKERS_SQL`. */
export function clauseBlockers(
  { status, linkedToTax }: Pick<ClauseContent, 'status' | 'linkedToTax'>,
  policy: PolicyTerm & Pick<FairReview, 'reviewRequired' | 'reviewResult'>,
  day: string,
): ClauseBlocker[] {
  const blockers: ClauseBlocker[] = [];
  if (status !== 'ACTIVE') blockers.push('NOT_ACTIVE');
  if (linkedToTax) blockers.push('LINKED_TO_TAX');
  if (validityOn(policy, day) !== 'IN_FORCE') blockers.push('POLICY_NOT_IN_FORCE');
  if (!isReviewSettled(policy)) blockers.push('REVIEW_NOT_PASSED');
  return blockers;
}

function ruleFaults(clause: ClauseContent): FieldError[] {
  const { conditions, manualOnly } = clause;
  if (conditions != null) return [...conditionFaults(conditions), ...echoFaults(conditions, clause)];
  return manualOnly
    ? []
    : [
        fault('/conditions', 'RULE_OR_PERSON', {
          zh: '须写条件规则，或声明 manualOnly=true 由人工判断',
          en: 'is needed, unless manualOnly=true leaves it to a person',
        }),
      ];
}

function windowFaults({ windowKind, windowFrom, windowTo }: ClauseContent): FieldError[] {
  const hasDay = windowFrom !== null || windowTo !== null;
  if (windowKind === 'DATES' && !hasDay)
    return [
      fault('/window', 'WINDOW_DAYS_REQUIRED', {
        zh: '限期受理须写起止日期之一',
        en: 'a limited window needs its first or last day',
      }),
    ];
  if (windowKind !== 'DATES' && hasDay)
    return [
      fault('/window/kind', 'WINDOW_KIND', {
        zh: '有起止日期的是 DATES（限期受理）',
        en: 'a window with days is of the kind DATES',
      }),
    ];
  if (windowFrom !== null && windowTo !== null && windowTo < windowFrom)
    return [fault('/window/to', 'WINDOW_REVERSED', { zh: '截止早于开始', en: 'ends before it begins' })];
  return [];
}

/** A clause that hangs on tax is never active; wording that looks so neither, unless the law that allows it is named. */
function taxFaults({ status, linkedToTax, legalBasis, title, benefitText }: ClauseContent): FieldError[] {
  if (status !== 'ACTIVE') return [];
  if (linkedToTax)
    return [
      fault('/status', 'LINKED_TO_TAX', {
        zh: '与税收挂钩的条款不得启用（公平竞争审查条例，2024-08-01 起施行）',
        en: 'a clause linked to tax may not be active (fair competition review, since 2024-08-01)',
      }),
    ];
  if (legalBasis !== null) return [];
  return (['benefitText', 'title'] as const).flatMap((field) => {
    const words = taxPromiseIn({ benefitText, title }[field]);
    return words === null ? [] : [{ ...fault(`/${field}`, 'TAX_PROMISE', TAX_PROMISE), params: { words } }];
  });
}

const TAX_PROMISE: Text = {
  zh: '“{words}”像是与税收挂钩的承诺，不得启用：请改写、停用（linkedToTax=true），或在 legalBasis 写明法律、行政法规依据',
  en: '"{words}" reads like a promise linked to tax and may not be active: reword it, suspend it (linkedToTax=true), or name the law that allows it in legalBasis',
};

function fault(pointer: string, code: string, message: Text): FieldError {
  return { pointer, code, message };
}
