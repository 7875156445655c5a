import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { conflictReadable } from './conflict.access.js';
import { CONFLICT_RULE_COLUMNS } from './conflict.view.js';

/** What was filed is open to both parties and to those who decide. */
export function statementFileRule(actor: Actor, subjectId: string, bind: (value: unknown) => string): string {
  return `EXISTS (SELECT 1 FROM conflict_statement s JOIN conflict_case k ON k.id = s.case_id WHERE s.id = ${subjectId}
    AND ${ruleSql(conflictReadable(actor), CONFLICT_RULE_COLUMNS, bind)})`;
}
