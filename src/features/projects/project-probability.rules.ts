import { daysBetween } from '../../platform/kernel/clock.js';
import { Exact } from '../../platform/kernel/decimal.js';
import type { PoolSettings } from './pool-settings.js';
import type { PoolStatus, Stage } from './project.codes.js';

/**
 * Probability of registration and the weighted pipeline (domain.md §3.1, §5.2): stage default ± a reasoned override
 * that expires, times the light factor.
 */
export interface ProbabilityOverride {
  /** Percentage points added to the default of the stage, −15 … +15. */
  readonly points: number;
  readonly setOn: string;
  readonly reason: string;
}

/** Whole percent on `day`; 0 before admission. An override counts through its last day, then falls away by itself. */
export function probabilityOn(
  day: string,
  stage: Stage | null,
  override: ProbabilityOverride | null,
  settings: PoolSettings,
): number {
  if (stage === null) {
    return 0;
  }
  const { byStage, overrideDays } = settings.probability;
  const age = override === null ? -1 : daysBetween(override.setOn, day);
  const points = override !== null && age >= 0 && age <= overrideDays ? override.points : 0;
  return Math.min(100, Math.max(0, byStage[stage] + points));
}

/** Why an override is refused; empty when it may be set. */
export function overrideBlockers(
  override: Pick<ProbabilityOverride, 'points' | 'reason'>,
  settings: PoolSettings,
): ('POINTS_OUT_OF_RANGE' | 'REASON_TOO_SHORT')[] {
  const inRange =
    Number.isInteger(override.points) && Math.abs(override.points) <= settings.probability.overrideMaxPoints;
  const explained = [...override.reason.trim()].length >= settings.gates.reasonMinChars;
  return [
    ...(inRange ? [] : (['POINTS_OUT_OF_RANGE'] as const)),
    ...(explained ? [] : (['REASON_TOO_SHORT'] as const)),
  ];
}

/** Factor of the light, a decimal string; "0" for every project outside the active pool. */
export function lightFactor(
  poolStatus: PoolStatus,
  light: 'GREEN' | 'YELLOW' | 'RED' | null,
  settings: PoolSettings,
): string {
  const factors = settings.probability.lightFactor;
  if (poolStatus === 'DORMANT' || poolStatus === 'ON_HOLD') {
    return factors[poolStatus];
  }
  return poolStatus === 'IN_POOL' && light !== null ? factors[light] : '0';
}

/** `amount × probability × factor`, unrounded: totals are sums of unrounded values (§5.1). */
export function weightedAmount(amount: string, probabilityPercent: number, factor: string): string {
  return new Exact(amount).times(probabilityPercent).div(100).times(factor).toFixed();
}
