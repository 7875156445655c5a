import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';
import { always, anyOf, equals, type RowRule } from '../../platform/access/row-rule.js';

/** Users are written by the system administrator; name and unit are V0 (domain.md §2.16). */
export const userPermissions = permissions('user', {
  read: ['*'],
  readHistory: ['SYSTEM_ADMIN', 'POOL_ADMIN'],
  create: ['SYSTEM_ADMIN'],
  update: ['SYSTEM_ADMIN'],
  resetPassword: ['SYSTEM_ADMIN'],
  revokeSessions: ['SYSTEM_ADMIN'],
});

export interface UserVisibility {
  readonly readable: RowRule;
  /** Login name, roles, status and dates: the two administrators, and everyone of oneself. */
  readonly account: RowRule;
}

export function userVisibility(actor: Actor): UserVisibility {
  if (hasRole(actor, 'SYSTEM_ADMIN', 'POOL_ADMIN')) return { readable: always, account: always };
  const oneself = equals('id', actor.userId);
  return { readable: anyOf(equals('status', 'ACTIVE'), oneself), account: oneself };
}
