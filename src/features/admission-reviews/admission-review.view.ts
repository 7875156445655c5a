import { ruleSql } from '../../platform/access/row-rule.js';
import {
  decimalText,
  money,
  type ResourceView,
  type ViewColumn,
  visibleTo,
} from '../../platform/database/resource-view.js';
import type { ReviewVisibility } from './admission-review.access.js';
import { REVIEW_CRITERION } from './admission-review.codes.js';

/** Field of an access rule → SQL over `admission_review r` and its `project p`. */
export const REVIEW_RULE_COLUMNS = {
  decided: `(r.state = 'DECIDED')`,
  confidential: 'p.confidential',
  ownerUnitId: 'p.owner_unit_id',
  ownerUserId: 'p.owner_user_id',
  teamUserIds: 'p.team_user_ids',
  memberUserIds: 'ARRAY(SELECT am.user_id FROM admission_review_member am WHERE am.review_id = r.id)',
  invitedUnitIds: 'ARRAY(SELECT ao.unit_id FROM admission_review_opinion ao WHERE ao.review_id = r.id)',
} as const;

/** Last day of the step that a review is at; null when it has ended. */
export const STEP_DUE_ON = `(CASE r.state WHEN 'UNIT_REVIEW' THEN r.unit_due_on WHEN 'POOL_CHECK' THEN r.pool_due_on
  WHEN 'SCORING' THEN r.due_on END)`;

export const isOverdue = (day: string) => `COALESCE(${STEP_DUE_ON} < ${day}::date, false)`;

const plain = (fields: readonly string[]): Record<string, ViewColumn> =>
  Object.fromEntries(
    fields.map((field) => [field, { sql: `r.${field.replace(/[A-Z]/g, (l) => `_${l.toLowerCase()}`)}` }]),
  );

const SHEET = `(SELECT row_to_json(x) FROM (SELECT
    (SELECT json_agg(json_build_object('criterion', c.code, 'anchor', s.anchors ->> c.code, 'points', s.points ->> c.code)
      ORDER BY c.place) FROM unnest(ARRAY[${REVIEW_CRITERION.codes.map((code) => `'${code}'`).join(', ')}])
      WITH ORDINALITY c (code, place)) AS criteria,
    trim_scale(s.intensity_ratio)::text AS "intensityRatio", s.total::text AS total, s.opinion, s.remark,
    s.entered_at AS "enteredAt", s.entered_by AS "enteredBy") x)`;

/** Members with their sheets: each sees the own one, `all` says who sees every one. */
const membersSql = (all: string, me: string) => `(SELECT COALESCE(json_agg(row_to_json(x)), '[]') FROM (
    SELECT m.id, m.unit_id AS "unitId", m.user_id AS "userId", COALESCE(m.name, u.display_name) AS name,
      m.is_chair AS "isChair", s.member_id IS NOT NULL AS "hasScored",
      CASE WHEN s.member_id IS NOT NULL AND (${all} OR m.user_id = ${me}::uuid) THEN ${SHEET} END AS sheet
    FROM admission_review_member m LEFT JOIN app_user u ON u.id = m.user_id
      LEFT JOIN admission_review_score s ON s.member_id = m.id
    WHERE m.review_id = r.id ORDER BY m.is_chair DESC, m.id) x)`;

const OPINIONS = `(SELECT COALESCE(json_agg(row_to_json(x)), '[]') FROM (
    SELECT o.unit_id AS "unitId", o.opinion, o.remark, o.given_at AS "givenAt", o.given_by AS "givenBy"
    FROM admission_review_opinion o WHERE o.review_id = r.id ORDER BY o.id) x)`;

const projectSql = (open: string) => {
  const amount = (column: string, name: string) => `${money(`p.${column}`).sql} AS "${name}"`;
  return `(SELECT row_to_json(x) FROM (SELECT p.id, p.code, CASE WHEN ${open} THEN p.name ELSE p.code_name END AS name,
    CASE WHEN ${open} THEN p.brief END AS brief,
    CASE WHEN ${open} THEN (SELECT COALESCE(c.name_cn, c.name_en) FROM company c WHERE c.id = p.company_id) END
      AS "companyName",
    p.project_kind AS "projectKind", p.investment_type AS "investmentType", p.landing_mode AS "landingMode",
    p.focus_area_code AS "focusAreaCode", p.chain_node_id AS "chainNodeId",
    ${amount('planned_investment_wan', 'plannedInvestmentWan')},
    ${amount('contracted_fdi_wan_usd', 'contractedFdiWanUsd')},
    ${amount('expected_tax_y1_wan', 'expectedTaxY1Wan')}, ${amount('expected_tax_y2_wan', 'expectedTaxY2Wan')},
    ${amount('expected_tax_y3_wan', 'expectedTaxY3Wan')}, ${amount('floor_area_sqm', 'floorAreaSqm')},
    ${amount('land_area_mu', 'landAreaMu')}, p.owner_unit_id AS "ownerUnitId", p.owner_user_id AS "ownerUserId") x)`;
};

export interface ReviewReader {
  readonly visible: ReviewVisibility;
  readonly userId: string;
  /** Today, `YYYY-MM-DD`. */
  readonly day: string;
}

/** What a review shows to one person on one day. */
export function reviewView(reader: ReviewReader, bind: (value: unknown) => string): ResourceView {
  return {
    from: 'admission_review r JOIN project p ON p.id = r.project_id',
    id: 'r.id',
    // Sheets of members and what is overdue do not count the version up.
    tagsText: true,
    ruleColumns: REVIEW_RULE_COLUMNS,
    defaultSort: 'dueOn',
    sorts: {
      dueOn: { sql: 'r.due_on', type: 'date' },
      submittedOn: { sql: 'r.submitted_on', type: 'date' },
      updatedAt: { sql: 'r.updated_at', type: 'timestamptz' },
    },
    columns: columnsFor(reader, bind),
  };
}

function columnsFor(
  { visible, userId, day }: ReviewReader,
  bind: (value: unknown) => string,
): ResourceView['columns'] {
  const sees = (rule: ReviewVisibility['open']) => ruleSql(rule, REVIEW_RULE_COLUMNS, bind);
  const scored = (columns: Readonly<Record<string, ViewColumn>>) =>
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [name, visibleTo(visible.scores, column)]),
    );
  return {
    ...plain(['id', 'projectId', 'round', 'kind', 'state', 'proposedLevel', 'submittedBy', 'submittedOn']),
    ...plain(['unitDueOn', 'poolDueOn', 'dueOn']),
    stepDueOn: { sql: STEP_DUE_ON },
    overdue: { sql: isOverdue(bind(day)) },
    ...plain(['unitReviewedOn', 'unitReviewedBy', 'unitNote', 'poolCheckedOn', 'poolCheckedBy', 'poolNote']),
    ...scored(plain(['vetoes'])),
    ...plain(['endedOn', 'endedBy']),
    ...scored({ score: decimalText('r.score', 1), ...plain(['levelByRule']) }),
    ...plain(['level']),
    ...scored(plain(['levelReason', 'settingsInForce'])),
    project: { sql: projectSql(sees(visible.open)) },
    members: { sql: membersSql(sees(visible.scores), bind(userId)) },
    opinions: { sql: OPINIONS },
    ...plain(['createdAt', 'updatedAt', 'updatedBy', 'version']),
  };
}
