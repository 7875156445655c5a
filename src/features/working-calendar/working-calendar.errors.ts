import { defineErrors } from '../../platform/kernel/domain-error.js';

export const workingCalendarErrors = defineErrors('CALENDAR', {
  DAYS_WRONG: {
    kind: 'invalid',
    title: { zh: '工作日历有误', en: 'The calendar is wrong' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} faults; see errors.' },
  },
  YEAR_TAKEN: {
    kind: 'conflict',
    title: { zh: '该年度刚由他人载入', en: 'Somebody has just loaded this year' },
    detail: { zh: '请重新读取后再试。', en: 'Read it and try again.' },
  },
});

export const workingCalendarConstraints = {
  working_calendar_year_pkey: () => workingCalendarErrors.YEAR_TAKEN(),
};
