import type { RecordSight } from '../../platform/access/record-sight.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import type { SubjectRule } from '../../platform/files/file-subjects.js';
import { fundingVisibility } from './funding-record.access.js';
import { FUNDING_RULE_COLUMNS, fundingSource } from './funding-record.view.js';

/** Whoever reads the matter of a record may open its voucher. */
export function fundingFileRule(sight: RecordSight): SubjectRule {
  return (actor, subjectId, bind) =>
    `EXISTS (SELECT 1 FROM ${fundingSource(actor, sight, bind)} WHERE r.id = ${subjectId} AND r.deleted_at IS NULL
      AND ${ruleSql(fundingVisibility(actor).matter, FUNDING_RULE_COLUMNS, bind)})`;
}
