import { ADMISSION_CRITERIA } from './admission-criteria.table.js';
import type { Level, ProjectKind, Stage } from './project.codes.js';
import type { BatchClass, BatchScheme } from './project-decision.codes.js';

/**
 * The numbers of the reserve pool that are the product's own ([D]) or taken from elsewhere ([P n], domain.md §9).
 * They are data with an effective date: rules receive them, never import them. `DEFAULT_POOL_SETTINGS` is what a
 * fresh database is loaded with; `POOL_SETTING_SOURCES` is printed beside them in the notes of every export.
 */
export interface LevelThresholds {
  /** Lowest admission score, decimal. */
  readonly score: string;
  /** 万元 CNY. */
  readonly plannedInvestmentWan: string;
  /** 万美元; `null` = not a criterion of the level. */
  readonly contractedFdiWanUsd: string | null;
  /** 万元 CNY a year, largest of three years. */
  readonly expectedTaxWan: string;
}

/** Calendar days. */
export interface ActivityThresholds {
  readonly followUpEvery: number;
  readonly yellow: number;
  readonly red: number;
  readonly dormant: number;
}

/** A criterion of the admission score: `weight` points times the share of the anchor. */
export interface ScoreCriterion {
  readonly weight: string;
  readonly anchors: Readonly<Record<string, string>>;
  /** Steps in 万美元 beside those in 万元. */
  readonly anchorsUsd?: Readonly<Record<string, string>>;
}

export type CriterionCode =
  | 'INDUSTRY_FIT'
  | 'TAX'
  | 'INVESTOR'
  | 'TECHNOLOGY'
  | 'SCALE'
  | 'HQ_FUNCTION'
  | 'READINESS'
  | 'INTERNATIONAL';

export interface PoolSettings {
  readonly gates: {
    readonly briefMinChars: number;
    readonly reasonMinChars: number;
    readonly admissionInteractionDays: number;
    readonly policyMatchDays: number;
    readonly reopenInteractionDays: number;
    readonly resubmitAfterDays: number;
    readonly holdMaxDays: number;
    readonly holdsPerStage: number;
    readonly originalUnitDays: number;
    readonly publicSeaAfterDays: number;
    readonly exitAfterDormantDays: number;
    readonly graduateAfterDays: number;
    readonly reopenWithinMonths: number;
    /** The park's district; a landed company is registered and taxed here. */
    readonly districtCode: string;
    /** Working days to complete a returned submission. */
    readonly returnWorkingDays: number;
    /** Working days of the admission review by proposed level. */
    readonly reviewWorkingDays: Readonly<Record<Level, number>>;
  };
  readonly levels: Readonly<Record<'A' | 'B', LevelThresholds>>;
  readonly activity: Readonly<Record<Level, ActivityThresholds>>;
  /** A follow-up this many cadences late turns the light at least YELLOW. */
  readonly overdueFactorForYellow: number;
  readonly watch: {
    readonly signedYellowDays: number;
    readonly signedRedDays: number;
    readonly openAfterRegistrationDays: number;
    readonly firstTaxAfterOpeningDays: number;
  };
  readonly probability: {
    readonly byStage: Readonly<Record<Stage, number>>;
    readonly overrideMaxPoints: number;
    readonly overrideDays: number;
    readonly lightFactor: Readonly<Record<'GREEN' | 'YELLOW' | 'RED' | 'DORMANT' | 'ON_HOLD', string>>;
  };
  readonly admission: {
    readonly passScore: string;
    readonly quorum: number;
    /** From this many scores on, the highest and the lowest are dropped. */
    readonly trimFrom: number;
    readonly criteria: Readonly<Record<CriterionCode, ScoreCriterion>>;
  };
  /** Steps of the admission review (§3.3); its whole term is `gates.reviewWorkingDays`. */
  readonly review: {
    readonly unitReviewWorkingDays: number;
    readonly poolCheckWorkingDays: number;
    readonly panelMin: number;
    readonly panelMax: number;
    /** Code of the unit whose member leads the panel. */
    readonly chairUnitCode: string;
  };
  /** The two meanings of 三个一批 (§3.9). */
  readonly batchSchemes: Readonly<Record<BatchScheme, BatchSchemeRule>>;
}

/** Which kinds of project a scheme speaks of, and what makes a project one of a class. */
export interface BatchSchemeRule {
  readonly kinds: readonly ProjectKind[];
  /** `stages`: stands there in the pool or landed. `milestone`: the date lies in the period asked about. */
  readonly classes: Readonly<
    Partial<
      Record<BatchClass, { readonly stages: readonly Stage[] } | { readonly milestone: BatchMilestone }>
    >
  >;
}

export type BatchMilestone = 'signedOn' | 'constructionStartOn' | 'openedOn';

export const DEFAULT_POOL_SETTINGS: PoolSettings = {
  gates: {
    briefMinChars: 50,
    reasonMinChars: 10,
    admissionInteractionDays: 30,
    policyMatchDays: 30,
    reopenInteractionDays: 15,
    resubmitAfterDays: 30,
    holdMaxDays: 90,
    holdsPerStage: 2,
    originalUnitDays: 30,
    publicSeaAfterDays: 30,
    exitAfterDormantDays: 180,
    graduateAfterDays: 90,
    reopenWithinMonths: 24,
    districtCode: '310107',
    returnWorkingDays: 10,
    reviewWorkingDays: { A: 10, B: 10, C: 5 },
  },
  levels: {
    A: {
      score: '85',
      plannedInvestmentWan: '10000',
      contractedFdiWanUsd: '1000',
      expectedTaxWan: '1000',
    },
    B: { score: '70', plannedInvestmentWan: '1000', contractedFdiWanUsd: null, expectedTaxWan: '100' },
  },
  activity: {
    A: { followUpEvery: 7, yellow: 30, red: 60, dormant: 120 },
    B: { followUpEvery: 14, yellow: 60, red: 90, dormant: 180 },
    C: { followUpEvery: 30, yellow: 90, red: 120, dormant: 180 },
  },
  overdueFactorForYellow: 2,
  watch: {
    signedYellowDays: 90,
    signedRedDays: 180,
    openAfterRegistrationDays: 180,
    firstTaxAfterOpeningDays: 365,
  },
  probability: {
    byStage: { S1: 10, S2: 25, S3: 45, S4: 65, S5: 85, S6: 100, S7: 100, S8: 100 },
    overrideMaxPoints: 15,
    overrideDays: 60,
    lightFactor: { GREEN: '1', YELLOW: '0.8', RED: '0.5', DORMANT: '0', ON_HOLD: '0' },
  },
  admission: {
    passScore: '60',
    quorum: 3,
    trimFrom: 5,
    criteria: ADMISSION_CRITERIA,
  },
  review: {
    unitReviewWorkingDays: 2,
    poolCheckWorkingDays: 2,
    panelMin: 3,
    panelMax: 7,
    chairUnitCode: 'DIST_INVESTMENT_OFFICE',
  },
  batchSchemes: {
    SEED_2022: {
      kinds: ['MAJOR_CONSTRUCTION', 'INVESTMENT'],
      classes: {
        RESERVE_BATCH: { stages: ['S1', 'S2', 'S3', 'S4', 'S5'] },
        CONSTRUCTION_BATCH: { stages: ['S6', 'S7'] },
        IN_USE_BATCH: { stages: ['S8'] },
      },
    },
    ZHAOSHANG: {
      kinds: ['INVESTMENT'],
      classes: {
        SIGN_BATCH: { milestone: 'signedOn' },
        START_BATCH: { milestone: 'constructionStartOn' },
        OPEN_BATCH: { milestone: 'openedOn' },
      },
    },
  },
};

/** Where each group of numbers comes from: `D` is this product's own proposal and no rule of the authorities. */
export const POOL_SETTING_SOURCES: Readonly<Record<keyof PoolSettings, string>> = {
  gates: 'D',
  levels: 'D',
  activity: 'B: P6 (2/3/6 months); cadence of B: P1, P16; A, C: D',
  overdueFactorForYellow: 'D',
  watch: 'D',
  probability: 'D',
  admission: 'D, structure after P10, P11',
  review: 'D',
  batchSchemes: 'SEED_2022: measure 2 of the paper; ZHAOSHANG: D',
};
