import { permissions } from '../../platform/access/permission.js';

/** Who keeps the pool sees to its night; who keeps the server sees whether it ran. */
export const nightlyRunPermissions = permissions('nightly-run', {
  read: ['POOL_ADMIN', 'SYSTEM_ADMIN'],
  start: ['POOL_ADMIN'],
});
