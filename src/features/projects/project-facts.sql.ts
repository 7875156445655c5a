import type { Level } from './project.codes.js';
import type { EvidenceType } from './project-evidence.codes.js';
import type { ReviewFact } from './project-facts.js';
import type { CompanyFact } from './project-investor.rules.js';
import type { Hold } from './project-light.rules.js';

/** What the statement below finds: the facts of gates that lie outside the project's own row. */
export interface FoundFacts {
  readonly company: CompanyFact | null;
  readonly registeredCompany: CompanyFact | null;
  /** The decided review of the project's round. */
  readonly review: (ReviewFact & { readonly level: Level }) | null;
  readonly lastMoveOn: string | null;
  readonly lastMoveVersion: number;
  readonly lastAdvanceOn: string | null;
  readonly lastFollowUpOn: string | null;
  readonly lastValidOn: string | null;
  readonly lastSubstantiveOn: string | null;
  /** Newest day on which money came in that is confirmed. */
  readonly lastFundingOn: string | null;
  readonly lastWithDeciderOn: string | null;
  readonly holds: readonly (Hold & { readonly versionFrom: number })[];
  readonly stageSince: number;
  /** A conflict about the company or its group is not closed. */
  readonly conflictOpen: boolean;
  readonly evidence: readonly {
    readonly id: string;
    readonly type: EvidenceType;
    readonly attachedOn: string;
  }[];
  readonly approvals: readonly {
    readonly id: string;
    readonly transition: string;
    readonly role: 'SUPERVISOR' | 'POOL_ADMIN';
    readonly userId: string;
  }[];
}

const COMPANY = (id: string) => `(SELECT row_to_json(x) FROM (
      SELECT entity_type AS "entityType", registration_status AS "registrationStatus", uscc,
             foreign_reg_no AS "foreignRegNo", foreign_reg_country AS "foreignRegCountry",
             parent_company_id AS "parentCompanyId", capital_nature AS "capitalNature",
             investor_country AS "investorCountry", registered_district_code AS "registeredDistrictCode",
             tax_district_code AS "taxDistrictCode"
      FROM company WHERE id = ${id} AND deleted_at IS NULL) x)`;

const NEWEST = (condition: string) =>
  `(SELECT max(i.occurred_on)::text FROM interaction i WHERE i.deleted_at IS NULL
      AND ($6::timestamptz IS NULL OR i.occurred_at <= $6::timestamptz) AND ${condition})`;
const OURS = 'i.project_id = $1';

/**
 * Follow-ups before a project exists are filed under the company alone; those of the owner unit count for admission.
 * $1 project, $2 its company, $3 its registered company, $4 owner unit, $5 roles that decide,
 * $6 what happened later is left out; null: nothing is.
 */
export const PROJECT_FACTS = `
  SELECT ${COMPANY('$2::uuid')} AS company, ${COMPANY('$3::uuid')} AS "registeredCompany",
    (SELECT json_build_object('score', v.score::text, 'level', v.level,
        'vetoCodes', (SELECT COALESCE(json_agg(x ->> 'code'), '[]') FROM jsonb_array_elements(v.vetoes) x))
      FROM admission_review v JOIN project p ON p.id = v.project_id AND p.review_round = v.round
      WHERE v.project_id = $1 AND v.state = 'DECIDED') AS review,
    m.effective_on::text AS "lastMoveOn", COALESCE(m.version_after, 0) AS "lastMoveVersion",
    (SELECT max(effective_on)::text FROM stage_transition WHERE project_id = $1 AND is_advance) AS "lastAdvanceOn",
    COALESCE((SELECT max(version_after) FROM stage_transition
      WHERE project_id = $1 AND from_stage IS DISTINCT FROM to_stage), 0) AS "stageSince",
    EXISTS (SELECT 1 FROM conflict_case k
      WHERE k.scope_id = company_scope($2::uuid) AND k.state NOT IN ('FINAL', 'WITHDRAWN')) AS "conflictOpen",
    ${NEWEST(`i.is_valid AND ${OURS}`)} AS "lastFollowUpOn",
    ${NEWEST(`i.is_valid AND (${OURS} OR (i.project_id IS NULL AND i.company_id = $2::uuid AND i.unit_id = $4::uuid))`)}
      AS "lastValidOn",
    ${NEWEST(`i.is_substantive AND ${OURS}`)} AS "lastSubstantiveOn",
    (SELECT max(received_on)::text FROM funding_record WHERE project_id = $1 AND status = 'CONFIRMED'
      AND ($6::timestamptz IS NULL OR decided_at <= $6::timestamptz)) AS "lastFundingOn",
    ${NEWEST(`i.is_substantive AND ${OURS} AND EXISTS (SELECT 1 FROM interaction_counterpart ic
      WHERE ic.interaction_id = i.id AND ic.decision_role = ANY ($5::text[]))`)} AS "lastWithDeciderOn",
    (SELECT COALESCE(json_agg(json_build_object('from', h.started_on, 'to', h.ended_on, 'versionFrom', h.version_from)
      ORDER BY h.version_from), '[]') FROM project_hold h WHERE h.project_id = $1) AS holds,
    (SELECT COALESCE(json_agg(json_build_object('id', e.id, 'type', e.evidence_type, 'attachedOn', e.attached_on)
      ORDER BY e.id), '[]') FROM project_evidence e WHERE e.project_id = $1 AND e.removed_at IS NULL) AS evidence,
    (SELECT COALESCE(json_agg(json_build_object('id', s.id, 'transition', s.transition_id, 'role', s.role,
      'userId', s.user_id) ORDER BY s.id), '[]') FROM project_approval s
      WHERE s.project_id = $1 AND s.after_move = COALESCE(m.version_after, 0)) AS approvals
  FROM (SELECT 1) one LEFT JOIN LATERAL (
    SELECT effective_on, version_after FROM stage_transition WHERE project_id = $1 ORDER BY version_after DESC LIMIT 1
  ) m ON true`;
