import { permissions } from '../../platform/access/permission.js';

/** Chain maps are read by every signed-in user (V0) and kept by the pool administrator (domain.md §2.15). */
export const chainNodePermissions = permissions('chain-node', {
  read: ['*'],
  write: ['POOL_ADMIN'],
});
