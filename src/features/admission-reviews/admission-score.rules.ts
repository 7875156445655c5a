import { Exact, toFixedString } from '../../platform/kernel/decimal.js';
import type { ReviewCriterion as CriterionCode } from './admission-review.codes.js';
import type { ReviewSettings, ScoreCriterion } from './review-settings.js';

/**
 * Admission score (domain.md §3.3): eight criteria, 100 points, one decimal, HALF_UP. Weights and anchors are [D]
 * settings; the structure follows P10 and P11.
 */

/** Criterion → anchor of the setting, for the criteria that a reviewer judges. */
export type ChosenAnchors = Readonly<Record<Exclude<CriterionCode, 'TAX' | 'SCALE'>, string>>;

export interface ScoreInput {
  /** Anchor codes chosen by the reviewer; the criteria TAX and SCALE follow from the amounts below. */
  readonly anchors: ChosenAnchors;
  /** Largest expected yearly tax, 万元. */
  readonly expectedTaxWan: string | null;
  readonly plannedInvestmentWan: string | null;
  readonly plannedInvestmentWanUsd?: string | null;
  /** LAND only: investment intensity over the standard of the parcel, decimal; counts up to 1. */
  readonly intensityRatio?: string | null;
}

/** A criterion was given an anchor that the settings in force do not know. */
export class UnknownAnchor extends Error {
  constructor(
    readonly criterion: CriterionCode,
    readonly anchor: string,
  ) {
    super(`criterion ${criterion} has no anchor ${anchor}`);
    this.name = 'UnknownAnchor';
  }
}

export interface AdmissionScore {
  readonly points: Readonly<Record<CriterionCode, string>>;
  /** One decimal. */
  readonly total: string;
}

/** Points per criterion and their total, decimal strings. Throws `UnknownAnchor`. */
export function scoreAdmission(input: ScoreInput, settings: ReviewSettings): AdmissionScore {
  const { criteria } = settings.admission;
  const share = (code: CriterionCode): string => {
    if (code === 'TAX') {
      return stepShare(criteria.TAX.anchors, input.expectedTaxWan);
    }
    return code === 'SCALE' ? scaleShare(input, criteria.SCALE) : anchorShare(code);
  };
  const anchorShare = (code: Exclude<CriterionCode, 'TAX' | 'SCALE'>): string => {
    const found = criteria[code].anchors[input.anchors[code]];
    if (found === undefined) {
      throw new UnknownAnchor(code, input.anchors[code]);
    }
    return found;
  };
  const codes = Object.keys(criteria) as CriterionCode[];
  const exact = codes.map((code) => [code, new Exact(criteria[code].weight).times(share(code))] as const);
  return {
    points: Object.fromEntries(exact.map(([code, points]) => [code, points.toFixed()])) as Record<
      CriterionCode,
      string
    >,
    total: toFixedString(Exact.sum(...exact.map(([, points]) => points)), 1),
  };
}

export type PanelResult =
  | { readonly ok: true; readonly score: string; readonly dropped: readonly string[] }
  | { readonly ok: false; readonly code: 'QUORUM_NOT_REACHED'; readonly needed: number };

/** The panel's score: from five scores on without the highest and the lowest, otherwise the plain mean. */
export function panelScore(scores: readonly string[], settings: ReviewSettings): PanelResult {
  const { quorum, trimFrom } = settings.admission;
  if (scores.length < quorum) {
    return { ok: false, code: 'QUORUM_NOT_REACHED', needed: quorum };
  }
  const sorted = scores.map((score) => new Exact(score)).sort((a, b) => a.cmp(b));
  const trimmed = sorted.length >= trimFrom;
  const counted = trimmed ? sorted.slice(1, -1) : sorted;
  const dropped = trimmed ? [sorted[0], sorted.at(-1)].map((score) => score?.toFixed() ?? '') : [];
  return { ok: true, score: toFixedString(Exact.sum(...counted).div(counted.length), 1), dropped };
}

/** Whether a score passes; the veto codes are judged apart. */
export function isPassing(score: string, settings: ReviewSettings): boolean {
  return new Exact(score).gte(settings.admission.passScore);
}

/** The better of the steps in 万元 and in 万美元: the currencies are compared with their own steps, never added. */
function scaleShare(input: ScoreInput, criterion: ScoreCriterion): string {
  const shares = [
    stepShare(criterion.anchors, input.plannedInvestmentWan),
    stepShare(criterion.anchorsUsd ?? {}, input.plannedInvestmentWanUsd ?? null),
  ];
  const ratio = Exact.min(1, Exact.max(0, input.intensityRatio ?? 1));
  return Exact.max(...shares)
    .times(ratio)
    .toFixed();
}

/** The share of the highest step that the amount reaches; unknown counts as nothing. */
function stepShare(steps: Readonly<Record<string, string>>, amount: string | null): string {
  const reached = Object.entries(steps)
    .filter(([from]) => new Exact(amount ?? 0).gte(from))
    .sort(([a], [b]) => new Exact(b).cmp(a));
  return reached[0]?.[1] ?? '0';
}
