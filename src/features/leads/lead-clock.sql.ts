import { LEAD_CLOCK, type LeadClock } from './lead.codes.js';

/**
 * The clock of a lead (`l`) in SQL, computed for one day at read time. `test/api/lead-clocks.test.ts` holds it and
 * `lead-clock.rules.ts` together.
 */
const dayOf = (instant: string) => `(${instant} AT TIME ZONE 'Asia/Shanghai')::date`;

/** By when each step is owed; NULL while nothing is. */
export const OWED: Readonly<Record<LeadClock, string>> = {
  RESPOND: '(CASE WHEN l.responded_at IS NULL THEN l.respond_due_on END)',
  ASSESS: '(CASE WHEN l.assessed_at IS NULL THEN l.assess_due_on END)',
  FEEDBACK: '(CASE WHEN l.feedback_at IS NULL THEN l.feedback_due_on END)',
  REPORT: '(CASE WHEN l.closed_at IS NULL THEN l.report_due_on END)',
};

/** The next date of all steps. */
export const NEXT_DUE_ON = `LEAST(${Object.values(OWED).join(', ')})`;

/** Steps that are owed, in the order of the code table. */
export const OWED_STEPS = `array_remove(ARRAY[${LEAD_CLOCK.codes
  .map((step) => `CASE WHEN ${OWED[step]} IS NOT NULL THEN '${step}' END`)
  .join(', ')}], NULL)`;

/** Whether a step is or was late. @param day placeholder of the Shanghai date */
export function isLate(step: LeadClock, day: string): string {
  const today = `${day}::date`;
  switch (step) {
    case 'RESPOND':
      return `COALESCE(${dayOf('l.responded_at')}, ${today}) > l.respond_due_on`;
    case 'ASSESS':
      return `(l.assess_due_on IS NOT NULL AND COALESCE(${dayOf('l.assessed_at')}, ${today}) > l.assess_due_on)`;
    case 'FEEDBACK':
      return `COALESCE(${dayOf('l.feedback_at')}, ${today}) > l.feedback_due_on`;
    case 'REPORT':
      return `COALESCE(${OWED.REPORT} < ${today}, FALSE)`;
  }
}

/** The late marks of a lead in the order of the code table. */
export function lateMarksSql(day: string): string {
  const marks = LEAD_CLOCK.codes.map((step) => `CASE WHEN ${isLate(step, day)} THEN '${step}' END`);
  return `array_remove(ARRAY[${marks.join(', ')}], NULL)`;
}
