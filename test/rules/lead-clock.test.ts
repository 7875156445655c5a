import { describe, expect, it } from '@jest/globals';
import {
  assessmentClock,
  clocksAtRegistration,
  dueSteps,
  type LeadClocks,
  lateMarks,
  reportDueOn,
} from '../../src/features/leads/lead-clock.rules.js';
import { DEFAULT_LEAD_CLOCKS } from '../../src/features/leads/lead-settings.js';
import {
  CalendarYearMissing,
  publishedCalendarYears,
  workingCalendar,
} from '../../src/platform/kernel/working-days.js';

const calendar = workingCalendar(publishedCalendarYears());
const terms = DEFAULT_LEAD_CLOCKS;

describe('the terms of the paper', () => {
  it('are 1 and 3 (complex 7) working days, a week and two weeks', () => {
    expect(terms).toEqual({
      respondWorkingDays: 1,
      assessWorkingDays: 3,
      assessComplexWorkingDays: 7,
      feedbackDays: 7,
      reportEveryDays: 14,
    });
  });
});

describe('clocksAtRegistration', () => {
  it.each([
    ['a Monday', '2026-11-23', '2026-11-24', '2026-11-30'],
    ['a Friday: Monday is in time', '2026-11-27', '2026-11-30', '2026-12-04'],
    ['a Saturday: Monday', '2026-11-28', '2026-11-30', '2026-12-05'],
    ['a Sunday: Monday', '2026-11-29', '2026-11-30', '2026-12-06'],
    ['the last day before 国庆: the first day after', '2025-09-30', '2025-10-09', '2025-10-07'],
    ['in the middle of 国庆', '2025-10-03', '2025-10-09', '2025-10-10'],
    ['a Friday before a Saturday that is worked (调休)', '2025-10-10', '2025-10-11', '2025-10-17'],
    ['the Sunday before 国庆 that is worked', '2025-09-27', '2025-09-28', '2025-10-04'],
    ['the end of a year', '2025-12-31', '2026-01-04', '2026-01-07'],
    ['the end of February', '2026-02-28', '2026-03-02', '2026-03-07'],
  ])('%s', (_what, registeredOn, respondDueOn, feedbackDueOn) => {
    expect(clocksAtRegistration(registeredOn, terms, calendar)).toEqual({ respondDueOn, feedbackDueOn });
  });

  it('follows the settings in force', () => {
    const slow = { ...terms, respondWorkingDays: 2, feedbackDays: 10 };
    expect(clocksAtRegistration('2026-11-27', slow, calendar)).toEqual({
      respondDueOn: '2026-12-01',
      feedbackDueOn: '2026-12-07',
    });
  });

  it('guesses nothing in a year that is not loaded', () => {
    const few = workingCalendar([{ year: 2026, holidays: [], workingWeekends: [] }]);
    expect(() => clocksAtRegistration('2026-12-31', terms, few)).toThrow(CalendarYearMissing);
  });
});

describe('assessmentClock', () => {
  it.each([
    ['three working days', '2026-11-23', false, '2026-11-26'],
    ['over a weekend', '2026-11-26', false, '2026-12-01'],
    ['over 国庆, which ends on the 8th', '2025-09-29', false, '2025-10-10'],
    ['complex: seven', '2026-11-23', true, '2026-12-02'],
    ['complex over 国庆 with a Saturday worked', '2025-09-29', true, '2025-10-15'],
  ])('%s', (_what, fromOn, complex, assessDueOn) => {
    expect(assessmentClock(fromOn, complex, terms, calendar)).toEqual({ assessFromOn: fromOn, assessDueOn });
  });
});

it('reportDueOn is two weeks after the last word', () => {
  expect(reportDueOn('2026-11-23', terms)).toBe('2026-12-07');
});

const at = (day: string, time = '10:00') => new Date(`${day}T${time}:00+08:00`);
const lead = (more: Partial<LeadClocks> = {}): LeadClocks => ({
  status: 'NEW',
  respondedAt: null,
  assessedAt: null,
  feedbackAt: null,
  respondDueOn: '2026-11-24',
  assessDueOn: null,
  feedbackDueOn: '2026-11-30',
  reportDueOn: null,
  ...more,
});

describe('dueSteps', () => {
  it.each<[string, Partial<LeadClocks>, object]>([
    ['a new lead owes an answer and a word', {}, { RESPOND: '2026-11-24', FEEDBACK: '2026-11-30' }],
    [
      'an assigned one its assessment',
      { status: 'ASSIGNED', respondedAt: at('2026-11-24'), assessDueOn: '2026-11-27' },
      { ASSESS: '2026-11-27', FEEDBACK: '2026-11-30' },
    ],
    [
      'a valid one regular reports',
      {
        status: 'VALID',
        respondedAt: at('2026-11-24'),
        assessDueOn: '2026-11-27',
        assessedAt: at('2026-11-25'),
        feedbackAt: at('2026-11-25'),
        reportDueOn: '2026-12-09',
      },
      { REPORT: '2026-12-09' },
    ],
    [
      'a closed one nothing but the first word',
      {
        status: 'INVALID',
        respondedAt: at('2026-11-24'),
        assessDueOn: '2026-11-27',
        assessedAt: at('2026-11-25'),
      },
      { FEEDBACK: '2026-11-30' },
    ],
    [
      'a closed one that was told of nothing',
      {
        status: 'CONVERTED',
        respondedAt: at('2026-11-24'),
        assessDueOn: '2026-11-27',
        assessedAt: at('2026-11-25'),
        feedbackAt: at('2026-11-25'),
        reportDueOn: '2026-12-09',
      },
      {},
    ],
  ])('%s', (_what, more, expected) => {
    expect(dueSteps(lead(more))).toEqual(expected);
  });
});

describe('lateMarks', () => {
  it.each<[string, Partial<LeadClocks>, string, string[]]>([
    ['on the last good day', {}, '2026-11-24', []],
    ['the day after', {}, '2026-11-25', ['RESPOND']],
    ['on the seventh day of the feedback', {}, '2026-11-30', ['RESPOND']],
    ['on the eighth', {}, '2026-12-01', ['RESPOND', 'FEEDBACK']],
    ['answered in time, looked at later', { respondedAt: at('2026-11-24', '23:59') }, '2026-11-29', []],
    [
      'answered late keeps its mark',
      { respondedAt: at('2026-11-25', '00:10') },
      '2027-01-31',
      ['RESPOND', 'FEEDBACK'],
    ],
    [
      'assessed late',
      {
        status: 'VALID',
        respondedAt: at('2026-11-24'),
        assessDueOn: '2026-11-27',
        assessedAt: at('2026-11-28'),
        feedbackAt: at('2026-11-30', '23:50'),
        reportDueOn: '2026-12-14',
      },
      '2026-12-14',
      ['ASSESS'],
    ],
    [
      'a report is late the day after',
      {
        status: 'VALID',
        respondedAt: at('2026-11-24'),
        feedbackAt: at('2026-11-25'),
        reportDueOn: '2026-12-09',
      },
      '2026-12-10',
      ['REPORT'],
    ],
    [
      'a closed lead owes no report',
      {
        status: 'CONVERTED',
        respondedAt: at('2026-11-24'),
        feedbackAt: at('2026-11-25'),
        reportDueOn: '2026-12-09',
      },
      '2027-01-10',
      [],
    ],
  ])('%s', (_what, more, today, expected) => {
    expect(lateMarks(lead(more), today)).toEqual(expected);
  });
});
