import { type Actor, hasRole } from '../../../platform/access/actor.js';
import { permissions } from '../../../platform/access/permission.js';
import {
  allOf,
  always,
  anyOf,
  equals,
  holds,
  never,
  type RowRule,
} from '../../../platform/access/row-rule.js';

/** Whoever may merge (domain.md §4.5) looks through what the sweep found: a supervisor at what touches the own unit. */
export const duplicateFindingPermissions = permissions('duplicate-finding', {
  read: ['SUPERVISOR', 'POOL_ADMIN'],
  dismiss: ['SUPERVISOR', 'POOL_ADMIN'],
});

export function readableFinding(actor: Actor): RowRule {
  if (hasRole(actor, 'POOL_ADMIN')) return always;
  if (!hasRole(actor, 'SUPERVISOR')) return never;
  return anyOf(equals('ownerUnitA', actor.unitId), equals('ownerUnitB', actor.unitId));
}

/** Inside one unit its supervisor decides, across units the pool administrator. */
export function canDismiss(
  actor: Actor,
  pair: { readonly ownerUnitA: string; readonly ownerUnitB: string },
): boolean {
  if (hasRole(actor, 'POOL_ADMIN')) return true;
  const both = allOf(equals('ownerUnitA', actor.unitId), equals('ownerUnitB', actor.unitId));
  return hasRole(actor, 'SUPERVISOR') && holds(both, pair);
}
