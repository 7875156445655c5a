import { money, type ResourceView } from '../../platform/database/resource-view.js';

/** What a policy is on the as-of day: the twin of `validityOn` in `policy.rules.ts`. */
export const VALIDITY_SQL = `CASE
  WHEN p.status = 'DRAFT' THEN 'DRAFT'
  WHEN p.repealed_on <= as_of.day THEN 'REPEALED'
  WHEN as_of.day < p.effective_from THEN 'UPCOMING'
  WHEN p.effective_to < as_of.day THEN 'EXPIRED'
  ELSE 'IN_FORCE' END`;

/** @param day placeholder of the as-of day */
export const asOf = (day: string): string => `CROSS JOIN (SELECT ${day}::date AS day) as_of`;

const REVIEW = `json_build_object('required', p.review_required, 'result', p.review_result,
  'reviewNo', p.review_no, 'reviewedOn', p.reviewed_on)`;

const SOURCE_FILE = `(SELECT row_to_json(x) FROM (
  SELECT f.id, f.original_name AS name, f.media_type AS "mediaType", f.size
  FROM file_link l JOIN stored_file f ON f.id = l.file_id
  WHERE l.subject_type = 'policy' AND l.subject_id = p.id ORDER BY l.created_at, f.id LIMIT 1) x)`;

const STAMPS: ResourceView['columns'] = {
  createdAt: { sql: 'p.created_at' },
  createdBy: { sql: 'p.created_by' },
  updatedAt: { sql: 'p.updated_at' },
  updatedBy: { sql: 'p.updated_by' },
  version: { sql: 'p.version' },
};

/** A policy as of a day. Its answer follows the day and its clauses, so its tag follows the text. */
export function policyView(day: string): ResourceView {
  return {
    from: `policy p ${asOf(day)}`,
    id: 'p.id',
    ruleColumns: {},
    defaultSort: '-effectiveFrom',
    tagsText: true,
    sorts: {
      code: { sql: 'p.code', type: 'text' },
      title: { sql: 'p.title', type: 'text' },
      effectiveFrom: { sql: 'p.effective_from', type: 'date' },
      effectiveTo: { sql: 'p.effective_to', type: 'date', nullable: true },
      updatedAt: { sql: 'p.updated_at', type: 'timestamptz' },
    },
    columns: {
      id: { sql: 'p.id' },
      code: { sql: 'p.code' },
      title: { sql: 'p.title' },
      docNo: { sql: 'p.doc_no' },
      issuer: { sql: 'p.issuer' },
      ownerUnitId: { sql: 'p.owner_unit_id' },
      level: { sql: 'p.level' },
      series: { sql: 'p.series' },
      status: { sql: 'p.status' },
      validity: { sql: `(${VALIDITY_SQL})` },
      effectiveFrom: { sql: 'p.effective_from' },
      effectiveTo: { sql: 'p.effective_to' },
      repealedOn: { sql: 'p.repealed_on' },
      daysLeft: { sql: `CASE WHEN ${VALIDITY_SQL} = 'IN_FORCE' THEN p.effective_to - as_of.day END` },
      fundBudgetWan: money('p.fund_budget_wan'),
      fairCompetitionReview: { sql: REVIEW },
      clauseCount: {
        sql: '(SELECT count(*)::int FROM policy_clause k WHERE k.policy_id = p.id AND k.deleted_at IS NULL)',
      },
      sourceFile: { sql: SOURCE_FILE },
      note: { sql: 'p.note' },
      ...STAMPS,
    },
  };
}
