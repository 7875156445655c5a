import { permissions } from '../../platform/access/permission.js';

/** Units are V0 (domain.md §2.16); the two administrators keep them. */
export const unitPermissions = permissions('unit', {
  read: ['*'],
  create: ['SYSTEM_ADMIN', 'POOL_ADMIN'],
  update: ['SYSTEM_ADMIN', 'POOL_ADMIN'],
});
