/**
 * The pool as it stood at the end of a day in Shanghai (docs/decisions/0018), as rows of the shape of `project p`:
 *
 * - where a project stands follows the business date of its moves (`effective_on`): a move that was entered later
 *   counts from its business date on, with everything that it wrote;
 * - everything else is as it was written by the end of the day, in the version of the row that was in force then;
 * - before the first version that was kept, the earliest one stands in, without the dates after the day.
 */
type Bind = (value: unknown) => string;

/** Columns that a move writes. */
const MOVED = [
  ...['pool_status', 'stage', 'level', 'owner_unit_id', 'review_round', 'review_score', 'veto_codes'],
  ...['inferred_milestones', 'hold_until', 'hold_reason', 'exit_reason', 'exit_note', 'exit_destination'],
  ...['return_items', 'reopen_count', 'merged_into_id', 'signing_form', 'agreed_investment_wan'],
  ...[
    'contracted_fdi_wan_usd',
    'leased_area_sqm',
    'contracting_party',
    'agreement_no',
    'signing_waiver_reason',
  ],
  ...['registered_company_id', 'registration_type', 'landing_unit_id', 'staff_on_site', 'service_officer_id'],
  ...['has_support_terms', 'expected_sign_on'],
];

/** Dates that a move sets or clears. */
const DATES = [
  ...['submitted_on', 'rejected_on', 'return_due_on', 'admitted_on', 'negotiating_on', 'evaluating_on'],
  ...['pre_signing_on', 'signed_on', 'registered_on', 'construction_start_on', 'opened_on'],
  ...['signing_revoked_on', 'dormant_on', 'public_sea_on', 'exited_on'],
];

const quoted = (names: readonly string[]) => `ARRAY[${names.map((name) => `'${name}'`).join(', ')}]`;

/** A late move: entered after the version of that evening, in force on the day. */
const BY_LATE_MOVE = `b.content || (SELECT jsonb_object_agg(e.key, e.value) FROM jsonb_each(o.content) e
  WHERE e.key = ANY (${quoted([...MOVED, ...DATES])}))`;

/** Nothing was kept yet on the day: the earliest version, in the position that its moves gave it. */
const beforeKeeping = (d: string) => `b.content
  || COALESCE((SELECT jsonb_object_agg(e.key, NULL) FROM jsonb_each_text(b.content) e
       WHERE e.key = ANY (${quoted(DATES)}) AND e.value::date > ${d}), '{}')
  || CASE WHEN m.version_after IS NULL THEN '{}' ELSE jsonb_build_object('pool_status', m.to_pool_status,
       'stage', m.to_stage, 'level', m.level, 'owner_unit_id', m.owner_unit_id) END`;

/**
 * FROM items: `present` is the project of today, `then` what was known of it, `p` the row of that day. A project that has
 * not changed since is its present row, which costs nothing to read.
 * @param day `YYYY-MM-DD`, inclusive
 */
export function pastProjects(day: string, bind: Bind): string {
  const d = `${bind(day)}::date`;
  const end = `((${d} + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')`;
  return `project present
    CROSS JOIN LATERAL (SELECT COALESCE(
      (SELECT v.seq FROM project_version v WHERE v.project_id = present.id AND v.valid_from < ${end}
        ORDER BY v.valid_from DESC, v.seq DESC LIMIT 1),
      (SELECT v.seq FROM project_version v WHERE v.project_id = present.id
        ORDER BY v.valid_from, v.seq LIMIT 1)) AS seq OFFSET 0) w
    JOIN project_version b ON b.seq = w.seq
    LEFT JOIN LATERAL (SELECT t.version_after, t.to_pool_status, t.to_stage, t.level, t.owner_unit_id
      FROM stage_transition t WHERE t.project_id = present.id AND t.effective_on <= ${d}
      ORDER BY t.version_after DESC LIMIT 1) m ON true
    LEFT JOIN LATERAL (SELECT v.content FROM project_version v WHERE m.version_after > b.version
      AND v.project_id = present.id AND v.version = m.version_after ORDER BY v.seq LIMIT 1) o ON true
    CROSS JOIN LATERAL (SELECT ${d} AS day, b.valid_from < ${end} AS known, CASE
        WHEN o.content IS NOT NULL THEN ${BY_LATE_MOVE}
        WHEN b.valid_from >= ${end} THEN ${beforeKeeping(d)}
        WHEN NOT EXISTS (SELECT 1 FROM project_version v WHERE v.project_id = present.id AND v.seq > b.seq) THEN NULL
        ELSE b.content END AS content OFFSET 0) "then"
    CROSS JOIN LATERAL (
      SELECT (present).* WHERE "then".content IS NULL
      UNION ALL SELECT * FROM jsonb_populate_record(present, "then".content) WHERE "then".content IS NOT NULL) p`;
}

/** Whether the project had been admitted by the day; who may see more than the pool sees a project before that, too. */
export const PAST_RULE_COLUMNS: Readonly<Record<string, string>> = {
  wasAdmitted: `COALESCE(p.pool_status NOT IN ('DRAFT', 'PENDING_ADMISSION', 'RETURNED', 'REJECTED')
      AND p.admitted_on <= "then".day, FALSE)`,
  wasKnown: `"then".known`,
};
