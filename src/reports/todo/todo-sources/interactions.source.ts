import type { TodoSource } from '../todo-source.js';

/** A step that was agreed on is done once the same matter was followed up again. */
export const NEXT_ACTION_DUE: TodoSource = {
  kind: 'NEXT_ACTION_DUE',
  sql: (reader, bind) => {
    const me = `${bind(reader.actor.userId)}::uuid`;
    return `SELECT CASE WHEN i.project_id IS NULL THEN 'company' ELSE 'project' END, COALESCE(i.project_id, i.company_id),
        i.id, i.next_action_on, '{}'::jsonb
      FROM interaction i
      WHERE i.deleted_at IS NULL AND COALESCE(i.next_action_by, i.created_by) = ${me}
        AND i.next_action_on <= ${bind(reader.frame.day)}::date + ${bind(reader.terms.nextActionDays)}::int
        AND NOT EXISTS (SELECT 1 FROM interaction later WHERE later.deleted_at IS NULL
          AND later.company_id IS NOT DISTINCT FROM i.company_id
          AND later.project_id IS NOT DISTINCT FROM i.project_id AND later.occurred_at > i.occurred_at)`;
  },
};
