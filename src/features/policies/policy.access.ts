import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';

/** Policies are V0: everyone signed in reads them. They are kept by their department and the pool administrator. */
export const policyPermissions = permissions('policy', {
  read: ['*'],
  write: ['POOL_ADMIN', 'DEPT_USER'],
});

/** domain.md §2.15, §2.16: the pool administrator every policy, a department its own. */
export function canKeepPolicy(actor: Actor, { ownerUnitId }: { readonly ownerUnitId: string }): boolean {
  if (hasRole(actor, 'POOL_ADMIN')) return true;
  return hasRole(actor, 'DEPT_USER') && ownerUnitId === actor.unitId;
}

/** Whoever reads a policy reads its paper. */
export function policyFileRule(_actor: Actor, subjectId: string): string {
  return `EXISTS (SELECT 1 FROM policy p WHERE p.id = ${subjectId} AND p.deleted_at IS NULL)`;
}
