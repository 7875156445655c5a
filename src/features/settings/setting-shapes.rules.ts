import { Exact } from '../../platform/kernel/decimal.js';
import { COLLABORATION_SHAPES } from './collaboration-shapes.rules.js';
import { PROTECTION_SHAPES } from './protection-shapes.rules.js';
import { REVIEW_SETTING_SHAPES } from './review-setting-shapes.rules.js';
import { decimal, object, orNull, record, type Shape, text, where, whole } from './setting-shape.rules.js';

/** Which settings there are, and what a value of each must look like. The numbers themselves are rows. */
const days = whole(1, 3650);
const percent = whole(0, 100);
const points = decimal('0', '100');
const share = decimal('0', '1');
const wan = decimal('0', '999999999.99');
const STAGES = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8'];
const LIGHTS = ['GREEN', 'YELLOW', 'RED', 'DORMANT', 'ON_HOLD'];
const CRITERIA = [
  ...['INDUSTRY_FIT', 'TAX', 'INVESTOR', 'TECHNOLOGY', 'SCALE', 'HQ_FUNCTION', 'READINESS', 'INTERNATIONAL'],
];

const each = (names: readonly string[], shape: Shape) =>
  object(Object.fromEntries(names.map((name) => [name, shape])));

const thresholds = object({
  score: points,
  plannedInvestmentWan: wan,
  contractedFdiWanUsd: orNull(wan),
  expectedTaxWan: wan,
});

const activity = where(
  object({ followUpEvery: days, yellow: days, red: days, dormant: days }),
  ({ yellow, red, dormant }: { yellow: number; red: number; dormant: number }) =>
    yellow < red && red < dormant,
  '应满足 yellow < red < dormant',
  'must have yellow < red < dormant',
);

const anchors = record(/^[A-Z0-9][A-Z0-9_]{0,39}$/, share);
const criterion = object({ weight: points, anchors }, { anchorsUsd: anchors });

const criteria = where(
  each(CRITERIA, criterion),
  (value: Record<string, { weight: string }>) =>
    Object.values(value)
      .reduce((sum, { weight }) => sum.plus(weight), new Exact(0))
      .eq(100),
  '各项权重之和应为 100',
  'the weights must add up to 100',
);

const gates = object({
  briefMinChars: whole(0, 5000),
  reasonMinChars: whole(0, 5000),
  admissionInteractionDays: days,
  policyMatchDays: days,
  reopenInteractionDays: days,
  resubmitAfterDays: days,
  holdMaxDays: days,
  holdsPerStage: whole(0, 100),
  originalUnitDays: days,
  publicSeaAfterDays: days,
  exitAfterDormantDays: days,
  graduateAfterDays: days,
  reopenWithinMonths: whole(1, 120),
  districtCode: text(/^\d{6}$/),
  returnWorkingDays: days,
  reviewWorkingDays: object({ A: days, B: days, C: days }),
});

export const SETTING_SHAPES: Readonly<Record<string, Shape>> = {
  'pool.gates': gates,
  'pool.levels': object({ A: thresholds, B: thresholds }),
  'pool.activity': object({ A: activity, B: activity, C: activity }),
  'pool.overdueFactorForYellow': whole(1, 100),
  'pool.watch': object({
    signedYellowDays: days,
    signedRedDays: days,
    openAfterRegistrationDays: days,
    firstTaxAfterOpeningDays: days,
  }),
  'pool.probability': object({
    byStage: each(STAGES, percent),
    overrideMaxPoints: percent,
    overrideDays: days,
    lightFactor: each(LIGHTS, share),
  }),
  'pool.admission': object({ passScore: points, quorum: whole(1, 99), trimFrom: whole(3, 99), criteria }),
  ...PROTECTION_SHAPES,
  ...REVIEW_SETTING_SHAPES,
  'company.merging': object({ undoDays: days, childrenAtOnce: whole(0, 1_000_000) }),
  'notices.terms': where(
    object({
      ...{ dormancyFirstDays: days, dormancyLastDays: days, holdDays: days, qualificationDays: days },
      ...{ followUpDays: days, nextActionDays: days, protectionDays: days },
    }),
    ({ dormancyFirstDays, dormancyLastDays }: { dormancyFirstDays: number; dormancyLastDays: number }) =>
      dormancyLastDays < dormancyFirstDays,
    '应满足 dormancyLastDays < dormancyFirstDays',
    'must have dormancyLastDays < dormancyFirstDays',
  ),
  'carrier.reservation': object({
    maxDays: days,
    renewals: whole(0, 12),
    againAfterDays: whole(0, 3650),
    fromStage: text(/^S[1-8]$/),
  }),
  'contact.retention': object({ retentionMonths: whole(1, 120) }),
  'lead.clocks': object({
    respondWorkingDays: days,
    assessWorkingDays: days,
    assessComplexWorkingDays: days,
    feedbackDays: days,
    reportEveryDays: days,
  }),
  ...COLLABORATION_SHAPES,
  'interaction.validity': object({ backfilledAfterDays: days, summaryMinChars: whole(1, 1000) }),
};
