import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';
import { always, equals, never, type RowRule } from '../../platform/access/row-rule.js';

/**
 * Whoever writes evidence, leads or requests may upload. Reading is decided file by file: the uploader, pool
 * administrators and leaders, and whoever may see a record that the file is attached to (`FileSubjects`, where each
 * feature states its own rule); before it is attached, the promotion line of the uploader's unit (V1).
 */
export const filePermissions = permissions('file', {
  upload: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER', 'DEPT_USER'],
  read: ['*'],
});

/** Fields that the rule reads. */
export const FILE_RULE_COLUMNS = { uploadedBy: 'f.uploaded_by', unitId: 'f.unit_id' } as const;

/** Who sees a file whatever it is attached to. */
export function readableFile(actor: Actor): RowRule {
  return hasRole(actor, 'POOL_ADMIN', 'LEADER') ? always : equals('uploadedBy', actor.userId);
}

/**
 * Who else sees a file that is attached to nothing yet. Once it belongs to a record, the record's rule decides: a paper
 * of a confidential project is not the whole unit's.
 */
export function readableLooseFile(actor: Actor): RowRule {
  return actor.unitTraits.includes('PROMOTION') ? equals('unitId', actor.unitId) : never;
}
