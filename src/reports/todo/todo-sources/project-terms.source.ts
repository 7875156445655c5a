import { isA, isWorkOf, type TodoSource, worksOnProjects } from '../todo-source.js';

/** Ten working days to complete a returned submission (T02, T04). */
export const RETURNED_SUBMISSION: TodoSource = {
  kind: 'RETURNED_SUBMISSION',
  sql: (reader, bind) =>
    worksOnProjects(reader)
      ? `SELECT 'project', p.id, p.id, p.return_due_on, jsonb_build_object('count', cardinality(p.return_items))
         FROM project p WHERE p.deleted_at IS NULL AND p.pool_status = 'RETURNED' AND ${isWorkOf(reader, bind)}`
      : null,
};

export const HOLD_ENDING: TodoSource = {
  kind: 'HOLD_ENDING',
  sql: (reader, bind) =>
    worksOnProjects(reader)
      ? `SELECT 'project', p.id, p.id, p.hold_until, '{}'::jsonb FROM project p
         WHERE p.deleted_at IS NULL AND p.pool_status = 'ON_HOLD' AND ${isWorkOf(reader, bind)}
           AND p.hold_until <= ${bind(reader.frame.day)}::date + ${bind(reader.terms.holdDays)}::int`
      : null,
};

/** Somebody has signed a move since the last one, in the other of the two roles (T12, T15, T21, T40). */
export const SIGNATURE_AWAITED: TodoSource = {
  kind: 'SIGNATURE_AWAITED',
  sql: (reader, bind) => {
    const sides = [
      ...(isA(reader, 'POOL_ADMIN') ? [`s.role = 'SUPERVISOR'`] : []),
      ...(isA(reader, 'SUPERVISOR')
        ? [`(s.role = 'POOL_ADMIN' AND p.owner_unit_id = ${bind(reader.actor.unitId)}::uuid)`]
        : []),
    ];
    if (sides.length === 0) return null;
    return `SELECT 'project', p.id, s.id, NULL::date, jsonb_build_object('transition', s.transition_id)
      FROM project_approval s JOIN project p ON p.id = s.project_id
      WHERE p.deleted_at IS NULL AND (${sides.join(' OR ')}) AND s.user_id <> ${bind(reader.actor.userId)}::uuid
        AND s.after_move = COALESCE((SELECT max(t.version_after) FROM stage_transition t WHERE t.project_id = p.id), 0)`;
  },
};
