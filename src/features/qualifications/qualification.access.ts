import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';

/** A qualification is published: everyone reads it (V0). Whoever keeps the company keeps it (domain.md §2.15). */
export const qualificationPermissions = permissions('qualification', {
  read: ['*'],
  write: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER'],
});

export interface QualifiedCompany {
  readonly id: string;
  readonly ownerUnitId: string;
  readonly parkRelation: string;
}

/** The pool administrator everywhere, the others in their own unit, liaison officers in resident companies. */
export function canKeepQualifications(actor: Actor, company: QualifiedCompany): boolean {
  if (hasRole(actor, 'POOL_ADMIN')) return true;
  if (hasRole(actor, 'SPECIALIST', 'SUPERVISOR')) return company.ownerUnitId === actor.unitId;
  return hasRole(actor, 'SERVICE_OFFICER') && ['RESIDENT', 'REGISTERED_ONLY'].includes(company.parkRelation);
}

/** The papers behind it are the promotion line's and the departments' (V1). */
export function qualificationFileRule(actor: Actor): string {
  const isOnLine = actor.unitTraits.includes('PROMOTION');
  return isOnLine || hasRole(actor, 'LEADER', 'POOL_ADMIN', 'ANALYST', 'DEPT_USER') ? 'TRUE' : 'FALSE';
}
