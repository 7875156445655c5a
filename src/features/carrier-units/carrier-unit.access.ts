import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';
import { always, never, type RowRule } from '../../platform/access/row-rule.js';

/** domain.md §2.16: class V1, kept by the operator unit; a SUPERVISOR reserves. */
export const carrierUnitPermissions = permissions('carrier-unit', {
  read: ['*'],
  create: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'],
  update: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'],
  delete: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'],
  reserve: ['SUPERVISOR', 'POOL_ADMIN'],
});

/**
 * Who sees units at all: 招商条线 (class V1 of domain.md §2.0) and the roles that §2.15 gives the class to. For which
 * project a unit is reserved is class V2 of that project and asked of the project's own rule.
 */
export function unitReadable(actor: Actor): RowRule {
  const sees =
    actor.unitTraits.includes('PROMOTION') || hasRole(actor, 'LEADER', 'POOL_ADMIN', 'ANALYST', 'INTEGRATOR');
  return sees ? always : never;
}

/** Who keeps the record: pool administrators any, the others those of carriers that their unit operates. */
export function canKeepUnit(actor: Actor, carrier: { readonly operatorUnitId: string | null }): boolean {
  return hasRole(actor, 'POOL_ADMIN') || carrier.operatorUnitId === actor.unitId;
}

export interface ReservationStanding {
  /** Of the carrier. */
  readonly operatorUnitId: string | null;
  /** Owner, landing and co-promoting units of the project. */
  readonly projectUnitIds: readonly string[];
}

/** A supervisor decides for projects of the own unit, and about units of carriers that it operates. */
export function canDecideReservation(actor: Actor, standing: ReservationStanding): boolean {
  if (hasRole(actor, 'POOL_ADMIN')) return true;
  if (!hasRole(actor, 'SUPERVISOR')) return false;
  return standing.operatorUnitId === actor.unitId || standing.projectUnitIds.includes(actor.unitId);
}
