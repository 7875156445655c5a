import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';
import { always, never, type RowRule } from '../../platform/access/row-rule.js';

/** domain.md §2.16: class V1, kept by 区规划资源局 and pool administrators. */
export const landParcelPermissions = permissions('land-parcel', {
  read: ['*'],
  create: ['DEPT_USER', 'POOL_ADMIN'],
  update: ['DEPT_USER', 'POOL_ADMIN'],
  delete: ['DEPT_USER', 'POOL_ADMIN'],
});

/** Code of 区规划资源局. */
export const LAND_AUTHORITY = 'DIST_PLANNING_RESOURCES';

/**
 * Who sees parcels: 招商条线 (class V1 of domain.md §2.0), the roles that §2.15 gives the class to, and the department
 * that keeps them.
 * @param authorityId id of 区规划资源局
 */
export function parcelReadable(actor: Actor, authorityId: string | null): RowRule {
  const onLine =
    actor.unitTraits.includes('PROMOTION') || hasRole(actor, 'LEADER', 'POOL_ADMIN', 'ANALYST', 'INTEGRATOR');
  return onLine || actor.unitId === authorityId ? always : never;
}

/** @param authorityId id of 区规划资源局 */
export function canKeepParcels(actor: Actor, authorityId: string | null): boolean {
  return hasRole(actor, 'POOL_ADMIN') || (hasRole(actor, 'DEPT_USER') && actor.unitId === authorityId);
}
