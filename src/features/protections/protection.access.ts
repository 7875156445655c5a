import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';
import {
  always,
  anyOf,
  contains,
  equals,
  holds,
  never,
  type RowRule,
} from '../../platform/access/row-rule.js';

/** domain.md §2.15, §4.1. Everybody may ask whether a company is protected; the record is for those named below. */
export const protectionPermissions = permissions('protection', {
  read: ['*'],
  assign: ['POOL_ADMIN'],
  revoke: ['POOL_ADMIN'],
  renew: ['SUPERVISOR', 'POOL_ADMIN'],
  release: ['SUPERVISOR', 'POOL_ADMIN'],
  update: ['SUPERVISOR', 'POOL_ADMIN'],
  join: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'],
  answer: ['SUPERVISOR', 'POOL_ADMIN'],
});

const READS_UNIT = ['SPECIALIST', 'SUPERVISOR', 'SERVICE_OFFICER'];

/**
 * Who reads the record: the holding unit, units that joined it, 区投促办/管委办, pool administrators, leaders. To everyone
 * else a protection is four facts about a company (§2.0) and no row of any list.
 */
export function protectionReadable(actor: Actor): RowRule {
  if (hasRole(actor, 'POOL_ADMIN', 'LEADER')) return always;
  if (!hasRole(actor, ...READS_UNIT)) return never;
  if (actor.unitTraits.includes('POOL_OFFICE')) return always;
  return anyOf(equals('unitId', actor.unitId), contains('coUnitIds', actor.unitId));
}

/** The row as the rules read it. */
export interface ProtectionStanding {
  readonly unitId: string;
  readonly coUnitIds: readonly string[];
}

export function canReadProtection(actor: Actor, { unitId, coUnitIds }: ProtectionStanding): boolean {
  return holds(protectionReadable(actor), { unitId, coUnitIds });
}

/** A supervisor acts for the holding unit, the pool administrator for every unit. */
export function canManageProtection(actor: Actor, { unitId }: ProtectionStanding): boolean {
  return hasRole(actor, 'POOL_ADMIN') || (hasRole(actor, 'SUPERVISOR') && actor.unitId === unitId);
}

/** Whose requests to join somebody sees: of protections that may be read, and the own unit's. */
export function joinRequestReadable(actor: Actor): RowRule {
  const mine = hasRole(actor, ...READS_UNIT) ? equals('requestUnitId', actor.unitId) : never;
  return anyOf(protectionReadable(actor), mine);
}
