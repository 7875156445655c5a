import type { RouteCase } from './route-matrix.js';

/** Working calendar, admission reviews and reports of the pool, for the sweeps over all routes. */
export const REVIEW_HOLDERS: Readonly<Record<string, string>> = {
  'working-calendar:read': '*',
  'working-calendar:write': 'POOL_ADMIN',
};

let year = 2041;

export const REVIEW_ROUTES: Readonly<Record<string, RouteCase>> = {
  listWorkingCalendars: {},
  getWorkingCalendar: { record: async () => ({ path: { year: '2026' } }) },
  putWorkingCalendar: {
    record: async () => {
      year += 1;
      return { path: { year: String(year) } };
    },
    parts: () => ({ body: { holidays: [`${year}-10-01`], workingWeekends: [], source: '示例文号' } }),
  },
};
