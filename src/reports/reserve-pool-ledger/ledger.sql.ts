import type { ListProjectsQuery } from '../../features/projects/dto/list-projects.query.js';
import { projectVisibility } from '../../features/projects/project.access.js';
import { projectConditions } from '../../features/projects/project.filters.js';
import { projectView } from '../../features/projects/project.view.js';
import type { ActivityFrame } from '../../features/projects/project-activity.sql.js';
import type { Actor } from '../../platform/access/actor.js';
import { Binder } from '../../platform/database/binder.js';
import { columnSql, type ResourceView, visibleTo } from '../../platform/database/resource-view.js';
import type { Statement } from '../../platform/database/sql.js';

/**
 * Population of the ledger (domain.md §3.1, §5.1): projects in the pool, that is IN_POOL and ON_HOLD, of the kinds that
 * enter promotion statistics. A filter on the pool status or the kind replaces that part. Rows and members are masked by
 * the one access rule of projects.
 *
 * Order: focus area in the order of the park's taxonomy, then level, then the larger planned investment.
 */
const IN_POOL = ['IN_POOL', 'ON_HOLD'];
const PROMOTION_KINDS = ['INVESTMENT', 'PLATFORM', 'FUND'];

/** Members of the project view that go into the ledger as they are. */
const OWN = [
  'code',
  'name',
  'level',
  'investmentType',
  'landingMode',
  'plannedInvestmentWan',
  'contractedFdiWanUsd',
  'floorAreaSqm',
  'landAreaMu',
  'expectedTaxY1Wan',
  'expectedTaxY2Wan',
  'expectedTaxY3Wan',
  'expectedJobs',
  'stage',
  'admittedOn',
  'lastFollowUpOn',
  'followUpDays',
  'activityLight',
  'probability',
  'sourceChannel',
  'issues',
  'nextSteps',
  'note',
] as const;

/** Names behind the ids. The company's stay with those who know a confidential project. */
const NEIGHBOURS = {
  companyName: `(SELECT coalesce(c.name_cn, c.name_en) FROM company c WHERE c.id = p.company_id)`,
  companyNumber: `(SELECT coalesce(c.uscc, c.foreign_reg_no) FROM company c WHERE c.id = p.company_id)`,
  investorCountry: `(SELECT c.investor_country FROM company c WHERE c.id = p.company_id)`,
} as const;

const SHOWN = {
  focusArea: 'g.name_zh',
  focusAreaEn: 'g.name_en',
  chainNode: `(SELECT n.name_zh FROM chain_node n WHERE n.id = p.chain_node_id)`,
  chainNodeEn: `(SELECT n.name_en FROM chain_node n WHERE n.id = p.chain_node_id)`,
  ownerUnit: `(SELECT u.short_name FROM responsible_unit u WHERE u.id = p.owner_unit_id)`,
  ownerUser: `(SELECT u.display_name FROM app_user u WHERE u.id = p.owner_user_id)`,
  firstReportUnit: `(SELECT u.short_name FROM responsible_unit u WHERE u.id = p.first_report_unit_id)`,
} as const;

/** What the heading line of a group says, over the same rows and in the same statement. */
const GROUP = {
  groupCode: 'p.focus_area_code',
  groupCount: `(count(*) OVER area)::int`,
  groupWan: `round(coalesce(sum(p.planned_investment_wan) OVER area, 0), 2)::text`,
  groupWanUsd: `round(coalesce(sum(p.contracted_fdi_wan_usd) OVER area, 0), 2)::text`,
} as const;

export const LEDGER_MEMBERS = [
  ...OWN,
  ...Object.keys(NEIGHBOURS),
  ...Object.keys(SHOWN),
  ...Object.keys(GROUP),
] as readonly string[];

const DATES = ['admittedOn', 'lastFollowUpOn'];

/** The rows of the ledger, cells in the order of `LEDGER_MEMBERS`, and their number. */
export function ledgerStatements(
  actor: Actor,
  query: ListProjectsQuery,
  frame: ActivityFrame,
): { readonly rows: Statement; readonly count: Statement } {
  return { rows: statement(actor, query, frame, false), count: statement(actor, query, frame, true) };
}

function statement(
  actor: Actor,
  query: ListProjectsQuery,
  frame: ActivityFrame,
  isCount: boolean,
): Statement {
  const visible = projectVisibility(actor);
  const binder = new Binder();
  const view = projectView(visible, frame, binder.bind);
  const population = {
    ...query,
    poolStatus: query.poolStatus?.length ? query.poolStatus : IN_POOL,
    projectKind: query.projectKind?.length ? query.projectKind : PROMOTION_KINDS,
  };
  const select = isCount ? 'count(*)::int AS n' : cellsOf(view, binder.bind).join(', ');
  const day = `${binder.bind(frame.day)}::date`;
  const where = projectConditions(actor, population, visible, binder, frame).join(' AND ');
  const area = `LEFT JOIN focus_area g ON g.taxonomy = 'PARK' AND g.code = p.focus_area_code
    AND g.valid_from <= ${day} AND (g.valid_to IS NULL OR g.valid_to >= ${day})`;
  const order = `WINDOW area AS (PARTITION BY p.focus_area_code)
    ORDER BY g.sort_order NULLS LAST, p.focus_area_code, p.level NULLS LAST, p.planned_investment_wan DESC NULLS LAST, p.id`;
  return {
    text: `SELECT ${select} FROM ${view.from} ${area} WHERE ${where}${isCount ? '' : ` ${order}`}`,
    values: binder.values,
  };
}

function cellsOf(view: ResourceView, bind: (value: unknown) => string): string[] {
  const own = OWN.map((name) => {
    const column = view.columns[name];
    if (!column) throw new Error(`the view of projects offers no ${name}`);
    const sql = columnSql(column, view.ruleColumns, bind);
    // As text, so that the driver makes no instant of a day.
    return DATES.includes(name) ? `(${sql})::text` : sql;
  });
  const open = view.columns['companyId']?.visible;
  const masked = Object.values(NEIGHBOURS).map((sql) =>
    columnSql(open ? visibleTo(open, { sql }) : { sql }, view.ruleColumns, bind),
  );
  return [...own, ...masked, ...Object.values(SHOWN), ...Object.values(GROUP)];
}
