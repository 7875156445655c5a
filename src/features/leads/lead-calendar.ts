import { Injectable } from '@nestjs/common';
import {
  CalendarYearMissing,
  publishedCalendarYears,
  type WorkingCalendar,
  workingCalendar,
} from '../../platform/kernel/working-days.js';
import { leadErrors } from './lead.errors.js';

/** Working days for the terms of leads. */
@Injectable()
export class LeadCalendar {
  private readonly calendar: WorkingCalendar = workingCalendar(publishedCalendarYears());

  /** @throws LEAD.CALENDAR_MISSING when the way leads into a year that is not loaded: a guess would look like a date */
  reckon<T>(work: (calendar: Pick<WorkingCalendar, 'addWorkingDays'>) => T): T {
    try {
      return work(this.calendar);
    } catch (error) {
      if (error instanceof CalendarYearMissing)
        throw leadErrors.CALENDAR_MISSING({ params: { year: error.year } });
      throw error;
    }
  }
}
