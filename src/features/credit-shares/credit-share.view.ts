import type { ResourceView } from '../../platform/database/resource-view.js';

/** Shares as JSON, in the order of the case table. @param of SQL of the project's id */
const shares = (
  of: string,
) => `(SELECT COALESCE(json_agg(json_build_object('unitId', s.unit_id, 'userId', s.user_id,
    'role', s.role, 'percent', s.percent::text, 'unitName', u.name)
    ORDER BY array_position(ARRAY['FIRST_REPORT','FIRST_NEGOTIATION','LANDING','CO_PROMOTER'], s.role), u.sort_order, s.id),
    '[]') FROM credit_share s JOIN responsible_unit u ON u.id = s.unit_id WHERE s.project_id = ${of})`;

/** The credit of one project; a project that has none yet answers version 0. $1 project */
export const CREDIT_JSON = `
  SELECT json_build_object('projectId', p.id, 'caseCode', c.case_code, 'basis', c.basis, 'frozenOn', c.frozen_on,
    'frozenBy', c.frozen_by, 'shares', ${shares('p.id')}, 'updatedAt', c.updated_at, 'updatedBy', c.updated_by,
    'version', COALESCE(c.version, 0))::text
  FROM project p LEFT JOIN project_credit c ON c.project_id = p.id WHERE p.id = $1`;

/** What the shares were, newest first. */
export const CREDIT_HISTORY: ResourceView = {
  from: 'credit_share_history h',
  id: 'h.id',
  ruleColumns: {},
  defaultSort: '-version',
  sorts: { version: { sql: 'h.version', type: 'integer' } },
  columns: {
    id: { sql: 'h.id' },
    version: { sql: 'h.version' },
    caseCode: { sql: 'h.case_code' },
    basis: { sql: 'h.basis' },
    shares: { sql: 'h.shares' },
    frozenOn: { sql: 'h.frozen_on' },
    reason: { sql: 'h.reason' },
    requestId: { sql: 'h.request_id' },
    at: { sql: 'h.at' },
    actorId: { sql: 'h.actor_id' },
    actorName: { sql: 'h.actor_name' },
  },
};

const SIGNATURES = `(SELECT COALESCE(json_agg(json_build_object('role', g.role, 'unitId', g.unit_id, 'userId', g.user_id,
    'userName', g.user_name, 'note', g.note, 'at', g.at) ORDER BY g.id), '[]')
  FROM credit_change_signature g WHERE g.request_id = r.id)`;
const MISSING = `(SELECT COALESCE(json_agg(json_build_object('role', m.role, 'unitId', m.unit_id)), '[]') FROM (
    SELECT 'SUPERVISOR' AS role, n.unit_id FROM unnest(r.signing_unit_ids) AS n (unit_id)
    UNION ALL SELECT 'POOL_ADMIN', NULL) m
  WHERE r.status = 'OPEN' AND NOT EXISTS (SELECT 1 FROM credit_change_signature g WHERE g.request_id = r.id
    AND g.role = m.role AND g.unit_id IS NOT DISTINCT FROM m.unit_id))`;

/** Requests to change frozen shares, with the signatures given and missing. */
export const CREDIT_REQUESTS: ResourceView = {
  from: 'credit_change_request r',
  id: 'r.id',
  ruleColumns: { projectId: 'r.project_id' },
  defaultSort: '-createdAt',
  sorts: { createdAt: { sql: 'r.created_at', type: 'timestamptz' } },
  columns: {
    id: { sql: 'r.id' },
    projectId: { sql: 'r.project_id' },
    status: { sql: 'r.status' },
    shares: { sql: 'r.shares' },
    reason: { sql: 'r.reason' },
    signatures: { sql: SIGNATURES },
    missing: { sql: MISSING },
    decisionNote: { sql: 'r.decision_note' },
    createdAt: { sql: 'r.created_at' },
    createdBy: { sql: 'r.created_by' },
    createdByUnit: { sql: 'r.created_by_unit' },
    updatedAt: { sql: 'r.updated_at' },
    updatedBy: { sql: 'r.updated_by' },
    version: { sql: 'r.version' },
  },
};
