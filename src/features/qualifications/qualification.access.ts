import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';
import { QUALIFICATION_TYPE, type QualificationType } from '../companies/company-standing.codes.js';

/** A qualification is published: everyone reads it (V0). Whoever keeps the company keeps it (domain.md §2.15). */
export const qualificationPermissions = permissions('qualification', {
  read: ['*'],
  write: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER'],
  confirm: ['DEPT_USER'],
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

/** Only the department that owns the figure confirms it (domain.md §1.4). @param unitCode of the actor's unit */
export function mayConfirm(unitCode: string, type: string): boolean {
  return QUALIFICATION_TYPE.extra(type as QualificationType).confirmedBy === unitCode;
}

/** The papers behind it are the promotion line's and the departments' (V1). */
export function qualificationFileRule(actor: Actor): string {
  const isOnLine = actor.unitTraits.includes('PROMOTION');
  return isOnLine || hasRole(actor, 'LEADER', 'POOL_ADMIN', 'ANALYST', 'DEPT_USER') ? 'TRUE' : 'FALSE';
}
