import { daysBetween } from '../../platform/kernel/clock.js';
import type { PoolSettings } from './pool-settings.js';
import type { LandingMode, Level, PoolStatus, Stage } from './project.codes.js';

/**
 * Activity lights, overdue follow-ups and dormancy (domain.md §3.5). Two clocks in calendar days between Shanghai
 * dates, both frozen while a project is on hold. Everything is computed for a day from stored facts, so no job can
 * make it stale. Signed projects have the watch 三未清单 instead of the progress clock and never go dormant.
 */
export interface Hold {
  readonly from: string;
  /** The day the hold ended; `null` while it lasts. */
  readonly to: string | null;
}

export interface LightFacts {
  readonly level: Level;
  readonly poolStatus: PoolStatus;
  readonly stage: Stage | null;
  readonly landingMode: LandingMode | null;
  readonly admittedOn: string;
  readonly lastFollowUpOn: string | null;
  readonly lastProgressOn: string | null;
  readonly signedOn: string | null;
  readonly registeredOn: string | null;
  readonly openedOn: string | null;
  readonly firstTaxOn: string | null;
  /** The agreed opening day of a project that builds. */
  readonly expectedOpenOn: string | null;
  readonly holds: readonly Hold[];
}

export type WatchCode = 'SIGNED_NOT_REGISTERED' | 'REGISTERED_NOT_OPENED' | 'OPENED_WITHOUT_TAX';

export interface Activity {
  /** `null` where no light is shown: before admission, on hold, dormant, landed, gone. */
  readonly light: 'GREEN' | 'YELLOW' | 'RED' | null;
  readonly followUpDays: number;
  readonly progressDays: number;
  readonly followUpOverdue: boolean;
  /** The threshold at which the nightly job puts the project to sleep (T32). */
  readonly dormancyDue: boolean;
  readonly watch: readonly WatchCode[];
}

/** The state of the clocks on `day` (`YYYY-MM-DD`, Shanghai). */
export function activityOn(day: string, facts: LightFacts, settings: PoolSettings): Activity {
  const followUpDays = clockDays(facts.lastFollowUpOn ?? facts.admittedOn, day, facts.holds);
  const progressDays = clockDays(facts.lastProgressOn ?? facts.admittedOn, day, facts.holds);
  const active = facts.poolStatus === 'IN_POOL';
  const thresholds = settings.activity[facts.level];
  return {
    light: active ? lightOn(day, facts, settings, followUpDays, progressDays) : null,
    followUpDays,
    progressDays,
    followUpOverdue: active && followUpDays > thresholds.followUpEvery,
    dormancyDue: active && facts.stage !== 'S5' && progressDays >= thresholds.dormant,
    watch: watchOn(day, facts, settings),
  };
}

/** Days from `since` to `day` without those spent on hold; a day counts for the status in which it began. */
export function clockDays(since: string, day: string, holds: readonly Hold[]): number {
  const frozen = holds.map((hold) => {
    const from = hold.from > since ? hold.from : since;
    const to = hold.to !== null && hold.to < day ? hold.to : day;
    return Math.max(0, daysBetween(from, to));
  });
  return daysBetween(since, day) - frozen.reduce((sum, days) => sum + days, 0);
}

function lightOn(
  day: string,
  facts: LightFacts,
  settings: PoolSettings,
  followUpDays: number,
  progressDays: number,
): 'GREEN' | 'YELLOW' | 'RED' {
  const { followUpEvery, yellow, red } = settings.activity[facts.level];
  const progress =
    facts.stage === 'S5'
      ? colour(signedDays(day, facts), settings.watch.signedYellowDays, settings.watch.signedRedDays)
      : colour(progressDays, yellow, red);
  const late = followUpDays >= followUpEvery * settings.overdueFactorForYellow;
  return progress === 'GREEN' && late ? 'YELLOW' : progress;
}

function colour(days: number, yellow: number, red: number): 'GREEN' | 'YELLOW' | 'RED' {
  if (days >= red) {
    return 'RED';
  }
  return days >= yellow ? 'YELLOW' : 'GREEN';
}

function signedDays(day: string, facts: LightFacts): number {
  return facts.signedOn === null ? 0 : clockDays(facts.signedOn, day, facts.holds);
}

function watchOn(day: string, facts: LightFacts, settings: PoolSettings): WatchCode[] {
  const { signedYellowDays, firstTaxAfterOpeningDays } = settings.watch;
  if (facts.poolStatus === 'IN_POOL' && facts.stage === 'S5') {
    return signedDays(day, facts) >= signedYellowDays ? ['SIGNED_NOT_REGISTERED'] : [];
  }
  if (facts.poolStatus !== 'LANDED') {
    return [];
  }
  if (facts.stage !== 'S8') {
    return isOpeningLate(day, facts, settings) ? ['REGISTERED_NOT_OPENED'] : [];
  }
  const taxLate =
    facts.openedOn !== null &&
    facts.firstTaxOn === null &&
    daysBetween(facts.openedOn, day) >= firstTaxAfterOpeningDays;
  return taxLate ? ['OPENED_WITHOUT_TAX'] : [];
}

/** Rooms open within a fixed time; who builds opens on the agreed day; registration only and funds never open. */
function isOpeningLate(day: string, facts: LightFacts, settings: PoolSettings): boolean {
  switch (facts.landingMode) {
    case 'LEASE':
    case 'PURCHASE':
      return (
        facts.registeredOn !== null &&
        daysBetween(facts.registeredOn, day) >= settings.watch.openAfterRegistrationDays
      );
    case 'LAND':
    case 'CUSTOM_BUILD':
      return facts.expectedOpenOn !== null && day >= facts.expectedOpenOn;
    default:
      return false;
  }
}
