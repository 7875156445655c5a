import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';
import { always, anyOf, contains, equals, never, type RowRule } from '../../platform/access/row-rule.js';

/** Everyone reads the rows, and in them the tax grade only: the figures are class F (domain.md §2.0, trap 8.29). */
export const yearMetricPermissions = permissions('company-year-metric', {
  read: ['*'],
  write: ['SUPERVISOR', 'POOL_ADMIN'],
});

export const fiscalGrantPermissions = permissions('fiscal-grant', {
  read: ['POOL_ADMIN'],
  write: ['POOL_ADMIN'],
});

/** Members that are class F. */
export const FISCAL_FIELDS = [
  'revenueWan',
  'outputWan',
  'taxTotalWan',
  'taxDistrictWan',
  'rdExpenseWan',
  'employees',
  'insuredEmployees',
  'source',
  'verified',
  'reason',
] as const;

/** Supervisors of the owner unit, pool administrators, leaders, and analysts who hold a grant. */
export function fiscalRule(actor: Actor): RowRule {
  if (hasRole(actor, 'POOL_ADMIN', 'LEADER')) return always;
  return anyOf(
    hasRole(actor, 'SUPERVISOR') ? equals('ownerUnitId', actor.unitId) : never,
    hasRole(actor, 'ANALYST') ? contains('grantedUserIds', actor.userId) : never,
  );
}

/** Nobody writes figures that they could not read back. */
export function canEnterFigures(actor: Actor, ownerUnitId: string): boolean {
  return hasRole(actor, 'POOL_ADMIN') || (hasRole(actor, 'SUPERVISOR') && ownerUnitId === actor.unitId);
}

/** That figures were compared with their source is said by the pool administrator. */
export function mayVerify(actor: Actor): boolean {
  return hasRole(actor, 'POOL_ADMIN');
}
