import { permissions } from '../../platform/access/permission.js';

/** Everybody may see the numbers that reports rest on; the pool administrator sets them (domain.md §2.15). */
export const settingPermissions = permissions('setting', {
  read: ['*'],
  write: ['POOL_ADMIN'],
});
