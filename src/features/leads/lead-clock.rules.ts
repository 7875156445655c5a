import { addDays, shanghaiDateOf } from '../../platform/kernel/clock.js';
import type { WorkingCalendar } from '../../platform/kernel/working-days.js';
import type { LeadClock } from './lead.codes.js';
import type { Lead } from './lead.entity.js';
import { isClosed } from './lead.lifecycle.js';
import type { LeadClockSettings } from './lead-settings.js';

/**
 * The clock of a lead (domain.md §2.5 after [P1], §3.8). Days are Shanghai dates and the last one still counts: a
 * lead of Friday is answered in time on Monday. The day on which a step begins is not counted.
 *
 * | step     | begins with                                   | term                        |
 * |----------|-----------------------------------------------|-----------------------------|
 * | RESPOND  | registration                                  | 1 working day               |
 * | ASSESS   | assignment, or the resumption of a parked one | 3 working days, complex 7   |
 * | FEEDBACK | registration                                  | 7 calendar days             |
 * | REPORT   | the last word to the referrer, while open     | 14 calendar days            |
 */
type Counts = Pick<WorkingCalendar, 'addWorkingDays'>;

/** @throws CalendarYearMissing */
export function clocksAtRegistration(
  registeredOn: string,
  terms: LeadClockSettings,
  calendar: Counts,
): Pick<Lead, 'respondDueOn' | 'feedbackDueOn'> {
  return {
    respondDueOn: calendar.addWorkingDays(registeredOn, terms.respondWorkingDays),
    feedbackDueOn: addDays(registeredOn, terms.feedbackDays),
  };
}

/** @throws CalendarYearMissing */
export function assessmentClock(
  fromOn: string,
  complex: boolean,
  terms: LeadClockSettings,
  calendar: Counts,
): { readonly assessFromOn: string; readonly assessDueOn: string } {
  const days = complex ? terms.assessComplexWorkingDays : terms.assessWorkingDays;
  return { assessFromOn: fromOn, assessDueOn: calendar.addWorkingDays(fromOn, days) };
}

/** By when the next word is owed after one was given on a day. */
export function reportDueOn(givenOn: string, terms: LeadClockSettings): string {
  return addDays(givenOn, terms.reportEveryDays);
}

export type LeadClocks = Pick<
  Lead,
  | 'status'
  | 'respondedAt'
  | 'assessedAt'
  | 'feedbackAt'
  | 'respondDueOn'
  | 'assessDueOn'
  | 'feedbackDueOn'
  | 'reportDueOn'
>;

/** What is owed on a day, and by when. Whoever brought a lead hears of its end too, hence feedback of closed ones. */
export function dueSteps(lead: LeadClocks): Partial<Record<LeadClock, string>> {
  const { status, respondedAt, assessedAt, feedbackAt, respondDueOn, assessDueOn, feedbackDueOn } = lead;
  return {
    ...(respondedAt === null ? { RESPOND: respondDueOn } : {}),
    ...(assessDueOn !== null && assessedAt === null ? { ASSESS: assessDueOn } : {}),
    ...(feedbackAt === null ? { FEEDBACK: feedbackDueOn } : {}),
    ...(lead.reportDueOn !== null && !isClosed(status) ? { REPORT: lead.reportDueOn } : {}),
  };
}

/**
 * Late marks on a day (§3.8). A step that was done late keeps its mark; a report that is late loses it with the next
 * one, which is why each word keeps the day on which it was due.
 */
export function lateMarks(lead: LeadClocks, today: string): LeadClock[] {
  const { respondedAt, assessedAt, feedbackAt, respondDueOn, assessDueOn, feedbackDueOn } = lead;
  const done = (at: Date | null) => (at === null ? today : shanghaiDateOf(at));
  const report = dueSteps(lead).REPORT;
  return [
    ...(done(respondedAt) > respondDueOn ? (['RESPOND'] as const) : []),
    ...(assessDueOn !== null && done(assessedAt) > assessDueOn ? (['ASSESS'] as const) : []),
    ...(done(feedbackAt) > feedbackDueOn ? (['FEEDBACK'] as const) : []),
    ...(report !== undefined && today > report ? (['REPORT'] as const) : []),
  ];
}
