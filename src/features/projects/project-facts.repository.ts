import { Injectable } from '@nestjs/common';
import { DatedSettings } from '../../platform/database/dated-settings.js';
import { Sql } from '../../platform/database/sql.js';
import { DECISION_ROLE } from '../contacts/contact.codes.js';
import type { PoolSettings } from './pool-settings.js';
import type { Project } from './project.entity.js';
import { isAdmitted } from './project.rules.js';
import type { EvidenceType } from './project-evidence.codes.js';
import type { ProjectDate, ProjectFacts } from './project-facts.js';
import {
  type CompanyFact,
  investorIdentity,
  isForeignInvestor,
  registeredFact,
} from './project-investor.rules.js';
import { proposedLevel } from './project-level-upgrade.rules.js';
import { activityOn, type Hold } from './project-light.rules.js';

interface FoundFacts {
  readonly company: CompanyFact | null;
  readonly registeredCompany: CompanyFact | null;
  readonly lastMoveOn: string | null;
  readonly lastMoveVersion: number;
  readonly lastAdvanceOn: string | null;
  readonly lastFollowUpOn: string | null;
  readonly lastValidOn: string | null;
  readonly lastSubstantiveOn: string | null;
  readonly lastWithDeciderOn: string | null;
  readonly holds: readonly (Hold & { readonly versionFrom: number })[];
  readonly stageSince: number;
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

/** The facts of the gates, with the ids of the papers and signatures behind them. */
export interface LoadedFacts {
  readonly facts: ProjectFacts;
  readonly evidence: FoundFacts['evidence'];
  readonly approvals: FoundFacts['approvals'];
  /** The project's version after its last move; 0 before any. */
  readonly lastMoveVersion: number;
}

const COMPANY = (id: string) => `(SELECT row_to_json(x) FROM (
      SELECT entity_type AS "entityType", registration_status AS "registrationStatus", uscc,
             foreign_reg_no AS "foreignRegNo", foreign_reg_country AS "foreignRegCountry",
             parent_company_id AS "parentCompanyId", capital_nature AS "capitalNature",
             investor_country AS "investorCountry", registered_district_code AS "registeredDistrictCode",
             tax_district_code AS "taxDistrictCode"
      FROM company WHERE id = ${id} AND deleted_at IS NULL) x)`;

const NEWEST = (condition: string) =>
  `(SELECT max(i.occurred_on)::text FROM interaction i WHERE i.deleted_at IS NULL AND ${condition})`;
const OURS = 'i.project_id = $1';

/**
 * Follow-ups before a project exists are filed under the company alone; those of the owner unit count for admission.
 * $1 project, $2 its company, $3 its registered company, $4 owner unit, $5 roles that decide.
 */
const FIND = `
  SELECT ${COMPANY('$2::uuid')} AS company, ${COMPANY('$3::uuid')} AS "registeredCompany",
    m.effective_on::text AS "lastMoveOn", COALESCE(m.version_after, 0) AS "lastMoveVersion",
    (SELECT max(effective_on)::text FROM stage_transition WHERE project_id = $1 AND is_advance) AS "lastAdvanceOn",
    COALESCE((SELECT max(version_after) FROM stage_transition
      WHERE project_id = $1 AND from_stage IS DISTINCT FROM to_stage), 0) AS "stageSince",
    ${NEWEST(`i.is_valid AND ${OURS}`)} AS "lastFollowUpOn",
    ${NEWEST(`i.is_valid AND (${OURS} OR (i.project_id IS NULL AND i.company_id = $2::uuid AND i.unit_id = $4::uuid))`)}
      AS "lastValidOn",
    ${NEWEST(`i.is_substantive AND ${OURS}`)} AS "lastSubstantiveOn",
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

const DECIDERS = DECISION_ROLE.entries.filter(({ extra }) => extra.decides).map(({ code }) => code);

/** Gathers what the gates of a move read of a project and its neighbours: one round trip. */
@Injectable()
export class ProjectFactsRepository {
  constructor(
    private readonly sql: Sql,
    private readonly dated: DatedSettings,
  ) {}

  /** The numbers of the pool in force on a day, `YYYY-MM-DD`. */
  settings(day: string): Promise<PoolSettings> {
    return this.dated.groupAt<PoolSettings>('pool', day);
  }

  /** @param project as it would be with what the move states */
  async of(project: Project, today: string, settings: PoolSettings): Promise<LoadedFacts> {
    const { id, companyId, registeredCompanyId, ownerUnitId } = project;
    const found = (await this.sql.first<FoundFacts>(FIND, [
      ...[id, companyId, registeredCompanyId, ownerUnitId, DECIDERS],
    ])) as FoundFacts;
    const { evidence, approvals, lastMoveVersion } = found;
    return { facts: factsOf(project, found, today, settings), evidence, approvals, lastMoveVersion };
  }
}

const DATES = [
  ...['admittedOn', 'negotiatingOn', 'evaluatingOn', 'preSigningOn', 'signedOn', 'registeredOn'],
  ...['constructionStartOn', 'openedOn', 'submittedOn', 'rejectedOn', 'dormantOn', 'publicSeaOn', 'exitedOn'],
  'signingRevokedOn',
] as readonly ProjectDate[];

function factsOf(project: Project, found: FoundFacts, today: string, settings: PoolSettings): ProjectFacts {
  const dates = Object.fromEntries(DATES.map((date) => [date, project[date]])) as ProjectFacts['dates'];
  const reviewed = project.reviewScore !== null || project.vetoCodes.length > 0;
  const { poolStatus } = project;
  return {
    ...project,
    level: isAdmitted(poolStatus) ? project.level : proposedLevel(project, settings),
    today,
    dates,
    lastMoveOn: found.lastMoveOn,
    reportLockedThrough: null,
    holdsInStage: found.holds.filter((hold) => hold.versionFrom > found.stageSince).length,
    conflictOpen: false,
    dormancyDue: isDormancyDue(project, found, today, settings),
    foreign: isForeignInvestor(found.company),
    investorIdentity: investorIdentity(found.company),
    registeredCompany: registeredFact(found.registeredCompany),
    lastValidInteractionOn: found.lastValidOn,
    lastSubstantiveInteractionOn: found.lastSubstantiveOn,
    lastSubstantiveInteractionWithDeciderOn: found.lastWithDeciderOn,
    evidence: found.evidence,
    approvals: found.approvals,
    review: reviewed ? { score: project.reviewScore, vetoCodes: project.vetoCodes } : null,
  };
}

function isDormancyDue(project: Project, found: FoundFacts, today: string, settings: PoolSettings): boolean {
  const { level, admittedOn } = project;
  if (level === null || admittedOn === null) return false;
  const progress = [
    ...DATES.slice(0, 8).map((date) => project[date]),
    found.lastAdvanceOn,
    found.lastSubstantiveOn,
  ];
  const lastProgressOn = progress.reduce(
    (last, date) => (date !== null && date > (last ?? '') ? date : last),
    null,
  );
  const facts = {
    ...project,
    level,
    admittedOn,
    lastProgressOn,
    lastFollowUpOn: found.lastFollowUpOn,
    holds: found.holds,
  };
  return activityOn(today, facts, settings).dormancyDue;
}
