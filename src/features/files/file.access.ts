import { type Actor, hasRole } from '../../platform/access/actor.js';
import { permissions } from '../../platform/access/permission.js';
import { always, anyOf, equals, never, type RowRule } from '../../platform/access/row-rule.js';

/**
 * Whoever writes evidence, leads or requests may upload. Reading is decided file by file: the uploader, the promotion
 * line of the uploader's unit (V1), pool administrators and leaders, and whoever may see a record that the file is
 * attached to (`FileSubjects`, where each feature states its own rule).
 */
export const filePermissions = permissions('file', {
  upload: ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER', 'DEPT_USER'],
  read: ['*'],
});

/** Fields that the rule reads. */
export const FILE_RULE_COLUMNS = { uploadedBy: 'f.uploaded_by', unitId: 'f.unit_id' } as const;

/** Who sees a file by itself, whatever it is attached to. */
export function readableFile(actor: Actor): RowRule {
  if (hasRole(actor, 'POOL_ADMIN', 'LEADER')) return always;
  const ofPromotionUnit = actor.unitTraits.includes('PROMOTION') ? equals('unitId', actor.unitId) : never;
  return anyOf(equals('uploadedBy', actor.userId), ofPromotionUnit);
}
