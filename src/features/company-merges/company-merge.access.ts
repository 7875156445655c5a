import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';
import { always, anyOf, contains, holds, type RowRule } from '../../platform/access/row-rule.js';

/** domain.md §2.15, "merge companies": specialists propose, supervisors decide in their unit, administrators across. */
export const companyMergePermissions = permissions('company-merge', {
  read: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'LEADER'],
  create: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'],
  decide: ['SUPERVISOR', 'POOL_ADMIN'],
});

/** Who reads about a merge: the units of both companies and of the proposer, administrators and leaders. */
export function companyMergeVisibility(actor: Actor): RowRule {
  return hasRole(actor, 'POOL_ADMIN', 'LEADER') ? always : anyOf(contains('unitIds', actor.unitId));
}

export function canReadMerge(actor: Actor, merge: { readonly unitIds: readonly string[] }): boolean {
  return holds(companyMergeVisibility(actor), { ...merge });
}

/** @param ownerUnitIds of both companies */
export function canDecideMerge(actor: Actor, ownerUnitIds: readonly string[]): boolean {
  if (hasRole(actor, 'POOL_ADMIN')) return true;
  return hasRole(actor, 'SUPERVISOR') && ownerUnitIds.every((unitId) => unitId === actor.unitId);
}

/** A unit proposes what concerns it. */
export function canProposeMerge(actor: Actor, ownerUnitIds: readonly string[]): boolean {
  return hasRole(actor, 'POOL_ADMIN') || ownerUnitIds.includes(actor.unitId);
}
