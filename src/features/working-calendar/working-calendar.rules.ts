import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import type { CalendarYear } from '../../platform/kernel/working-days.js';

/** What is wrong with the calendar of a year (domain.md trap 8.26); empty when it can be trusted. */
export function calendarBlockers({ year, holidays, workingWeekends }: CalendarYear): FieldError[] {
  const of = (list: readonly string[], name: string, wrong: (date: string) => boolean, text: Text) =>
    list.flatMap((date, at) =>
      wrong(date) ? [{ pointer: `/${name}/${at}`, code: 'DAY_WRONG', message: text, params: { date } }] : [],
    );
  const stray = (date: string) => !date.startsWith(`${year}-`);
  return [
    ...of(holidays, 'holidays', stray, STRAY),
    ...of(workingWeekends, 'workingWeekends', stray, STRAY),
    ...of(workingWeekends, 'workingWeekends', isWeekday, NOT_A_WEEKEND),
    ...of(workingWeekends, 'workingWeekends', (date) => holidays.includes(date), BOTH),
    ...(holidays.includes(`${year}-10-01`)
      ? []
      : [{ pointer: '/holidays', code: 'NATIONAL_DAY_MISSING', message: NO_NATIONAL_DAY }]),
  ];
}

/** Dates in order, each once. */
export function ordered(dates: readonly string[]): string[] {
  return [...new Set(dates)].sort();
}

const STRAY: Text = { zh: '{date}不在该年度', en: '{date} is not in the year' };
const NOT_A_WEEKEND: Text = {
  zh: '{date}不是周末，无须调休',
  en: '{date} is no weekend and worked anyway',
};
const BOTH: Text = { zh: '{date}同时列为放假和调休', en: '{date} is both off and worked' };
/** A list that somebody forgot to fill in would turn every holiday into a working day. */
const NO_NATIONAL_DAY: Text = { zh: '缺少国庆节，请核对', en: 'National Day is missing' };

function isWeekday(date: string): boolean {
  return ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}
