import { Exact } from '../../platform/kernel/decimal.js';
import type { LevelThresholds, PoolSettings } from './pool-settings.js';
import { type Level, TAX_GRADE, type TaxGrade } from './project.codes.js';

/** Levels A/B/C (domain.md §3.4) and the tax grade (§2.6, after P16). Any one criterion is enough for a level. */
export interface LevelFacts {
  /** Admission score, decimal string; `null` before the review. */
  readonly score: string | null;
  readonly plannedInvestmentWan: string | null;
  readonly contractedFdiWanUsd: string | null;
  readonly expectedTaxY1Wan: string | null;
  readonly expectedTaxY2Wan: string | null;
  readonly expectedTaxY3Wan: string | null;
  readonly hqIntent: string | null;
  readonly leaderSponsor: string | null;
  /** Global 500, chain leader or unicorn, by a qualification valid today. */
  readonly topTierInvestor: boolean;
}

/** Why a project has its level, as codes for the screen. */
export type LevelReason =
  | 'SCORE'
  | 'PLANNED_INVESTMENT'
  | 'CONTRACTED_FDI'
  | 'EXPECTED_TAX'
  | 'HQ_CANDIDATE'
  | 'TOP_TIER_INVESTOR'
  | 'LEADER_SPONSORED';

/** The level by rule, with every criterion that gives it; no reason for C. */
export function levelOf(
  facts: LevelFacts,
  settings: PoolSettings,
): { readonly level: Level; readonly reasons: readonly LevelReason[] } {
  const forA = [...reached(facts, settings.levels.A), ...distinctions(facts)];
  if (forA.length > 0) {
    return { level: 'A', reasons: forA };
  }
  const forB = reached(facts, settings.levels.B);
  return forB.length > 0 ? { level: 'B', reasons: forB } : { level: 'C', reasons: [] };
}

/** An upgrade happens by itself with a notice; a downgrade is proposed to the supervisor. */
export function levelChange(
  present: Level,
  byRule: Level,
): 'NONE' | 'UPGRADE' | 'DOWNGRADE_NEEDS_SUPERVISOR' {
  if (present === byRule) {
    return 'NONE';
  }
  return byRule < present ? 'UPGRADE' : 'DOWNGRADE_NEEDS_SUPERVISOR';
}

/** The largest expected yearly tax in 万元, or `null` when none is known. */
export function largestExpectedTaxWan(
  facts: Pick<LevelFacts, 'expectedTaxY1Wan' | 'expectedTaxY2Wan' | 'expectedTaxY3Wan'>,
): string | null {
  const known = [facts.expectedTaxY1Wan, facts.expectedTaxY2Wan, facts.expectedTaxY3Wan].filter(
    (amount) => amount !== null,
  );
  return known.length === 0 ? null : Exact.max(...known).toFixed();
}

/** 亿元级 / 千万元级 / 百万元级 by the largest expected yearly tax; `null` below all or when unknown. */
export function taxGradeOf(facts: Parameters<typeof largestExpectedTaxWan>[0]): TaxGrade | null {
  const tax = largestExpectedTaxWan(facts);
  return TAX_GRADE.codes.find((grade) => isAtLeast(tax, TAX_GRADE.extra(grade).minWan)) ?? null;
}

function reached(facts: LevelFacts, level: LevelThresholds): LevelReason[] {
  const criteria: [LevelReason, string | null, string | null][] = [
    ['SCORE', facts.score, level.score],
    ['PLANNED_INVESTMENT', facts.plannedInvestmentWan, level.plannedInvestmentWan],
    ['CONTRACTED_FDI', facts.contractedFdiWanUsd, level.contractedFdiWanUsd],
    ['EXPECTED_TAX', largestExpectedTaxWan(facts), level.expectedTaxWan],
  ];
  return criteria.filter(([, value, threshold]) => isAtLeast(value, threshold)).map(([reason]) => reason);
}

function distinctions(facts: LevelFacts): LevelReason[] {
  const criteria: [LevelReason, boolean][] = [
    ['HQ_CANDIDATE', facts.hqIntent !== null],
    ['TOP_TIER_INVESTOR', facts.topTierInvestor],
    ['LEADER_SPONSORED', (facts.leaderSponsor ?? '').trim() !== ''],
  ];
  return criteria.filter(([, holds]) => holds).map(([reason]) => reason);
}

function isAtLeast(value: string | null, threshold: string | null): boolean {
  return value !== null && threshold !== null && new Exact(value).gte(threshold);
}
