import { permissions } from '../../platform/access/permission.js';

/** Everybody may see which days count; the pool administrator loads a year (domain.md §2.15, dictionaries and settings). */
export const workingCalendarPermissions = permissions('working-calendar', {
  read: ['*'],
  write: ['POOL_ADMIN'],
});
