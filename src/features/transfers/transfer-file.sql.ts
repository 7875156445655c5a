import type { RecordSight } from '../../platform/access/record-sight.js';
import { allOf, ruleSql } from '../../platform/access/row-rule.js';
import type { SubjectRule } from '../../platform/files/file-subjects.js';
import { transferVisibility } from './transfer.access.js';
import { TRANSFER_RULE_COLUMNS, transferSource } from './transfer.view.js';

/** Whoever reads a hand-over form may open its files. */
export function handOverFileRule(sight: RecordSight): SubjectRule {
  return (actor, subjectId, bind) => {
    const { readable, inner } = transferVisibility(actor);
    return `EXISTS (SELECT 1 FROM ${transferSource(actor, sight, bind)}
      JOIN project_hand_over h ON h.transfer_id = t.id
      WHERE h.id = ${subjectId} AND ${ruleSql(allOf(readable, inner), TRANSFER_RULE_COLUMNS, bind)})`;
  };
}
