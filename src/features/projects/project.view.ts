import { equals, type RowRule, ruleSql } from '../../platform/access/row-rule.js';
import {
  decimalText,
  money,
  type ResourceView,
  type ViewColumn,
  visibleTo,
} from '../../platform/database/resource-view.js';
import type { ProjectVisibility } from './project.access.js';
import { type ActivityFrame, activityJoins } from './project-activity.sql.js';
import { batchJoin, batchSql } from './project-batch.sql.js';
import { companyOf, OWNER_UNIT, OWNER_USER, PROJECT_SORTS, TRACKER } from './project-columns.sql.js';
import { PAST_RULE_COLUMNS, pastProjects } from './project-past.sql.js';

/** Field of an access rule → SQL over `project p`. */
export const PROJECT_RULE_COLUMNS = {
  admitted: `(p.pool_status NOT IN ('DRAFT', 'PENDING_ADMISSION', 'RETURNED', 'REJECTED'))`,
  confidential: 'p.confidential',
  inPublicSea: `(p.pool_status = 'DORMANT' AND p.public_sea_on IS NOT NULL)`,
  ownerUnitId: 'p.owner_unit_id',
  landingUnitId: 'p.landing_unit_id',
  coUnitIds: 'p.co_unit_ids',
  invitedUnitIds: 'p.invited_unit_ids',
  ownerUserId: 'p.owner_user_id',
  teamUserIds: 'p.team_user_ids',
  serviceOfficerId: 'p.service_officer_id',
} as const;

/** Rules look at the project of today, also where the row is one of the past: who has lost sight of it has lost all of it. */
export function projectRuleColumns({ isPast }: ActivityFrame): Readonly<Record<string, string>> {
  if (!isPast) return PROJECT_RULE_COLUMNS;
  const today = Object.entries(PROJECT_RULE_COLUMNS).map(([field, sql]) => [
    field,
    sql.replaceAll('p.', 'present.'),
  ]);
  return { ...Object.fromEntries(today), ...PAST_RULE_COLUMNS };
}

type VisibilityClass = Exclude<keyof ProjectVisibility, 'readable'>;
type ClassedColumn = ViewColumn & { readonly of?: VisibilityClass };

/** `plannedInvestmentWan` → `p.planned_investment_wan`. */
function own(field: string): string {
  return `p.${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}

const plain = (fields: readonly string[], of?: VisibilityClass): Record<string, ClassedColumn> =>
  Object.fromEntries(fields.map((field) => [field, { sql: own(field), ...(of ? { of } : {}) }]));
const amounts = (fields: readonly string[], of?: VisibilityClass): Record<string, ClassedColumn> =>
  Object.fromEntries(fields.map((field) => [field, { ...money(own(field)), ...(of ? { of } : {}) }]));

const OVERRIDE = `CASE WHEN p.probability_set_on IS NOT NULL THEN json_build_object('points', p.probability_points,
  'reason', p.probability_reason, 'setOn', p.probability_set_on) END`;
/** Members of the response in their order; `of` names the class whose rule hides them, none is class V1. */
const COLUMNS: Readonly<Record<string, ClassedColumn>> = {
  ...plain(['id', 'code']),
  name: { sql: 'v.name' },
  ...plain(['confidential', 'codeName', 'projectKind']),
  ...plain(['companyId', 'registeredCompanyId'], 'open'),
  ...plain(['registrationType', 'investmentType', 'landingMode', 'focusAreaCode', 'chainNodeId']),
  ...plain(['brief'], 'open'),
  ...amounts(['plannedInvestmentWan']),
  ...plain(['plannedInvestmentBasis']),
  ...amounts(['fixedAssetInvestmentWan'], 'unit'),
  ...amounts(['agreedInvestmentWan', 'contractedFdiWanUsd']),
  paidInFdiWanUsd: money('f.paid_in_fdi_wan_usd'),
  paidInDomesticWan: money('f.paid_in_domestic_wan'),
  ...amounts(['landAreaMu', 'floorAreaSqm', 'leasedAreaSqm']),
  ...amounts(['expectedOutputWan', 'expectedTaxY1Wan', 'expectedTaxY2Wan', 'expectedTaxY3Wan'], 'unit'),
  ...plain(['expectedTaxConfirmed'], 'unit'),
  taxGrade: { sql: 'a.tax_grade', of: 'unit' },
  ...plain(['expectedJobs', 'staffOnSite', 'hqIntent', 'poolStatus', 'stage', 'level']),
  levelByRule: { sql: 'a.level_by_rule', of: 'unit' },
  // Filled in for each reading: the scheme may be asked for.
  batch: { sql: 'NULL' },
  activityLight: { sql: 'l.light' },
  lastFollowUpOn: { sql: 'f.last_follow_up_on' },
  followUpDays: { sql: 'k.follow_up_days' },
  followUpOverdue: { sql: 'a.follow_up_overdue' },
  lastProgressOn: { sql: 'f.last_progress_on' },
  progressDays: { sql: 'k.progress_days' },
  dormancyDue: { sql: 'COALESCE(a.dormancy_due, false)' },
  watch: { sql: 'a.watch' },
  probability: { sql: 'a.probability', of: 'unit' },
  lightFactor: { sql: 'a.light_factor', of: 'unit' },
  probabilityOverride: { sql: OVERRIDE, of: 'unit' },
  reviewScore: { ...decimalText('p.review_score', 1), of: 'inner' },
  ...plain(['vetoCodes'], 'inner'),
  ...plain(['reviewRound']),
  ...plain(['expectedSignOn', 'expectedRegisterOn', 'expectedOpenOn', 'dateSlips', 'firstContactOn']),
  ...plain(['submittedOn', 'rejectedOn', 'returnDueOn', 'admittedOn', 'negotiatingOn', 'evaluatingOn']),
  ...plain(['preSigningOn', 'signedOn', 'registeredOn', 'constructionStartOn', 'openedOn', 'firstTaxOn']),
  ...plain(['plannedTaxReachedOn', 'signingRevokedOn', 'dormantOn', 'publicSeaOn', 'exitedOn']),
  ...plain(['inferredMilestones']),
  ...plain(['firstReportUnitId', 'ownerUnitId', 'landingUnitId', 'coUnitIds']),
  ...plain(['invitedUnitIds'], 'unit'),
  ...plain(['ownerUserId', 'teamUserIds', 'serviceOfficerId']),
  trackerUserId: { sql: TRACKER },
  ...plain(['leaderSponsor']),
  ...plain(['needs'], 'inner'),
  ...plain(['siteOptions'], 'unit'),
  ...plain(['issues', 'nextSteps', 'returnItems'], 'matter'),
  ...plain(['dueDiligenceSummary', 'riskConclusion'], 'inner'),
  ...plain(['policyCheckedOn', 'negativeListResult', 'negativeListCheckedOn'], 'unit'),
  ...plain(['hasSupportTerms'], 'inner'),
  ...plain(['signingForm']),
  ...plain(['contractingParty', 'agreementNo'], 'open'),
  ...plain(['signingWaiverReason'], 'matter'),
  ...plain(['sourceChannel', 'sourceEventId', 'sourceFundId']),
  ...plain(['sourceReference'], 'open'),
  ...plain(['duplicateCheckId'], 'unit'),
  ...plain(['holdUntil', 'holdReason', 'exitReason']),
  ...plain(['exitNote'], 'matter'),
  ...plain(['exitDestination', 'reopenCount', 'mergedIntoId', 'externalRef']),
  ...plain(['note'], 'matter'),
  ...plain(['createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'version']),
};

/** Members of a class, for the history, which hides their changes. */
export function fieldsOfClass(of: VisibilityClass): string[] {
  const fields = Object.entries(COLUMNS).filter(([, column]) => column.of === of);
  return [...fields.map(([name]) => name), ...(of === 'open' ? ['name'] : [])];
}

/**
 * What a project shows to one actor on one day. Lists, details and exports all read it.
 * @param activity `in-rows`: lights and clocks are computed only for the rows that are sent, so that conditions and
 *   order may not read them
 */
export function projectView(
  visible: ProjectVisibility,
  frame: ActivityFrame,
  bind: (value: unknown) => string,
  activity: 'everywhere' | 'in-rows' = 'everywhere',
): ResourceView {
  const flagged = (of: VisibilityClass): RowRule =>
    ['always', 'never'].includes(visible[of].kind) ? visible[of] : equals(of, true);
  const ruleColumns = projectRuleColumns(frame);
  const period = frame.batch ? batchJoin(frame.batch, bind) : '';
  const rows = `${frame.isPast ? pastProjects(frame.day, bind) : 'project p'}${period}`;
  return {
    from: `${rows} ${flagsJoin(visible, frame, ruleColumns, bind)}${activity === 'everywhere' ? activityJoins(frame, bind) : ''}`,
    ...(activity === 'in-rows' ? { rowJoins: (late) => activityJoins(frame, late) } : {}),
    // Lights and clocks change with the day and not with the version.
    tagsText: true,
    id: 'p.id',
    ruleColumns: {
      ...ruleColumns,
      open: 'v.open',
      unit: 'v.unit',
      inner: 'v.inner',
      matter: '(v.unit AND v.open)',
    },
    defaultSort: '-updatedAt',
    sorts: PROJECT_SORTS,
    columns: columnsFor(frame, flagged),
    expands: {
      company: visibleTo(flagged('open'), { sql: companyOf('p.company_id') }),
      registeredCompany: visibleTo(flagged('open'), { sql: companyOf('p.registered_company_id') }),
      ownerUnit: { sql: OWNER_UNIT },
      ownerUser: { sql: OWNER_USER },
    },
  };
}

function columnsFor(
  frame: ActivityFrame,
  flagged: (of: VisibilityClass) => RowRule,
): ResourceView['columns'] {
  const columns = Object.entries(COLUMNS).map(([name, { of, ...column }]) => [
    name,
    of ? visibleTo(flagged(of), column) : column,
  ]);
  return {
    ...Object.fromEntries(columns),
    batch: { sql: batchSql(frame.settings, frame.batch) },
    ...(frame.isPast ? { asOf: { sql: '"then".day' } } : {}),
  };
}

/** What the actor may see of a row, decided once for it: the columns ask the answer. */
function flagsJoin(
  { unit, inner, open }: ProjectVisibility,
  { isPast }: ActivityFrame,
  ruleColumns: Readonly<Record<string, string>>,
  bind: (value: unknown) => string,
): string {
  const sees = (rule: RowRule) => ruleSql(rule, ruleColumns, bind);
  // A project that was not confidential then had no code name yet.
  const codeName = isPast ? 'COALESCE(p.code_name, present.code_name)' : 'p.code_name';
  return `CROSS JOIN LATERAL (SELECT o.open, ${sees(unit)} AS unit, ${sees(inner)} AS inner,
      CASE WHEN o.open THEN p.name ELSE ${codeName} END AS name
    FROM (SELECT ${sees(open)} AS open) o OFFSET 0) v`;
}
