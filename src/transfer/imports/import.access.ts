import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';
import { always, equals, type RowRule } from '../../platform/access/row-rule.js';

/** Who brings in lists. Analysts may try a list out; domain.md §2.15 lets them write no record. */
export const importPermissions = permissions('import', {
  run: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'ANALYST'],
  read: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'ANALYST'],
  commit: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'],
});

export const IMPORT_RULE_COLUMNS = { createdBy: 'i.created_by' } as const;

/** Rows of an import show what stood in somebody's file: the owner and pool administrators. */
export function readableImport(actor: Actor): RowRule {
  return hasRole(actor, 'POOL_ADMIN') ? always : equals('createdBy', actor.userId);
}

export function mayWriteImport(actor: Actor): boolean {
  return hasRole(actor, 'SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN');
}
