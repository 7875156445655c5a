import { type Bind, isA, type TodoReader, type TodoSource } from '../todo-source.js';

/** Who works on `lead l`: its assignee, the supervisor of its unit, a pool administrator on all. */
function isLeadOf(reader: TodoReader, bind: Bind): string {
  if (isA(reader, 'POOL_ADMIN')) return 'TRUE';
  const own = `l.assignee_id = ${bind(reader.actor.userId)}::uuid`;
  return isA(reader, 'SUPERVISOR')
    ? `(${own} OR l.report_unit_id = ${bind(reader.actor.unitId)}::uuid)`
    : own;
}

const lead = (reader: TodoReader, bind: Bind, dueOn: string, where: string) =>
  `SELECT 'lead', l.id, l.id, ${dueOn}, '{}'::jsonb FROM lead l
   WHERE l.deleted_at IS NULL AND ${where} AND ${isLeadOf(reader, bind)}`;

/** The clocks of a lead (domain.md §3.8); the last good day of each step stands in the lead. */
export const LEAD_RESPONSE_DUE: TodoSource = {
  kind: 'LEAD_RESPONSE_DUE',
  sql: (reader, bind) =>
    isA(reader, 'SUPERVISOR', 'POOL_ADMIN')
      ? lead(reader, bind, 'l.respond_due_on', `l.status = 'NEW'`)
      : null,
};

export const LEAD_ASSESSMENT_DUE: TodoSource = {
  kind: 'LEAD_ASSESSMENT_DUE',
  sql: (reader, bind) =>
    lead(reader, bind, 'l.assess_due_on', `l.status IN ('ASSIGNED', 'ASSESSING') AND l.assessed_at IS NULL`),
};

export const LEAD_FEEDBACK_DUE: TodoSource = {
  kind: 'LEAD_FEEDBACK_DUE',
  sql: (reader, bind) =>
    lead(
      reader,
      bind,
      'COALESCE(l.report_due_on, l.feedback_due_on)',
      `l.closed_at IS NULL AND l.status <> 'NEW' AND l.status <> 'PARKED'
       AND COALESCE(l.report_due_on, l.feedback_due_on) <= ${bind(reader.frame.day)}::date
         + ${bind(reader.terms.nextActionDays)}::int`,
    ),
};
