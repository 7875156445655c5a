import type { ResourceView } from '../../../platform/database/resource-view.js';
import { STATE_SQL } from './duplicate-finding.sql.js';

const company = (alias: string) => `(SELECT row_to_json(x) FROM (SELECT ${alias}.id, ${alias}.code,
  ${alias}.name_cn AS "nameCn", ${alias}.name_en AS "nameEn", ${alias}.uscc, ${alias}.owner_unit_id AS "ownerUnitId",
  ${alias}.merged_into_id AS "mergedIntoId") x)`;

/** A pair with both companies; their rows do not count its version up, so that a tag follows the text. */
export const FINDING_VIEW: ResourceView = {
  from: 'duplicate_finding d JOIN company a ON a.id = d.company_a_id JOIN company b ON b.id = d.company_b_id',
  id: 'd.id',
  ruleColumns: { ownerUnitA: 'a.owner_unit_id', ownerUnitB: 'b.owner_unit_id' },
  defaultSort: '-createdAt',
  tagsText: true,
  sorts: {
    createdAt: { sql: 'd.created_at', type: 'timestamptz' },
    updatedAt: { sql: 'd.updated_at', type: 'timestamptz' },
  },
  columns: {
    id: { sql: 'd.id' },
    level: { sql: 'd.level' },
    reasons: { sql: 'd.reasons' },
    state: { sql: STATE_SQL },
    foundBy: { sql: 'd.found_by' },
    companies: { sql: `json_build_array(${company('a')}, ${company('b')})` },
    dismissedAt: { sql: 'd.dismissed_at' },
    dismissedBy: { sql: 'd.dismissed_by' },
    dismissalReason: { sql: 'd.dismissal_reason' },
    createdAt: { sql: 'd.created_at' },
    updatedAt: { sql: 'd.updated_at' },
    version: { sql: 'd.version' },
  },
};
