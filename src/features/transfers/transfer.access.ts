import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';
import { allOf, always, anyOf, equals, never, type RowRule } from '../../platform/access/row-rule.js';

/** domain.md §2.15, row "transfer"; who takes which step is the business of `transfer.lifecycle.ts`. */
export const transferPermissions = permissions('transfer', {
  read: ['*'],
  apply: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'],
  step: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'],
});

export interface TransferVisibility {
  /** Who sees that there is a transfer, between which units and how far it is: who sees the project (V1). */
  readonly readable: RowRule;
  /** Notes and reasons: the units that take part; of a confidential project those in person. */
  readonly matter: RowRule;
  /** The hand-over form with its contacts and promises (V3): those in person, and who oversees them. */
  readonly inner: RowRule;
}

/** One rule set for rows, the list's WHERE, the hidden members and the hand-over form. */
export function transferVisibility(actor: Actor): TransferVisibility {
  const readable = equals('projectReadable', true);
  if (hasRole(actor, 'POOL_ADMIN', 'LEADER')) return { readable, matter: always, inner: always };
  const inner = hasRole(actor, 'INTEGRATOR') ? never : anyOf(inPerson(actor), oversees(actor));
  const works = hasRole(actor, 'SPECIALIST', 'SUPERVISOR') ? ofUnit(actor, true) : never;
  return { readable, inner, matter: anyOf(inner, allOf(works, equals('confidential', false))) };
}

function inPerson({ userId }: Actor): RowRule {
  return anyOf(equals('createdBy', userId), equals('fromUserId', userId), equals('toUserId', userId));
}

/** The supervisors of the giving unit and of the one that has claimed it. */
function oversees(actor: Actor): RowRule {
  return hasRole(actor, 'SUPERVISOR') ? ofUnit(actor, false) : never;
}

function ofUnit({ unitId }: Actor, named: boolean): RowRule {
  return anyOf(
    equals('fromUnitId', unitId),
    equals('toUnitId', unitId),
    named ? equals('namedUnitId', unitId) : never,
  );
}
