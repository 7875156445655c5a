import { isA, type TodoSource } from '../todo-source.js';

/** Whose step a transfer waits for in each of its states (domain.md §4.3), over `project_transfer r`. */
export const TRANSFER_STEP_DUE: TodoSource = {
  kind: 'TRANSFER_STEP_DUE',
  sql: (reader, bind) => {
    const { actor } = reader;
    const [me, unit] = [`${bind(actor.userId)}::uuid`, `${bind(actor.unitId)}::uuid`];
    const leads = isA(reader, 'SUPERVISOR');
    const coordinates = isA(reader, 'POOL_ADMIN');
    return `SELECT 'project', r.project_id, r.id, r.due_on, jsonb_build_object('state', r.state) FROM project_transfer r
      WHERE r.deleted_at IS NULL AND CASE r.state
        WHEN 'APPLIED' THEN ${leads} AND r.from_unit_id = ${unit}
        WHEN 'UNIT_APPROVED' THEN ${coordinates}
        WHEN 'COORDINATED' THEN ${leads} AND r.from_unit_id <> ${unit} AND ${actor.unitTraits.includes('OWNS_PROJECTS')}
          AND COALESCE(r.named_unit_id, ${unit}) = ${unit}
        WHEN 'CLAIMED' THEN ${leads} AND r.to_unit_id = ${unit}
        WHEN 'ASSIGNED' THEN r.to_user_id = ${me} OR r.tracker_user_id = ${me} OR ${leads} AND r.from_unit_id = ${unit}
        WHEN 'HANDED_OVER' THEN r.settled_on IS NULL AND r.to_user_id = ${me}
        ELSE FALSE END`;
  },
};

export const CREDIT_SIGNATURE_AWAITED: TodoSource = {
  kind: 'CREDIT_SIGNATURE_AWAITED',
  sql: (reader, bind) => {
    if (!isA(reader, 'SUPERVISOR', 'POOL_ADMIN')) return null;
    const unit = `${bind(reader.actor.unitId)}::uuid`;
    const signed = (who: string) =>
      `EXISTS (SELECT 1 FROM credit_change_signature s WHERE s.request_id = r.id AND ${who})`;
    const sides = [
      ...(isA(reader, 'SUPERVISOR')
        ? [
            `(${unit} = ANY (r.signing_unit_ids) AND NOT ${signed(`s.role = 'SUPERVISOR' AND s.unit_id = ${unit}`)})`,
          ]
        : []),
      ...(isA(reader, 'POOL_ADMIN')
        ? [`(${unit} IS NOT NULL AND NOT ${signed(`s.role = 'POOL_ADMIN'`)})`]
        : []),
    ];
    return `SELECT 'project', r.project_id, r.id, NULL::date, '{}'::jsonb FROM credit_change_request r
      WHERE r.status = 'OPEN' AND r.deleted_at IS NULL AND (${sides.join(' OR ')})`;
  },
};

/** 四眼原则: whoever entered the sum does not confirm it. */
export const FUNDING_TO_CONFIRM: TodoSource = {
  kind: 'FUNDING_TO_CONFIRM',
  sql: (reader, bind) =>
    isA(reader, 'SUPERVISOR')
      ? `SELECT 'project', g.project_id, g.id, NULL::date, '{}'::jsonb FROM funding_record g
         WHERE g.status = 'ENTERED' AND g.deleted_at IS NULL AND g.created_by <> ${bind(reader.actor.userId)}::uuid
           AND g.confirming_unit_id = ${bind(reader.actor.unitId)}::uuid`
      : null,
};
