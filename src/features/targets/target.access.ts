import { permissions } from '../../platform/access/permission.js';

/** Targets of the park are open to all (V0); the pool administrators enter them for 管委办 (domain.md §2.16). */
export const targetPermissions = permissions('target', {
  read: ['*'],
  write: ['POOL_ADMIN'],
});
