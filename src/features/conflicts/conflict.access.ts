import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';
import { always, anyOf, equals, holds, never, type RowRule } from '../../platform/access/row-rule.js';

/** domain.md §2.15, "conflict ruling"; §4.2. */
export const conflictPermissions = permissions('conflict', {
  read: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'LEADER'],
  open: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'],
  file: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'],
  move: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'LEADER'],
});

/** The units of the parties, pool administrators and leaders. A party sees what was filed, never the other's records. */
export function conflictReadable(actor: Actor): RowRule {
  if (hasRole(actor, 'POOL_ADMIN', 'LEADER')) return always;
  if (!hasRole(actor, 'SPECIALIST', 'SUPERVISOR')) return never;
  return anyOf(equals('unitAId', actor.unitId), equals('unitBId', actor.unitId));
}

export function canReadConflict(actor: Actor, units: { unitAId: string; unitBId: string }): boolean {
  return holds(conflictReadable(actor), units);
}

/** The person behind a party is named to that party and to those who decide. */
export function partyVisible(actor: Actor, unitField: 'unitAId' | 'unitBId'): RowRule {
  return hasRole(actor, 'POOL_ADMIN', 'LEADER') ? always : equals(unitField, actor.unitId);
}
