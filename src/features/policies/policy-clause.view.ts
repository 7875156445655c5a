import { decimalText, money, type ResourceView } from '../../platform/database/resource-view.js';
import { asOf, VALIDITY_SQL } from './policy.view.js';

/** The twin of `clauseBlockers` in `policy-clause.rules.ts`. */
export const BLOCKERS_SQL = `array_remove(ARRAY[
  CASE WHEN k.status <> 'ACTIVE' THEN 'NOT_ACTIVE' END,
  CASE WHEN k.linked_to_tax THEN 'LINKED_TO_TAX' END,
  CASE WHEN ${VALIDITY_SQL} <> 'IN_FORCE' THEN 'POLICY_NOT_IN_FORCE' END,
  CASE WHEN p.review_required AND p.review_result IS DISTINCT FROM 'PASS' THEN 'REVIEW_NOT_PASSED' END], NULL)`;

const WINDOW = `CASE WHEN k.window_kind IS NOT NULL THEN json_build_object('kind', k.window_kind,
  'from', k.window_from, 'to', k.window_to, 'note', k.window_note) END`;

const WINDOW_OPEN = `CASE k.window_kind WHEN 'ALL_YEAR' THEN true WHEN 'DATES' THEN
  as_of.day BETWEEN COALESCE(k.window_from, as_of.day) AND COALESCE(k.window_to, as_of.day) END`;

const SORTS: ResourceView['sorts'] = {
  createdAt: { sql: 'k.created_at', type: 'timestamptz' },
  updatedAt: { sql: 'k.updated_at', type: 'timestamptz' },
  capWan: { sql: 'k.cap_wan', type: 'numeric', nullable: true },
};

const STAMPS: ResourceView['columns'] = {
  createdAt: { sql: 'k.created_at' },
  createdBy: { sql: 'k.created_by' },
  updatedAt: { sql: 'k.updated_at' },
  updatedBy: { sql: 'k.updated_by' },
  version: { sql: 'k.version' },
};

/** A clause as of a day. What blocks it follows the day and its policy, so its tag follows the text. */
export function clauseView(day: string): ResourceView {
  return {
    from: `policy_clause k JOIN policy p ON p.id = k.policy_id ${asOf(day)}`,
    id: 'k.id',
    living: 'k.deleted_at IS NULL AND p.deleted_at IS NULL',
    ruleColumns: {},
    // In the order of their entry, which is that of the paper: numbers are words (第十条 comes before 第二条).
    defaultSort: 'createdAt',
    tagsText: true,
    sorts: SORTS,
    columns: {
      id: { sql: 'k.id' },
      policyId: { sql: 'k.policy_id' },
      no: { sql: 'k.no' },
      title: { sql: 'k.title' },
      status: { sql: 'k.status' },
      blockers: { sql: BLOCKERS_SQL },
      benefitType: { sql: 'k.benefit_type' },
      benefitText: { sql: 'k.benefit_text' },
      capWan: money('k.cap_wan'),
      ratePct: decimalText('k.rate_pct', 2),
      years: { sql: 'k.years' },
      conditions: { sql: 'k.conditions' },
      conditionText: { sql: 'k.condition_text' },
      manualOnly: { sql: 'k.manual_only' },
      stacking: { sql: 'k.stacking' },
      window: { sql: WINDOW },
      windowOpen: { sql: WINDOW_OPEN },
      materials: { sql: 'k.materials' },
      contactUnitId: { sql: 'k.contact_unit_id' },
      contactNote: { sql: 'k.contact_note' },
      linkedToTax: { sql: 'k.linked_to_tax' },
      legalBasis: { sql: 'k.legal_basis' },
      ...STAMPS,
    },
  };
}
