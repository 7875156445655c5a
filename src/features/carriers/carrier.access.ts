import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';
import { always, never, type RowRule } from '../../platform/access/row-rule.js';

/** domain.md §2.16: everybody reads carriers; the operator unit and pool administrators keep them. */
export const carrierPermissions = permissions('carrier', {
  read: ['*'],
  create: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'],
  update: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'],
  delete: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'],
});

export interface CarrierVisibility {
  /** Who sees the row at all: class V0. */
  readonly readable: RowRule;
  /** Rent, fee, the figures of the units, and notes (class V1). */
  readonly line: RowRule;
}

/** Fields of `CarrierVisibility.line`, for filters, sorts and history. */
export const LINE_FIELDS = ['rentPerSqmDay', 'propertyFeePerSqmMonth', 'note', 'dataSource'];

/** One rule for the row, the list's WHERE and each hidden column. */
export function carrierVisibility(actor: Actor): CarrierVisibility {
  return { readable: always, line: isOnPromotionLine(actor) ? always : never };
}

/** Class V1 of domain.md §2.0, and the roles that §2.15 gives it to. */
function isOnPromotionLine(actor: Actor): boolean {
  return (
    actor.unitTraits.includes('PROMOTION') || hasRole(actor, 'LEADER', 'POOL_ADMIN', 'ANALYST', 'INTEGRATOR')
  );
}

/** Who keeps the record: pool administrators any, the others those that their unit operates. */
export function canKeepCarrier(actor: Actor, carrier: { readonly operatorUnitId: string | null }): boolean {
  return hasRole(actor, 'POOL_ADMIN') || carrier.operatorUnitId === actor.unitId;
}
