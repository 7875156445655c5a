import type { Level, Stage } from './project.codes.js';

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
}

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
    criteria: {
      INDUSTRY_FIT: {
        weight: '20',
        anchors: {
          MISSING_NODE: '1',
          WEAK_NODE: '0.8',
          EXISTING_NODE: '0.6',
          OTHER_FOCUS_ACTIVITY: '0.4',
          OTHER: '0',
        },
      },
      TAX: {
        weight: '20',
        anchors: { '10000': '1', '1000': '0.8', '500': '0.6', '100': '0.4', '20': '0.2', '0': '0.1' },
      },
      INVESTOR: {
        weight: '15',
        anchors: {
          GLOBAL500_OR_LEADER: '1',
          CHINA500_OR_UNICORN: '0.85',
          GIANT_OR_LARGE_HIGH_TECH: '0.7',
          HIGH_TECH_OR_SRDI: '0.5',
          FUNDED_STARTUP: '0.4',
          OTHER: '0.2',
        },
      },
      TECHNOLOGY: {
        weight: '15',
        anchors: {
          WORLD_LEADING_OR_IIA: '1',
          STRONG_PATENTS_OR_RND: '0.8',
          RND_5_PERCENT: '0.6',
          SOME_PATENTS: '0.4',
          NONE: '0.1',
        },
      },
      SCALE: {
        weight: '10',
        anchors: { '10000': '1', '5000': '0.8', '1000': '0.6', '200': '0.4', '0': '0.2' },
        anchorsUsd: { '1000': '1' },
      },
      HQ_FUNCTION: {
        weight: '10',
        anchors: { HQ_CANDIDATE: '1', REGIONAL: '0.6', RND_OR_OPERATION_CENTRE: '0.5', SINGLE: '0.2' },
      },
      READINESS: { weight: '5', anchors: { THREE: '1', TWO: '0.7', ONE: '0.4', NONE: '0' } },
      INTERNATIONAL: {
        weight: '5',
        anchors: {
          ISRAELI_ENTITY_OR_IIA: '1',
          ISRAELI_TECH_OR_COOPERATION: '0.8',
          FOREIGN: '0.6',
          NONE: '0',
        },
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
};
