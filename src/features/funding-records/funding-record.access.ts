import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';
import { allOf, always, anyOf, equals, never, type RowRule } from '../../platform/access/row-rule.js';

/** domain.md §2.6, §2.15; who decides on which record is the business of `funding-record.rules.ts`. */
export const fundingPermissions = permissions('funding', {
  read: ['*'],
  enter: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER'],
  decide: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER', 'DEPT_USER'],
});

export interface FundingVisibility {
  /** Class V2 of the project; whoever confirms it, invited to the project or not; who entered it. */
  readonly readable: RowRule;
  /** Who knows which project and company it is: as on the project. */
  readonly named: RowRule;
  /** The note and the voucher: as `named`, and whoever has to confirm by the voucher. */
  readonly matter: RowRule;
}

/** One rule set for rows, the list's WHERE, the hidden members and the voucher. */
export function fundingVisibility(actor: Actor): FundingVisibility {
  const named = equals('projectOpen', true);
  const own = hasRole(actor, 'INTEGRATOR') ? never : equals('createdBy', actor.userId);
  const confirms = confirmedByUnitOf(actor);
  const readable = hasRole(actor, 'POOL_ADMIN', 'LEADER')
    ? always
    : anyOf(equals('projectUnit', true), confirms, own);
  return { readable, named, matter: allOf(readable, anyOf(named, confirms)) };
}

/** Records that wait, or waited, for people of the actor's unit. */
function confirmedByUnitOf(actor: Actor): RowRule {
  return isConfirmer(actor) ? equals('confirmingUnitId', actor.unitId) : never;
}

/** A department user of the unit that owns the figure; at the pool's office its administrators. */
export function isConfirmer(actor: Pick<Actor, 'roles'>): boolean {
  return actor.roles.some((role) => role === 'DEPT_USER' || role === 'POOL_ADMIN');
}
