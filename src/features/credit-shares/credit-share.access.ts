import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';

/** domain.md §2.15 and §4.3: supervisors and pool administrators decide on shared credit. */
export const creditPermissions = permissions('credit', {
  read: ['*'],
  summary: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'LEADER', 'ANALYST'],
  write: ['SUPERVISOR', 'POOL_ADMIN'],
});

/**
 * Whether the actor's unit may see the shares for having one. Besides, those who see the project's V2 members do; the
 * two together are SQL, in `credit-shares.queries.ts`.
 */
export function readsOwnShare(actor: Actor): boolean {
  return hasRole(actor, 'SPECIALIST', 'SUPERVISOR', 'SERVICE_OFFICER');
}
