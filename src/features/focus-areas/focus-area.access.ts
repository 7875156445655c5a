import { permissions } from '../../platform/access/permission.js';

/** Taxonomies are read by every signed-in user (V0) and kept by the pool administrator (domain.md §2.15). */
export const focusAreaPermissions = permissions('focus-area', {
  read: ['*'],
  write: ['POOL_ADMIN'],
});
