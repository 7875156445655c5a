import type { RouteCase } from './route-matrix.js';

/** Nightly runs, notices, work lists and calendars, for the sweeps over all routes. */
export const NIGHTLY_HOLDERS: Readonly<Record<string, string>> = {
  'nightly-run:read': 'POOL_ADMIN SYSTEM_ADMIN',
  'nightly-run:start': 'POOL_ADMIN',
};

export const NIGHTLY_ROUTES: Readonly<Record<string, RouteCase>> = {
  listNightlyRuns: {},
  startNightlyRun: {},
  listTodo: {},
  listNotifications: {},
  countNotifications: {},
  markNotificationsRead: { parts: () => ({ body: { all: true } }) },
};
