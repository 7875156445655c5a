import { describe, expect, it } from '@jest/globals';
import { calendarBlockers, ordered } from '../../src/features/working-calendar/working-calendar.rules.js';
import { publishedCalendarYears } from '../../src/platform/kernel/working-days.js';

const year = (holidays: string[], workingWeekends: string[] = []) => ({
  year: 2027,
  holidays,
  workingWeekends,
});

describe('calendarBlockers', () => {
  it('has nothing against any year that was published', () => {
    for (const published of publishedCalendarYears())
      expect([published.year, calendarBlockers(published)]).toEqual([published.year, []]);
  });

  it.each([
    ['a day of another year', year(['2027-10-01', '2026-10-02']), ['/holidays/1']],
    ['a weekday worked in exchange', year(['2027-10-01'], ['2027-10-08']), ['/workingWeekends/0']],
    ['a day both off and worked', year(['2027-10-01', '2027-10-02'], ['2027-10-02']), ['/workingWeekends/0']],
    ['a list without National Day', year(['2027-01-01']), ['/holidays']],
  ])('refuses %s', (_what, calendar, pointers) => {
    expect(calendarBlockers(calendar).map(({ pointer }) => pointer)).toEqual(pointers);
  });
});

it('keeps the days in order and each once', () => {
  expect(ordered(['2027-10-02', '2027-10-01', '2027-10-02'])).toEqual(['2027-10-01', '2027-10-02']);
});
