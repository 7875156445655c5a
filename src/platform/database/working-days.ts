import { Injectable } from '@nestjs/common';
import { type CalendarYear, type WorkingCalendar, workingCalendar } from '../kernel/working-days.js';
import { Sql } from './sql.js';

const STAMP = `SELECT COALESCE(string_agg(revision::text, ',' ORDER BY year), '') AS stamp FROM working_calendar_year`;
const ROWS = `
  SELECT year, holidays::text[] AS holidays, working_weekends::text[] AS "workingWeekends"
  FROM working_calendar_year ORDER BY year`;

/**
 * Working days for terms and deadlines (domain.md trap 8.26), out of table `working_calendar_year`. The rows are
 * remembered and read again when any process has changed one.
 */
@Injectable()
export class WorkingDays {
  private known: { readonly stamp: string; readonly calendar: WorkingCalendar } | undefined;

  constructor(private readonly sql: Sql) {}

  /** The calendar as it is now, for pure rules. Its functions throw CALENDAR.YEAR_NOT_LOADED (422). */
  async calendar(): Promise<WorkingCalendar> {
    const row = await this.sql.first<{ stamp: string }>(STAMP);
    const stamp = row?.stamp ?? '';
    if (this.known?.stamp !== stamp)
      this.known = { stamp, calendar: workingCalendar(await this.sql.rows<CalendarYear>(ROWS)) };
    return this.known.calendar;
  }

  /**
   * The `count`-th working day after `date`, both `YYYY-MM-DD`; the date itself is not counted.
   * @throws CALENDAR.YEAR_NOT_LOADED (422) when the way leads into a year that is not loaded
   */
  async addWorkingDays(date: string, count: number): Promise<string> {
    return (await this.calendar()).addWorkingDays(date, count);
  }
}
