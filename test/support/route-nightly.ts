import type { RouteCase } from './route-matrix.js';
import type { MadeRecord, World } from './route-world.js';

async function openFeed(world: World): Promise<{ id: string; address: string }> {
  const maker = await world.maker();
  const { body } = await maker.post<{ id: string; address: string }>('/me/calendar-feeds', {
    label: '示例日历',
  });
  return body;
}

async function calendarFeed(world: World): Promise<MadeRecord> {
  return { path: { id: (await openFeed(world)).id } };
}

async function calendar(world: World): Promise<MadeRecord> {
  return { path: { file: (await openFeed(world)).address.split('/').at(-1) ?? '' } };
}

/** Nightly runs, notices, work lists and calendars, for the sweeps over all routes. */
export const NIGHTLY_HOLDERS: Readonly<Record<string, string>> = {
  'nightly-run:read': 'POOL_ADMIN SYSTEM_ADMIN',
  'nightly-run:start': 'POOL_ADMIN',
};

export const NIGHTLY_ROUTES: Readonly<Record<string, RouteCase>> = {
  listNightlyRuns: {},
  startNightlyRun: {},
  listTodo: {},
  listCalendarFeeds: {},
  createCalendarFeed: { parts: () => ({ body: { label: '示例日历' } }) },
  // Everybody's own: the one in the path is the maker's.
  getCalendarFeed: { record: calendarFeed, finds: '', by: (world) => world.maker() },
  revokeCalendarFeed: { record: calendarFeed, finds: '', by: (world) => world.maker() },
  readCalendarFeed: { record: calendar },
  listNotifications: {},
  countNotifications: {},
  markNotificationsRead: { parts: () => ({ body: { all: true } }) },
};
