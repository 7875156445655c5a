import {
  CalendarYearMissing,
  publishedCalendarYears,
  workingCalendar,
} from '../../platform/kernel/working-days.js';

const calendar = workingCalendar(publishedCalendarYears());

/** The last day of a limit in working days; unknown where the State Council has not published the year yet. */
export function workingTerm(from: string, days: number): string | null {
  try {
    return calendar.addWorkingDays(from, days);
  } catch (error) {
    if (error instanceof CalendarYearMissing) return null;
    throw error;
  }
}
