import { permissions } from '../../../platform/access/permission.js';

/** Groups are V0; supervisors and pool administrators keep them. A name typed with a company founds one, too. */
export const companyGroupPermissions = permissions('company-group', {
  read: ['*'],
  create: ['SUPERVISOR', 'POOL_ADMIN'],
  update: ['SUPERVISOR', 'POOL_ADMIN'],
  delete: ['POOL_ADMIN'],
});
