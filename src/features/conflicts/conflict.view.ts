import type { Actor } from '../../platform/access/actor.js';
import type { ResourceView } from '../../platform/database/resource-view.js';
import { partyVisible } from './conflict.access.js';

/** Field of an access rule → SQL over a case `k`. */
export const CONFLICT_RULE_COLUMNS = { unitAId: 'k.unit_a_id', unitBId: 'k.unit_b_id' } as const;

const list = (rows: string) => `(SELECT COALESCE(json_agg(row_to_json(x)), '[]') FROM (${rows}) x)`;

const FILES =
  list(`SELECT f.id, f.original_name AS name FROM file_link l JOIN stored_file f ON f.id = l.file_id
  WHERE l.subject_type = 'conflict_statement' AND l.subject_id = s.id ORDER BY l.created_at, f.id`);
const STATEMENTS = list(`SELECT s.id, s.party, s.phase, s.text, s.shows_investor_will AS "showsInvestorWill",
  ${FILES} AS files, s.made_at AS "madeAt" FROM conflict_statement s WHERE s.case_id = k.id ORDER BY s.made_at, s.id`);
const DECISIONS =
  list(`SELECT d.id, d.instance, d.outcome, d.third_unit_id AS "thirdUnitId", d.line_a AS "lineA",
  d.line_b AS "lineB", d.landing, d.reason, d.decided_at AS "decidedAt", d.decided_by AS "decidedBy"
  FROM conflict_decision d WHERE d.case_id = k.id ORDER BY d.decided_at, d.id`);

/** Members in their order, before the classes of `conflictView`. */
const COLUMNS: Readonly<Record<string, string>> = {
  ...{
    id: 'k.id',
    code: 'k.code',
    companyId: 'k.company_id',
    unitAId: 'k.unit_a_id',
    userAId: 'k.user_a_id',
  },
  ...{ unitBId: 'k.unit_b_id', userBId: 'k.user_b_id', isInternal: '(k.unit_a_id = k.unit_b_id)' },
  ...{ state: 'k.state', reason: 'k.reason', openedOn: 'k.opened_on', evidenceDueOn: 'k.evidence_due_on' },
  ...{ decisionDueOn: 'k.decision_due_on', ruledOn: 'k.ruled_on', appealDueOn: 'k.appeal_due_on' },
  ...{ appealedOn: 'k.appealed_on', appealedBy: 'k.appealed_by', appealReason: 'k.appeal_reason' },
  ...{ finalDueOn: 'k.final_due_on', closedOn: 'k.closed_on', outcome: 'k.outcome' },
  ...{ thirdUnitId: 'k.third_unit_id', lineA: 'k.line_a', lineB: 'k.line_b', landing: 'k.landing' },
  ...{ statements: STATEMENTS, decisions: DECISIONS, settingsInForce: 'k.settings_in_force' },
  ...{ createdAt: 'k.created_at', updatedAt: 'k.updated_at', version: 'k.version' },
};

/** What a conflict shows. Statements come without a new version: `tagsText`. */
export function conflictView(actor: Actor): ResourceView {
  const visible: Readonly<Record<string, ReturnType<typeof partyVisible>>> = {
    userAId: partyVisible(actor, 'unitAId'),
    userBId: partyVisible(actor, 'unitBId'),
  };
  const columns = Object.entries(COLUMNS).map(([name, sql]) => {
    const rule = visible[name];
    return [name, rule ? { sql, visible: rule } : { sql }];
  });
  return {
    from: '(SELECT x.*, NULL::timestamptz AS deleted_at FROM conflict_case x) k',
    id: 'k.id',
    ruleColumns: CONFLICT_RULE_COLUMNS,
    defaultSort: '-openedOn',
    tagsText: true,
    sorts: {
      openedOn: { sql: 'k.opened_on', type: 'date' },
      code: { sql: 'k.code', type: 'text' },
      updatedAt: { sql: 'k.updated_at', type: 'timestamptz' },
    },
    columns: Object.fromEntries(columns),
  };
}
