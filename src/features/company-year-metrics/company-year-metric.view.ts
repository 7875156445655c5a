import type { RowRule } from '../../platform/access/row-rule.js';
import {
  money,
  type ResourceView,
  type SortKey,
  type ViewColumn,
  visibleTo,
} from '../../platform/database/resource-view.js';
import { TAX_GRADE } from '../projects/project.codes.js';

/** Grade of the yearly tax: all that those learn who do not read the figure. */
export const TAX_GRADE_SQL = `CASE ${TAX_GRADE.codes
  .map((grade) => `WHEN m.tax_total_wan >= ${TAX_GRADE.extra(grade).minWan} THEN '${grade}'`)
  .join(' ')} END`;

export const IS_CURRENT = `NOT EXISTS (SELECT 1 FROM company_year_metric n
  WHERE n.company_id = m.company_id AND n.year = m.year AND n.revision > m.revision)`;

/** A corrected figure may have been of another grade: those who see the grade only see that of today. */
const FISCAL: Readonly<Record<string, ViewColumn>> = {
  revenueWan: money('m.revenue_wan'),
  outputWan: money('m.output_wan'),
  taxTotalWan: money('m.tax_total_wan'),
  taxDistrictWan: money('m.tax_district_wan'),
  rdExpenseWan: money('m.rd_expense_wan'),
  employees: { sql: 'm.employees' },
  insuredEmployees: { sql: 'm.insured_employees' },
  source: { sql: 'm.source' },
  verified: { sql: 'm.verified' },
  reason: { sql: 'm.reason' },
};

const COMPANY = `(SELECT row_to_json(x) FROM (
  SELECT c.id, c.code, c.name_cn AS "nameCn", c.name_en AS "nameEn") x)`;

const SORTS: Readonly<Record<string, SortKey>> = {
  year: { sql: 'm.year', type: 'integer' },
  createdAt: { sql: 'm.created_at', type: 'timestamptz' },
};

export const FISCAL_SORTS: Readonly<Record<string, SortKey>> = {
  taxTotalWan: { sql: 'm.tax_total_wan', type: 'numeric', nullable: true },
  revenueWan: { sql: 'm.revenue_wan', type: 'numeric', nullable: true },
};

/**
 * Figures of a year for one actor.
 * @param day SQL of the as-of day, on which a grant must be in force
 */
export function yearMetricView(fiscal: RowRule, day: string): ResourceView {
  const masked = Object.entries(FISCAL).map(([name, column]) => [name, visibleTo(fiscal, column)]);
  return {
    from: `company_year_metric m JOIN company c ON c.id = m.company_id
      CROSS JOIN (SELECT ARRAY(SELECT g.user_id FROM fiscal_grant g WHERE g.revoked_at IS NULL
        AND (g.valid_to IS NULL OR g.valid_to >= ${day}::date)) AS user_ids) granted`,
    id: 'm.id',
    ruleColumns: { ownerUnitId: 'c.owner_unit_id', grantedUserIds: 'granted.user_ids' },
    defaultSort: '-year',
    sorts: fiscal.kind === 'never' ? SORTS : { ...SORTS, ...FISCAL_SORTS },
    columns: {
      id: { sql: 'm.id' },
      companyId: { sql: 'm.company_id' },
      year: { sql: 'm.year' },
      revision: { sql: 'm.revision' },
      taxGrade: { sql: TAX_GRADE_SQL },
      ...Object.fromEntries(masked),
      createdAt: { sql: 'm.created_at' },
      createdBy: { sql: 'm.created_by' },
    },
    expands: { company: { sql: COMPANY } },
  };
}
