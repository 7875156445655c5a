import { permissions } from '../../platform/access/permission.js';

/** Whoever reads companies may take them out, masked as on the screen (domain.md §2.15 restricts personal data only). */
export const exportPermissions = permissions('export', { companies: ['*'] });
