import { permissions } from '../../platform/access/permission.js';

/** Teams are V0 and written by the system administrator (domain.md §2.16). */
export const teamPermissions = permissions('team', {
  read: ['*'],
  create: ['SYSTEM_ADMIN'],
  update: ['SYSTEM_ADMIN'],
});
