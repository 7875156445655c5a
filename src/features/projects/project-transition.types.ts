import type { Text } from '../../platform/kernel/domain-error.js';
import type { PoolStatus, Stage } from './project.codes.js';
import type { ExitReason, HoldReason } from './project-decision.codes.js';
import type { ProjectDate, StageMilestone } from './project-facts.js';

/** Who may carry a move out; `SYSTEM` is the nightly job, never a person. */
export type MoveRole = 'SPECIALIST' | 'SUPERVISOR' | 'POOL_ADMIN' | 'SERVICE_OFFICER' | 'SYSTEM';

/** How the stage after a move follows from the stage before, where it is not one fixed stage. */
export type StageRule = 'KEEP' | 'BACK_ONE' | 'SKIP_ONE' | 'AT_MOST_S2' | 'AT_MOST_S3' | 'NONE';

/** What other features do after a move. Names only: the service or flow that runs the move carries them out. */
export type MoveEffect =
  | 'START_REVIEW_CLOCK'
  | 'END_REVIEW'
  | 'OWNER_TODO'
  | 'END_LEAD_PROTECTION'
  | 'NEW_REVIEW_ROUND'
  | 'START_PROJECT_PROTECTION'
  | 'START_CADENCE_CLOCK'
  | 'ALLOW_CARRIER_RESERVATION'
  | 'LIFT_PROTECTION_CAP'
  | 'SET_CREDIT'
  | 'FREEZE_CREDIT'
  | 'START_SIGNED_WATCH'
  | 'SET_COMPANY_IN_PARK'
  | 'MAKE_READ_ONLY'
  | 'COUNT_REVOCATION'
  | 'FREEZE_CLOCKS'
  | 'RESUME_CLOCKS'
  | 'NOTIFY_TEAM'
  | 'END_PROTECTION'
  | 'RELEASE_CARRIER'
  | 'CLEAR_OWNER'
  | 'START_REOPEN_PROTECTION'
  | 'COUNT_REOPENING'
  | 'REEVALUATE_HQ'
  | 'MERGE_INTO_SURVIVOR';

/** A second signature that a move needs besides the person who carries it out. */
export interface SecondSignature {
  readonly roles: readonly ['SUPERVISOR', 'POOL_ADMIN'];
  /** `LEVEL_A`: only for projects of level A. */
  readonly when?: 'LEVEL_A';
}

/** One row of the transition table. */
export interface TransitionRow {
  readonly id: string;
  readonly from: Readonly<Partial<Record<PoolStatus, readonly (Stage | null)[]>>>;
  readonly to: readonly [PoolStatus, Stage | StageRule];
  readonly by: readonly MoveRole[];
  /** Roles that differ for one stage of departure. */
  readonly byStage?: Readonly<Partial<Record<Stage, readonly MoveRole[]>>>;
  readonly signatures?: SecondSignature;
  readonly reason?: 'required';
  /** The date that becomes `effectiveOn`. */
  readonly sets?: ProjectDate;
  readonly clears?: readonly ProjectDate[];
  readonly effects?: readonly MoveEffect[];
}

/** What a person states with a move itself, not on the project. */
export interface MoveInputs {
  readonly returnItems?: readonly string[];
  readonly newEvidenceNote?: string;
  readonly signingWaiverReason?: string;
  readonly holdUntil?: string;
  readonly holdReason?: HoldReason;
  readonly exitReason?: ExitReason;
  readonly exitNote?: string;
  readonly exitDestination?: string;
  readonly mergedIntoId?: string;
}

export interface MoveRequest extends MoveInputs {
  readonly transition: string;
  /** Business date of the move; today when absent. */
  readonly effectiveOn?: string;
  readonly reason?: string;
  /** A pool administrator corrects a locked report month. */
  readonly correctsLockedMonth?: boolean;
}

export interface MoveActor {
  readonly userId: string;
  readonly unitId: string | null;
  /** Any role names; those that the table does not know give no right. */
  readonly roles: readonly string[];
}

/** One thing that stands between a project and a move. */
export interface Missing {
  readonly kind: 'field' | 'evidence' | 'fact' | 'input' | 'approval';
  readonly code: string;
  readonly field?: string;
  readonly evidence?: string;
  readonly message: Text;
}

/** What a move does to the project row. Only what changes is named. */
export interface MoveChanges {
  readonly poolStatus: PoolStatus;
  readonly stage: Stage | null;
  readonly dates: Readonly<Partial<Record<ProjectDate, string | null>>>;
  /** Milestones of skipped stages: dated like the move, marked as inferred. */
  readonly inferred: readonly StageMilestone[];
  readonly holdUntil?: string | null;
  readonly holdReason?: HoldReason | null;
  readonly exitReason?: ExitReason | null;
  readonly exitNote?: string | null;
  readonly exitDestination?: string | null;
  readonly signingWaiverReason?: string;
  readonly mergedIntoId?: string;
  readonly reopenCount?: number;
}

export type MoveRefusal =
  | {
      readonly code: 'TRANSITION_NOT_ALLOWED';
      readonly allowed: readonly string[];
    }
  | { readonly code: 'ROLE_NOT_ALLOWED'; readonly by: readonly MoveRole[] }
  | { readonly code: 'REASON_TOO_SHORT'; readonly minimum: number }
  | { readonly code: 'EFFECTIVE_ON_INVALID' }
  | { readonly code: 'EFFECTIVE_ON_IN_FUTURE'; readonly latest: string }
  | { readonly code: 'EFFECTIVE_ON_TOO_EARLY'; readonly earliest: string }
  | { readonly code: 'EFFECTIVE_ON_IN_LOCKED_MONTH'; readonly lockedThrough: string }
  | { readonly code: 'STAGE_GATE_FAILED'; readonly missing: readonly Missing[] };

export type MoveDecision =
  | {
      readonly ok: true;
      readonly transition: string;
      readonly effectiveOn: string;
      readonly changes: MoveChanges;
      readonly effects: readonly MoveEffect[];
    }
  | { readonly ok: false; readonly refusal: MoveRefusal };

/** One line of `GET /projects/{id}/transitions`. */
export interface MoveOption {
  readonly id: string;
  readonly title: Text;
  readonly to: { readonly poolStatus: PoolStatus; readonly stage: Stage | null };
  readonly by: readonly MoveRole[];
  /** Whether this actor's roles may carry it out. */
  readonly permitted: boolean;
  readonly reasonRequired: boolean;
  readonly missing: readonly Missing[];
  /** Worth filling in now, but no obstacle. */
  readonly advice: readonly Missing[];
}
