import type { Level } from '../projects/project.codes.js';
import type { AdmissionReview } from './admission-review.entity.js';

/** What the steps of a review read of its project and of the people in it. */
export interface ReviewStanding {
  readonly projectId: string;
  readonly projectVersion: number;
  readonly ownerUnitId: string;
  readonly ownerUnitCode: string;
  readonly ownerUserId: string | null;
  readonly teamUserIds: readonly string[];
  readonly confidential: boolean;
  readonly memberUserIds: readonly string[];
  readonly invitedUnitIds: readonly string[];
  readonly landingMode: string | null;
  /** Largest of three years, 万元. */
  readonly expectedTaxWan: string | null;
  readonly plannedInvestmentWan: string | null;
  /** 万美元, estimated. */
  readonly contractedFdiWanUsd: string | null;
}

/** A review under lock, with what decides who may do what. */
export interface OpenReview {
  readonly review: AdmissionReview;
  readonly standing: ReviewStanding;
}

/** A submission that starts the clock of a review. */
export interface Submission {
  readonly projectId: string;
  readonly round: number;
  readonly proposedLevel: Level;
  readonly submittedBy: string | null;
  /** Business date of the submission. */
  readonly submittedOn: string;
}
