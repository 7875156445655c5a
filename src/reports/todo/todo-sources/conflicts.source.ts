import { isA, type TodoSource } from '../todo-source.js';

/** Whose step a conflict waits for in each of its states (domain.md §4.2); its company is the subject. */
export const CONFLICT_STEP_DUE: TodoSource = {
  kind: 'CONFLICT_STEP_DUE',
  sql: (reader, bind) => {
    const { actor } = reader;
    const [me, unit] = [`${bind(actor.userId)}::uuid`, `${bind(actor.unitId)}::uuid`];
    const leads = isA(reader, 'SUPERVISOR');
    const decidesFinally = isA(reader, 'LEADER') && actor.unitTraits.includes('COMMITTEE_OFFICE');
    return `SELECT 'company', g.company_id, g.id,
        CASE g.state WHEN 'OPEN' THEN g.evidence_due_on WHEN 'APPEALED' THEN g.final_due_on ELSE g.decision_due_on END,
        jsonb_build_object('state', g.state)
      FROM conflict_case g
      WHERE CASE
        WHEN g.state = 'OPEN' THEN ${me} IN (g.user_a_id, g.user_b_id) OR ${leads} AND ${unit} IN (g.unit_a_id, g.unit_b_id)
        WHEN g.state IN ('MEDIATION', 'RULING') AND g.unit_a_id = g.unit_b_id THEN ${leads} AND g.unit_a_id = ${unit}
        WHEN g.state IN ('MEDIATION', 'RULING') THEN ${isA(reader, 'POOL_ADMIN')}
        WHEN g.state = 'APPEALED' THEN ${decidesFinally}
        ELSE FALSE END`;
  },
};
