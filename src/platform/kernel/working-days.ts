import { createRequire } from 'node:module';
import { addDays } from './clock.js';
import { DomainError, type ErrorDefinition } from './domain-error.js';

/**
 * Working days of mainland China (domain.md trap 8.26). The State Council publishes holidays and working weekends
 * once a year, in about November for the next year, so the calendar is a table with one row per published year. A day
 * in a year without a row is an error: "Monday to Friday" would be a guess that looks like an answer.
 */
export interface CalendarYear {
  readonly year: number;
  /** Days off by law or by exchange, `YYYY-MM-DD`; weekends may be listed or not. */
  readonly holidays: readonly string[];
  /** Saturdays and Sundays worked in exchange (调休), `YYYY-MM-DD`. */
  readonly workingWeekends: readonly string[];
}

const YEAR_NOT_LOADED: ErrorDefinition = {
  kind: 'invalid',
  title: { zh: '{year}年的工作日历尚未载入', en: 'The working-day calendar of {year} is not loaded' },
  detail: {
    zh: '请储备库管理员按国务院办公厅的放假通知载入：PUT /working-calendar/{year}。已载入：{loaded}。',
    en: 'A pool administrator loads it from the notice of the State Council: PUT /working-calendar/{year}. Loaded: {loaded}.',
  },
};

/** The calendar of a year was not loaded; whoever asked is told which, and what to do. */
export class CalendarYearMissing extends DomainError {
  constructor(
    readonly year: number,
    readonly loadedYears: readonly number[],
  ) {
    super('CALENDAR.YEAR_NOT_LOADED', YEAR_NOT_LOADED, {
      params: { year, loaded: loadedYears.length ? `${loadedYears[0]}–${loadedYears.at(-1)}` : '—' },
    });
    this.message = `working-day calendar of ${year} is not loaded (loaded: ${loadedYears.join(', ') || 'none'})`;
    this.name = 'CalendarYearMissing';
  }
}

export interface WorkingCalendar {
  /** The loaded years, ascending. */
  readonly years: readonly number[];
  /** Whether `date` (`YYYY-MM-DD`) is worked. Throws `CalendarYearMissing`. */
  isWorkingDay(date: string): boolean;
  /**
   * The `count`-th working day after `date`, which itself is not counted; negative counts go back, 0 returns `date`.
   * Throws `CalendarYearMissing` when the way leads into a year that is not loaded.
   */
  addWorkingDays(date: string, count: number): string;
  /** Working days in (`from`, `to`]; negative when `to` is before `from`. Throws `CalendarYearMissing`. */
  workingDaysBetween(from: string, to: string): number;
}

/**
 * A calendar over rows, which table `working_calendar_year` keeps. Throws `RangeError` for two rows of one
 * year, or for a day that lies outside the year of its row.
 */
export function workingCalendar(rows: readonly CalendarYear[]): WorkingCalendar {
  const exceptions = new Map<number, ReadonlyMap<string, boolean>>();
  for (const row of rows) {
    if (exceptions.has(row.year)) {
      throw new RangeError(`two calendar rows for ${row.year}`);
    }
    exceptions.set(row.year, exceptionsOf(row));
  }
  const years = [...exceptions.keys()].sort((a, b) => a - b);
  const isWorkingDay = (date: string): boolean => {
    const year = yearOf(date);
    const days = exceptions.get(year);
    if (days === undefined) {
      throw new CalendarYearMissing(year, years);
    }
    return days.get(date) ?? !isWeekend(date);
  };
  return {
    years,
    isWorkingDay,
    addWorkingDays: (date, count) => step(date, count, isWorkingDay),
    workingDaysBetween: (from, to) => count(from, to, isWorkingDay),
  };
}

/**
 * What the table is filled with at first: the rows of the npm package chinese-days (notices of the State Council since 2004). Its own `isWorkday` is not used:
 * it answers for years nobody has published and reads dates in the zone of the process. Late December of the newest
 * year may still be corrected by the next notice, as 2018-12-29 was.
 */
export function publishedCalendarYears(): CalendarYear[] {
  const load = createRequire(import.meta.url);
  const published = load('chinese-days/dist/chinese-days.json') as PublishedDays;
  const years = Object.keys(published.holidays)
    // National Day tells a published year from one that only shares a New Year break with its neighbour.
    .filter((date) => date.endsWith('-10-01'))
    .map(yearOf);
  return years
    .sort((a, b) => a - b)
    .map((year) => ({
      year,
      holidays: datesOf(published.holidays, year),
      workingWeekends: datesOf(published.workdays, year),
    }));
}

interface PublishedDays {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

function datesOf(days: Readonly<Record<string, string>>, year: number): string[] {
  return Object.keys(days)
    .filter((date) => date.startsWith(`${year}-`))
    .sort();
}

function exceptionsOf(row: CalendarYear): ReadonlyMap<string, boolean> {
  const stray = [...row.holidays, ...row.workingWeekends].find((date) => yearOf(date) !== row.year);
  if (stray !== undefined) {
    throw new RangeError(`${stray} does not belong to the calendar row of ${row.year}`);
  }
  return new Map([
    ...row.holidays.map((date) => [date, false] as const),
    ...row.workingWeekends.map((date) => [date, true] as const),
  ]);
}

function yearOf(date: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) {
    throw new RangeError(`not a calendar date: ${date}`);
  }
  return Number(date.slice(0, 4));
}

function isWeekend(date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function step(date: string, days: number, isWorkingDay: (date: string) => boolean): string {
  if (!Number.isInteger(days)) {
    throw new RangeError(`working days must be whole: ${days}`);
  }
  let current = date;
  for (let left = Math.abs(days); left > 0; ) {
    current = addDays(current, Math.sign(days));
    left -= isWorkingDay(current) ? 1 : 0;
  }
  return current;
}

function count(from: string, to: string, isWorkingDay: (date: string) => boolean): number {
  if (to < from) {
    return -count(to, from, isWorkingDay);
  }
  let days = 0;
  for (let current = from; current < to; ) {
    current = addDays(current, 1);
    days += isWorkingDay(current) ? 1 : 0;
  }
  return days;
}
