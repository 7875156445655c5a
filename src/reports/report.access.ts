import { permissions } from '../platform/access/permission.js';

/**
 * Reports are read on the promotion line and above it (domain.md §2.15). Every figure counts rows that the caller may
 * see; all admitted projects are class V1, so that the line reads the same figures everywhere.
 */
export const reportPermissions = permissions('report', {
  read: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'LEADER', 'ANALYST', 'SERVICE_OFFICER', 'INTEGRATOR'],
});
