import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';
import { always, anyOf, equals, never, type RowRule } from '../../platform/access/row-rule.js';

/** domain.md §2.15. Everyone signed in reads companies; fields follow their visibility class. */
export const companyPermissions = permissions('company', {
  read: ['*'],
  create: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER'],
  update: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER'],
  delete: ['SUPERVISOR', 'POOL_ADMIN'],
});

export interface CompanyVisibility {
  /** Who sees the row at all: class V0. */
  readonly readable: RowRule;
  /** 招商条线: paid-in capital, tax district, owner, source (class V1). */
  readonly line: RowRule;
  /** Risk flags (class V2): owner unit, 区投促办/管委办, leaders. */
  readonly unit: RowRule;
}

/** Fields of `CompanyVisibility.line` and `.unit`, for filters, sorts and history. */
export const LINE_FIELDS = [
  'paidInCapitalWan',
  'taxDistrictCode',
  'ownerUnitId',
  'ownerUserId',
  'dataSource',
  'externalRef',
  'note',
];
export const UNIT_FIELDS = ['riskFlags'];

export function isOnPromotionLine(actor: Actor): boolean {
  return actor.unitTraits.includes('PROMOTION') || hasRole(actor, 'LEADER', 'POOL_ADMIN', 'ANALYST');
}

/** Papers of a company, such as the notice of a new name, are the promotion line's and the departments' (V1). */
export function companyFileRule(actor: Actor): string {
  return isOnPromotionLine(actor) || hasRole(actor, 'DEPT_USER') ? 'TRUE' : 'FALSE';
}

function seesEveryUnit(actor: Actor): boolean {
  return hasRole(actor, 'POOL_ADMIN', 'LEADER') || actor.unitTraits.includes('POOL_OFFICE');
}

/** One rule for the row, the list's WHERE and each masked column. */
export function companyVisibility(actor: Actor): CompanyVisibility {
  return {
    readable: always,
    line: isOnPromotionLine(actor) ? always : never,
    unit: seesEveryUnit(actor) ? always : anyOf(equals('ownerUnitId', actor.unitId)),
  };
}

/** Who changes a record: the pool administrator everywhere, the others in their own unit. */
export function canEditCompany(
  actor: Actor,
  company: { readonly ownerUnitId: string; readonly parkRelation: string },
): boolean {
  if (hasRole(actor, 'POOL_ADMIN')) return true;
  if (hasRole(actor, 'SPECIALIST', 'SUPERVISOR')) return company.ownerUnitId === actor.unitId;
  return hasRole(actor, 'SERVICE_OFFICER') && ['RESIDENT', 'REGISTERED_ONLY'].includes(company.parkRelation);
}

/** A service officer takes in companies that are in the park already (§2.15). */
export function canCreateCompany(actor: Actor, parkRelation: string): boolean {
  if (hasRole(actor, 'SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN')) return true;
  return ['RESIDENT', 'REGISTERED_ONLY'].includes(parkRelation);
}

/** Whether the actor may place the record in a unit other than the own one. */
export function canAssignUnit(actor: Actor, unitId: string): boolean {
  return unitId === actor.unitId || hasRole(actor, 'POOL_ADMIN');
}
