import type { ReviewCriterion } from './admission-review.codes.js';

/** A criterion of the admission score: `weight` points times the share of the anchor. */
export interface ScoreCriterion {
  readonly weight: string;
  readonly anchors: Readonly<Record<string, string>>;
  /** Steps in 万美元 beside those in 万元. */
  readonly anchorsUsd?: Readonly<Record<string, string>>;
}

/** What the admission review reads of the dated settings of the pool (`GET /settings`, keys `pool.…`). */
export interface ReviewSettings {
  readonly gates: {
    readonly reasonMinChars: number;
    /** Working days of the whole review by proposed level. */
    readonly reviewWorkingDays: Readonly<Record<'A' | 'B' | 'C', number>>;
  };
  readonly admission: {
    readonly passScore: string;
    readonly quorum: number;
    /** From this many scores on, the highest and the lowest are dropped. */
    readonly trimFrom: number;
    readonly criteria: Readonly<Record<ReviewCriterion, ScoreCriterion>>;
  };
  readonly review: {
    readonly unitReviewWorkingDays: number;
    readonly poolCheckWorkingDays: number;
    readonly panelMin: number;
    readonly panelMax: number;
    readonly chairUnitCode: string;
  };
}
