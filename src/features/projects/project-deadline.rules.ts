import { addDays } from '../../platform/kernel/clock.js';
import type { PoolSettings } from './pool-settings.js';
import type { PoolStatus, Stage } from './project.codes.js';
import type { TransitionId } from './project.lifecycle.js';
import { clockDays, type LightFacts } from './project-light.rules.js';

/**
 * When the nightly job moves a project by itself (domain.md §3.2, rows marked `*`). The business date of such a move is
 * the day on which its limit was reached, not the day on which the job came to look.
 */
export const SYSTEM_MOVES = [
  'T04',
  'T18',
  'T31',
  'T32',
  'T34',
  'T35',
] as const satisfies readonly TransitionId[];
export type SystemMove = (typeof SYSTEM_MOVES)[number];

export interface DeadlineFacts {
  readonly poolStatus: PoolStatus;
  readonly stage: Stage | null;
  readonly returnDueOn: string | null;
  readonly holdUntil: string | null;
  readonly openedOn: string | null;
  readonly dormantOn: string | null;
  readonly publicSeaOn: string | null;
  /** See `dormancyDay`. */
  readonly dormancyOn: string | null;
}

/** The day from which the move is due; null when nothing leads to it. The status is for the gate to judge. */
export function dueDayOf(move: SystemMove, facts: DeadlineFacts, settings: PoolSettings): string | null {
  const { graduateAfterDays, publicSeaAfterDays, exitAfterDormantDays } = settings.gates;
  switch (move) {
    case 'T04':
      // The last day of the term is still the owner's.
      return after(facts.returnDueOn, 1);
    case 'T18':
      return after(facts.openedOn, graduateAfterDays);
    case 'T31':
      return facts.holdUntil;
    case 'T32':
      return facts.dormancyOn;
    case 'T34':
      return facts.publicSeaOn === null ? after(facts.dormantOn, publicSeaAfterDays) : null;
    case 'T35':
      return after(facts.dormantOn, exitAfterDormantDays);
  }
}

function after(date: string | null, days: number): string | null {
  return date === null ? null : addDays(date, days);
}

/**
 * The first day on which the progress clock stands at the threshold of the level, if nothing happens until then (T32);
 * null while the clock is frozen. It may lie in the past.
 */
export function dormancyDay(
  facts: Pick<LightFacts, 'level' | 'admittedOn' | 'lastProgressOn' | 'holds'>,
  settings: PoolSettings,
): string | null {
  if (facts.holds.some(({ to }) => to === null)) return null;
  const since = facts.lastProgressOn ?? facts.admittedOn;
  const { dormant } = settings.activity[facts.level];
  // Each hold on the way puts the day off, which may bring a later hold into the way.
  let day = addDays(since, dormant);
  for (;;) {
    const missing = dormant - clockDays(since, day, facts.holds);
    if (missing <= 0) return day;
    day = addDays(day, missing);
  }
}
