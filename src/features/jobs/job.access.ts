import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';
import { always, equals, type RowRule } from '../../platform/access/row-rule.js';

/** Whoever may start long work sees and cancels the own; administrators of pool and system see all. */
export const jobPermissions = permissions('job', { read: ['*'], cancel: ['*'] });

export const JOB_RULE_COLUMNS = { ownerUserId: 'j.owner_user_id' } as const;

export function readableJob(actor: Actor): RowRule {
  return hasRole(actor, 'POOL_ADMIN', 'SYSTEM_ADMIN') ? always : equals('ownerUserId', actor.userId);
}

/** Results hold what their owner may see: administration of the system is no reason to read them. */
export function readableResult(actor: Actor): RowRule {
  return hasRole(actor, 'POOL_ADMIN') ? always : equals('ownerUserId', actor.userId);
}
