import { isA, type TodoSource } from '../todo-source.js';

/** The steps of an admission review (domain.md §3.3), each with its own last day. */
export const UNIT_REVIEW_DUE: TodoSource = {
  kind: 'UNIT_REVIEW_DUE',
  sql: (reader, bind) =>
    isA(reader, 'SUPERVISOR')
      ? `SELECT 'project', p.id, v.id, v.unit_due_on, '{}'::jsonb
         FROM admission_review v JOIN project p ON p.id = v.project_id
         WHERE v.state = 'UNIT_REVIEW' AND p.owner_unit_id = ${bind(reader.actor.unitId)}::uuid`
      : null,
};

export const POOL_CHECK_DUE: TodoSource = {
  kind: 'POOL_CHECK_DUE',
  sql: (reader) =>
    isA(reader, 'POOL_ADMIN')
      ? `SELECT 'project', v.project_id, v.id, CASE v.state WHEN 'POOL_CHECK' THEN v.pool_due_on ELSE v.due_on END,
           '{}'::jsonb
         FROM admission_review v WHERE v.state IN ('POOL_CHECK', 'SCORING')`
      : null,
};

export const SCORE_DUE: TodoSource = {
  kind: 'SCORE_DUE',
  sql: (reader, bind) =>
    `SELECT 'project', v.project_id, m.id, v.due_on, '{}'::jsonb
     FROM admission_review_member m JOIN admission_review v ON v.id = m.review_id
     WHERE v.state = 'SCORING' AND m.user_id = ${bind(reader.actor.userId)}::uuid
       AND NOT EXISTS (SELECT 1 FROM admission_review_score s WHERE s.member_id = m.id)`,
};

export const OPINION_DUE: TodoSource = {
  kind: 'OPINION_DUE',
  sql: (reader, bind) =>
    isA(reader, 'DEPT_USER', 'SUPERVISOR')
      ? `SELECT 'project', v.project_id, o.id, v.due_on, '{}'::jsonb
         FROM admission_review_opinion o JOIN admission_review v ON v.id = o.review_id
         WHERE o.given_at IS NULL AND v.ended_on IS NULL AND o.unit_id = ${bind(reader.actor.unitId)}::uuid`
      : null,
};
