import { describe, expect, it } from '@jest/globals';
import {
  CalendarYearMissing,
  publishedCalendarYears,
  workingCalendar,
} from '../../src/platform/kernel/working-days.js';

const calendar = workingCalendar(publishedCalendarYears());

describe('isWorkingDay', () => {
  it.each([
    ['2022-10-08', true, 'a Saturday worked in exchange (trap 8.26)'],
    ['2022-10-03', false, 'a Monday of National Day week (trap 8.26)'],
    ['2022-10-09', true, 'a Sunday worked in exchange'],
    ['2022-10-10', true, 'a plain Monday'],
    ['2022-10-15', false, 'a plain Saturday'],
    ['2018-12-29', true, 'a Saturday moved by the notice of the year after'],
    ['2026-10-01', false, 'National Day of the newest published year'],
  ])('%s → %s: %s', (date, expected) => {
    expect(calendar.isWorkingDay(date)).toBe(expected);
  });

  it('fails loudly for a year that nobody has published', () => {
    expect(() => calendar.isWorkingDay('2099-10-01')).toThrow(CalendarYearMissing);
    expect(() => calendar.isWorkingDay('2003-10-01')).toThrow('2003 is not loaded');
  });

  it.each(['2022-1-03', '20221003', '', '2022-10-03T00:00:00Z'])('refuses %p as a date', (date) => {
    expect(() => calendar.isWorkingDay(date)).toThrow(RangeError);
  });
});

describe('addWorkingDays', () => {
  it.each([
    ['2022-09-30', 1, '2022-10-08'],
    ['2022-09-30', 2, '2022-10-09'],
    ['2022-09-30', 5, '2022-10-12'],
    ['2022-10-12', -5, '2022-09-30'],
    ['2022-10-03', 0, '2022-10-03'],
    ['2022-10-03', 1, '2022-10-08'],
    ['2025-12-31', 1, '2026-01-04'],
  ])('%s + %i working days = %s', (date, days, expected) => {
    expect(calendar.addWorkingDays(date, days)).toBe(expected);
  });

  it('fails loudly when the way leads into a year that is not loaded', () => {
    const one = workingCalendar([{ year: 2026, holidays: [], workingWeekends: [] }]);
    expect(one.addWorkingDays('2026-12-30', 1)).toBe('2026-12-31');
    expect(() => one.addWorkingDays('2026-12-30', 2)).toThrow(CalendarYearMissing);
  });

  it('refuses a fraction of a day', () => {
    expect(() => calendar.addWorkingDays('2022-09-30', 1.5)).toThrow(RangeError);
  });
});

describe('workingDaysBetween', () => {
  it.each([
    ['2022-09-30', '2022-10-08', 1],
    ['2022-09-30', '2022-10-07', 0],
    ['2022-10-08', '2022-09-30', -1],
    ['2022-10-10', '2022-10-10', 0],
    ['2022-10-10', '2022-10-17', 5],
  ])('from %s to %s: %i', (from, to, expected) => {
    expect(calendar.workingDaysBetween(from, to)).toBe(expected);
  });
});

describe('the rows', () => {
  it('cover 2004 on, without a gap and without an unpublished year', () => {
    expect(calendar.years[0]).toBe(2004);
    const newest = calendar.years.at(-1) ?? 0;
    expect(newest).toBeGreaterThanOrEqual(2026);
    expect(calendar.years).toEqual(Array.from({ length: newest - 2003 }, (_, index) => 2004 + index));
  });

  it.each([
    ['two rows of one year', [2026, 2026], '2026-01-01'],
    ['a day of another year', [2026], '2025-12-31'],
  ])('refuse %s', (_what, years, holiday) => {
    const rows = years.map((year) => ({ year, holidays: [holiday], workingWeekends: [] }));
    expect(() => workingCalendar(rows)).toThrow(RangeError);
  });
});
