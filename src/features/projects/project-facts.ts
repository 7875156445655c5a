import type { PoolStatus, Stage } from './project.codes.js';
import type { ExitReason, VetoCode } from './project-decision.codes.js';
import type { EvidenceType } from './project-evidence.codes.js';
import type { ProjectFields } from './project-fields.js';

/**
 * The plain data that the gates and rules of a reserve project read (domain.md §2.6, §3). Columns of the project come
 * under their own names; facts of other features (company, interactions, evidence) are filled in by the read road's SQL.
 * Unknown is `null`. Money, areas and percentages are decimal strings with the unit in the name; dates `YYYY-MM-DD`.
 */
/** How the investor is known. `PREPARING_WITH_PARENT`: not registered yet, but its parent is identified. */
export type InvestorIdentity = 'USCC' | 'FOREIGN_NO' | 'PREPARING_WITH_PARENT' | 'CERTIFICATE';

/** The milestone dates that stand for stages, in their order (domain.md §3.1). */
export type StageMilestone =
  | 'admittedOn'
  | 'negotiatingOn'
  | 'evaluatingOn'
  | 'preSigningOn'
  | 'signedOn'
  | 'registeredOn'
  | 'constructionStartOn'
  | 'openedOn';

/** Dates that a transition sets or clears besides the milestones of stages. */
export type StatusDate =
  | 'submittedOn'
  | 'rejectedOn'
  | 'dormantOn'
  | 'publicSeaOn'
  | 'exitedOn'
  | 'signingRevokedOn';
export type ProjectDate = StageMilestone | StatusDate;

/** A file attached to the project; `attachedOn` is the Shanghai date of the upload. */
export interface EvidenceFact {
  readonly type: EvidenceType;
  readonly attachedOn: string;
}

/** A signature given by another person since the last transition, for moves that need two. */
export interface ApprovalFact {
  readonly transition: string;
  readonly role: 'SUPERVISOR' | 'POOL_ADMIN';
  readonly userId: string;
}

/** The result of the admission review (§3.3). `score` is a decimal string with one digit; a veto may come without one. */
export interface ReviewFact {
  readonly score: string | null;
  readonly vetoCodes: readonly VetoCode[];
}

/** The entity that was registered in the park. */
export interface RegisteredCompanyFact {
  readonly preparing: boolean;
  readonly usccValid: boolean;
  readonly registeredDistrictCode: string | null;
  readonly taxDistrictCode: string | null;
}

/** Everything a gate may read. */
export interface ProjectFacts extends ProjectFields {
  /** Today in Shanghai. */
  readonly today: string;
  readonly poolStatus: PoolStatus;
  readonly stage: Stage | null;
  readonly dates: Readonly<Record<ProjectDate, string | null>>;
  /** `effectiveOn` of the last transition; a later move cannot lie before it. */
  readonly lastMoveOn: string | null;
  /** Last day of the newest locked report month (domain.md §5.1). */
  readonly reportLockedThrough: string | null;
  /** End of the present hold; how often the project was put on hold since it entered its stage. */
  readonly holdUntil: string | null;
  readonly holdsInStage: number;
  /** Last day to complete a returned submission (ten working days after T02). */
  readonly returnDueOn: string | null;
  readonly reopenCount: number;
  readonly exitReason: ExitReason | null;
  /** A conflict about the project is open (domain.md §4.2). */
  readonly conflictOpen: boolean;
  /** The dormancy threshold of §3.5 is reached today; from `project-light.rules`. */
  readonly dormancyDue: boolean;
  /** The investor comes from outside mainland China, so that foreign-investment gates apply. */
  readonly foreign: boolean;
  readonly investorIdentity: InvestorIdentity | null;
  readonly registeredCompany: RegisteredCompanyFact | null;
  /** Newest valid interaction (summary ≥ 20 characters, not back-filled). */
  readonly lastValidInteractionOn: string | null;
  readonly lastSubstantiveInteractionOn: string | null;
  /** Newest substantive interaction with a DECISION_MAKER or INFLUENCER. */
  readonly lastSubstantiveInteractionWithDeciderOn: string | null;
  readonly evidence: readonly EvidenceFact[];
  readonly approvals: readonly ApprovalFact[];
  readonly review: ReviewFact | null;
}
