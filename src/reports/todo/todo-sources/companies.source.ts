import { isA, type TodoSource } from '../todo-source.js';

/** A protection that runs out (domain.md §4.1); its company is the subject. */
export const PROTECTION_EXPIRING: TodoSource = {
  kind: 'PROTECTION_EXPIRING',
  sql: (reader, bind) => {
    const unit = `(t.unit_id = ${bind(reader.actor.unitId)}::uuid AND ${isA(reader, 'SUPERVISOR')})`;
    return `SELECT 'company', t.company_id, t.id, t.ends_on, '{}'::jsonb FROM protection t
      WHERE t.status = 'ACTIVE' AND (t.user_id = ${bind(reader.actor.userId)}::uuid OR ${unit})
        AND t.ends_on <= ${bind(reader.frame.day)}::date + ${bind(reader.terms.protectionDays)}::int`;
  },
};

/** Expiring within 90 days and not renewed (domain.md §2.1.5): for who looks after the company. */
export const QUALIFICATION_EXPIRING: TodoSource = {
  kind: 'QUALIFICATION_EXPIRING',
  sql: (reader, bind) => {
    const day = `${bind(reader.frame.day)}::date`;
    const unit = `(c.owner_unit_id = ${bind(reader.actor.unitId)}::uuid AND ${isA(reader, 'SUPERVISOR', 'SERVICE_OFFICER')})`;
    return `SELECT 'company', c.id, q.id, q.valid_to, '{}'::jsonb
      FROM qualification q JOIN company c ON c.id = q.company_id
      WHERE q.deleted_at IS NULL AND c.deleted_at IS NULL
        AND (c.owner_user_id = ${bind(reader.actor.userId)}::uuid OR ${unit})
        AND q.valid_to BETWEEN ${day} AND ${day} + ${bind(reader.terms.qualificationDays)}::int
        AND NOT EXISTS (SELECT 1 FROM qualification r WHERE r.company_id = q.company_id AND r.type = q.type
          AND r.deleted_at IS NULL AND r.id <> q.id AND (r.valid_to IS NULL OR r.valid_to > q.valid_to))`;
  },
};

export const MERGE_TO_DECIDE: TodoSource = {
  kind: 'MERGE_TO_DECIDE',
  sql: (reader, bind) => {
    if (!isA(reader, 'POOL_ADMIN', 'SUPERVISOR')) return null;
    const mine = isA(reader, 'POOL_ADMIN')
      ? 'TRUE'
      : `m.unit_ids = ARRAY[${bind(reader.actor.unitId)}::uuid]`;
    return `SELECT 'company', m.survivor_id, m.id, NULL::date, '{}'::jsonb FROM company_merge m
      WHERE m.state = 'PROPOSED' AND m.deleted_at IS NULL AND m.proposed_by <> ${bind(reader.actor.userId)}::uuid
        AND ${mine}`;
  },
};
