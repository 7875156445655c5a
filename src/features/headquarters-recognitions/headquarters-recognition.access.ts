import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';
import { always, anyOf, equals, type RowRule } from '../../platform/access/row-rule.js';

export const headquartersPermissions = permissions('headquarters-recognition', {
  read: ['*'],
  write: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'DEPT_USER'],
});

/** 区商务委 owns the figure (domain.md §1.4): what is recognised is what it has confirmed. */
export const OWNING_UNIT = 'DIST_COMMERCE';

/** Statuses that only the owning department sets. */
const CONFIRMED: readonly string[] = ['RECOGNISED', 'EXPIRED', 'REVOKED'];

export interface HeadquartersCompany {
  readonly id: string;
  readonly ownerUnitId: string;
  /** Code of the actor's unit. */
  readonly actorUnitCode: string;
}

/** A recognition is published (V0); what is still sought is the promotion line's and the departments' (V1). */
export function readableRecognition(actor: Actor): RowRule {
  const isOnLine = actor.unitTraits.includes('PROMOTION');
  if (isOnLine || hasRole(actor, 'LEADER', 'POOL_ADMIN', 'ANALYST', 'DEPT_USER')) return always;
  return anyOf(...CONFIRMED.map((status) => equals('status', status)));
}

export function ownsTheFigure(actor: Actor, company: HeadquartersCompany): boolean {
  return hasRole(actor, 'DEPT_USER') && company.actorUnitCode === OWNING_UNIT;
}

/** The owning department everywhere, the pool administrator everywhere, promotion units for their own companies. */
export function canKeepRecognitions(actor: Actor, company: HeadquartersCompany): boolean {
  if (hasRole(actor, 'POOL_ADMIN') || ownsTheFigure(actor, company)) return true;
  return hasRole(actor, 'SPECIALIST', 'SUPERVISOR') && company.ownerUnitId === actor.unitId;
}

/** Promotion units take a matter up to APPLYING; from RECOGNISED on it is the owning department's. */
export function maySetStatus(actor: Actor, company: HeadquartersCompany, status: string): boolean {
  return ownsTheFigure(actor, company) || !CONFIRMED.includes(status);
}

/** The papers behind it: as for qualifications. */
export function recognitionFileRule(actor: Actor): string {
  return readableRecognition(actor).kind === 'always' ? 'TRUE' : 'FALSE';
}
