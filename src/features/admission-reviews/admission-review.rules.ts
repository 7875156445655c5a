import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import type { WorkingCalendar } from '../../platform/kernel/working-days.js';
import type { ReviewKind } from './admission-review.codes.js';
import { type PanelResult, panelScore } from './admission-score.rules.js';
import type { ReviewSettings } from './review-settings.js';

/** Decisions of the admission review (domain.md §3.3) over plain data. */

type Level = 'A' | 'B' | 'C';

/** 快审 for C, a panel for A and B. */
export function kindFor(level: Level): ReviewKind {
  return level === 'C' ? 'FAST' : 'PANEL';
}

export interface ReviewTerms {
  readonly unitDueOn: string;
  readonly poolDueOn: string;
  readonly dueOn: string;
}

/**
 * Last days of the steps, counted in working days from the day of the submission, which is not counted itself. A step
 * never ends later than the whole review.
 * @throws CALENDAR.YEAR_NOT_LOADED
 */
export function reviewTerms(
  submittedOn: string,
  level: Level,
  { gates, review }: ReviewSettings,
  calendar: WorkingCalendar,
): ReviewTerms {
  const after = (days: number) =>
    calendar.addWorkingDays(submittedOn, Math.min(days, gates.reviewWorkingDays[level]));
  return {
    unitDueOn: after(review.unitReviewWorkingDays),
    poolDueOn: after(review.unitReviewWorkingDays + review.poolCheckWorkingDays),
    dueOn: after(gates.reviewWorkingDays[level]),
  };
}

/** The earlier of two dates `YYYY-MM-DD`. */
export function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

/** The score of the review: of the panel, or of the one administrator of a fast review. */
export function reviewScore(
  kind: ReviewKind,
  totals: readonly string[],
  settings: ReviewSettings,
): PanelResult {
  if (kind === 'PANEL') return panelScore(totals, settings);
  const [only] = totals;
  return only === undefined
    ? { ok: false, code: 'QUORUM_NOT_REACHED', needed: 1 }
    : { ok: true, score: only, dropped: [] };
}

/** Each veto once, with a reason that says something. */
export function vetoBlockers(
  vetoes: readonly { readonly code: string; readonly reason: string }[],
  { gates: { reasonMinChars: minimum } }: ReviewSettings,
): FieldError[] {
  return vetoes.flatMap(({ code, reason }, at) => [
    ...(vetoes.findIndex((other) => other.code === code) === at
      ? []
      : [{ pointer: `/vetoes/${at}/code`, code: 'VETO_TWICE', message: VETO_TWICE, params: { code } }]),
    ...([...reason.trim()].length >= minimum
      ? []
      : [
          {
            pointer: `/vetoes/${at}/reason`,
            code: 'REASON_TOO_SHORT',
            message: VETO_REASON,
            params: { minimum },
          },
        ]),
  ]);
}

const VETO_TWICE: Text = { zh: '{code}重复', en: '{code} is there twice' };
const VETO_REASON: Text = {
  zh: '理由不少于{minimum}个字',
  en: 'the reason needs at least {minimum} characters',
};
