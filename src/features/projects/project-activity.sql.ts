import type { PoolSettings } from './pool-settings.js';
import { TAX_GRADE } from './project.codes.js';
import type { BatchWish } from './project-batch.sql.js';

/**
 * Lights, overdue follow-ups, levels and probability of `project p` on a day, out of stored facts (domain.md §3.1,
 * §3.4–3.5). The same decisions as `project-light.rules`, `project-level.rules` and `project-probability.rules`, for
 * lists; a test compares the two. Every value is computed per row once: `OFFSET 0` keeps the planner from repeating it.
 */
export interface ActivityFrame {
  /** The day asked for, `YYYY-MM-DD`. */
  readonly day: string;
  /** The settings in force on that day. */
  readonly settings: PoolSettings;
  /** Read the pool as it stood at the end of that day, instead of as it is. */
  readonly isPast?: boolean;
  /** The batch that the reading asks about; SEED_2022 when left out. */
  readonly batch?: BatchWish;
}

type Bind = (value: unknown) => string;

const STAGE_DATES = [
  'admitted_on',
  'negotiating_on',
  'evaluating_on',
  'pre_signing_on',
  'signed_on',
  'registered_on',
  'construction_start_on',
  'opened_on',
];

/** LATERAL joins that add `f` (facts), `k` (clocks) and `a` (what follows from them) to `project p`. */
export function activityJoins({ day, settings }: ActivityFrame, bind: Bind): string {
  const d = `${bind(day)}::date`;
  return `
    CROSS JOIN LATERAL (${factsSql(d)} OFFSET 0) f
    CROSS JOIN LATERAL (${clocksSql(d, settings, bind)} OFFSET 0) k
    CROSS JOIN LATERAL (SELECT ${lightSql(settings, bind)} AS light OFFSET 0) l
    CROSS JOIN LATERAL (SELECT
      p.pool_status = 'IN_POOL' AND k.follow_up_days > k.follow_up_every AS follow_up_overdue,
      p.pool_status = 'IN_POOL' AND p.stage <> 'S5' AND k.progress_days >= k.dormant AS dormancy_due,
      ${watchSql(d, settings, bind)} AS watch,
      ${probabilitySql(d, settings, bind)} AS probability,
      ${factorSql(settings, bind)} AS light_factor,
      ${levelSql(settings, bind)} AS level_by_rule,
      ${TAX_GRADE_SQL} AS tax_grade
      OFFSET 0) a`;
}

/**
 * Follow-up: the newest valid interaction. Progress: the newest stage advance (history and milestones that stand) or
 * substantive interaction, or the newest confirmed receipt of money. Signed reservations join with their table. Beside
 * them what was paid in by that day.
 */
function factsSql(d: string): string {
  const newest = (mark: string) => `(SELECT max(i.occurred_on) FROM interaction i
      WHERE i.project_id = p.id AND i.${mark} AND i.deleted_at IS NULL AND i.occurred_on <= ${d})`;
  const milestones = STAGE_DATES.map((date) => `CASE WHEN p.${date} <= ${d} THEN p.${date} END`);
  return `SELECT ${newest('is_valid')} AS last_follow_up_on,
      GREATEST(${newest('is_substantive')},
        (SELECT max(t.effective_on) FROM stage_transition t
          WHERE t.project_id = p.id AND t.is_advance AND t.effective_on <= ${d}),
        (SELECT max(r.received_on) FROM funding_record r
          WHERE r.project_id = p.id AND r.status = 'CONFIRMED' AND r.received_on <= ${d}),
        ${milestones.join(', ')}) AS last_progress_on,
      ${paidIn('FDI_PAID_IN', 'amount_wan_usd', d)} AS paid_in_fdi_wan_usd,
      ${paidIn('DOMESTIC_PAID_IN', 'amount_wan', d)} AS paid_in_domestic_wan`;
}

/** Σ of what is confirmed, by the day of receipt (domain.md §2.6): never typed. 万元 and 万美元 stay apart. */
function paidIn(type: string, amount: string, d: string): string {
  return `(SELECT COALESCE(sum(r.${amount}), 0) FROM funding_record r WHERE r.project_id = p.id
    AND r.funding_type = '${type}' AND r.status = 'CONFIRMED' AND r.received_on <= ${d})`;
}

function clocksSql(d: string, { activity }: PoolSettings, bind: Bind): string {
  const byLevel = (name: 'followUpEvery' | 'yellow' | 'red' | 'dormant') =>
    `CASE p.level WHEN 'A' THEN ${bind(activity.A[name])}::int WHEN 'B' THEN ${bind(activity.B[name])}::int
       WHEN 'C' THEN ${bind(activity.C[name])}::int END`;
  return `SELECT
      ${clockSql('COALESCE(f.last_follow_up_on, p.admitted_on)', d)} AS follow_up_days,
      ${clockSql('COALESCE(f.last_progress_on, p.admitted_on)', d)} AS progress_days,
      COALESCE(${clockSql('p.signed_on', d)}, 0) AS signed_days,
      ${byLevel('followUpEvery')} AS follow_up_every,
      ${byLevel('yellow')} AS yellow,
      ${byLevel('red')} AS red,
      ${byLevel('dormant')} AS dormant`;
}

/** Calendar days from `since` to the day without those spent on hold. */
function clockSql(since: string, d: string): string {
  return `(${d} - ${since} - COALESCE((
        SELECT sum(GREATEST(0, LEAST(COALESCE(h.ended_on, ${d}), ${d}) - GREATEST(h.started_on, ${since})))
        FROM project_hold h WHERE h.project_id = p.id), 0))::int`;
}

function lightSql({ overdueFactorForYellow, watch }: PoolSettings, bind: Bind): string {
  const signedYellow = `${bind(watch.signedYellowDays)}::int`;
  const signedRed = `${bind(watch.signedRedDays)}::int`;
  return `CASE
      WHEN p.pool_status <> 'IN_POOL' OR p.level IS NULL THEN NULL
      WHEN CASE WHEN p.stage = 'S5' THEN k.signed_days >= ${signedRed} ELSE k.progress_days >= k.red END THEN 'RED'
      WHEN CASE WHEN p.stage = 'S5' THEN k.signed_days >= ${signedYellow} ELSE k.progress_days >= k.yellow END
        OR k.follow_up_days >= k.follow_up_every * ${bind(overdueFactorForYellow)}::numeric THEN 'YELLOW'
      ELSE 'GREEN' END`;
}

function watchSql(d: string, { watch }: PoolSettings, bind: Bind): string {
  return `CASE
      WHEN p.pool_status = 'IN_POOL' AND p.stage = 'S5' AND k.signed_days >= ${bind(watch.signedYellowDays)}::int
        THEN ARRAY['SIGNED_NOT_REGISTERED']
      WHEN p.pool_status = 'LANDED' AND p.stage <> 'S8' AND CASE
          WHEN p.landing_mode IN ('LEASE', 'PURCHASE')
            THEN ${d} - p.registered_on >= ${bind(watch.openAfterRegistrationDays)}::int
          WHEN p.landing_mode IN ('LAND', 'CUSTOM_BUILD') THEN ${d} >= p.expected_open_on END
        THEN ARRAY['REGISTERED_NOT_OPENED']
      WHEN p.pool_status = 'LANDED' AND p.stage = 'S8' AND p.first_tax_on IS NULL
          AND ${d} - p.opened_on >= ${bind(watch.firstTaxAfterOpeningDays)}::int
        THEN ARRAY['OPENED_WITHOUT_TAX']
      ELSE ARRAY[]::text[] END`;
}

function probabilitySql(d: string, { probability }: PoolSettings, bind: Bind): string {
  const stages = Object.entries(probability.byStage).map(
    ([stage, percent]) => `WHEN '${stage}' THEN ${bind(percent)}::int`,
  );
  const age = `${d} - p.probability_set_on`;
  const days = `${bind(probability.overrideDays)}::int`;
  return `CASE WHEN p.stage IS NULL THEN 0 ELSE LEAST(100, GREATEST(0, CASE p.stage ${stages.join(' ')} END
      + CASE WHEN ${age} BETWEEN 0 AND ${days} THEN p.probability_points ELSE 0 END)) END`;
}

function factorSql({ probability: { lightFactor } }: PoolSettings, bind: Bind): string {
  const factor = (name: keyof typeof lightFactor) => `${bind(lightFactor[name])}::text`;
  return `CASE WHEN p.pool_status = 'DORMANT' THEN ${factor('DORMANT')}
      WHEN p.pool_status = 'ON_HOLD' THEN ${factor('ON_HOLD')}
      WHEN l.light = 'GREEN' THEN ${factor('GREEN')} WHEN l.light = 'YELLOW' THEN ${factor('YELLOW')}
      WHEN l.light = 'RED' THEN ${factor('RED')} ELSE '0' END`;
}

const LARGEST_TAX = 'GREATEST(p.expected_tax_y1_wan, p.expected_tax_y2_wan, p.expected_tax_y3_wan)';

function levelSql({ levels }: PoolSettings, bind: Bind): string {
  const reached = ({ score, plannedInvestmentWan, contractedFdiWanUsd, expectedTaxWan }: typeof levels.A) =>
    [
      ['p.review_score', score],
      ['p.planned_investment_wan', plannedInvestmentWan],
      ['p.contracted_fdi_wan_usd', contractedFdiWanUsd],
      [LARGEST_TAX, expectedTaxWan],
    ]
      .map(([value, threshold]) => `${value} >= ${bind(threshold)}::numeric`)
      .join(' OR ');
  return `CASE WHEN ${reached(levels.A)} OR p.hq_intent IS NOT NULL OR btrim(p.leader_sponsor) <> '' THEN 'A'
      WHEN ${reached(levels.B)} THEN 'B' ELSE 'C' END`;
}

const TAX_GRADE_SQL = `CASE ${TAX_GRADE.codes
  .map((grade) => `WHEN ${LARGEST_TAX} >= ${TAX_GRADE.extra(grade).minWan} THEN '${grade}'`)
  .join(' ')} END`;
