import { daysBetween } from '../../platform/kernel/clock.js';
import { Exact } from '../../platform/kernel/decimal.js';
import { counted, FUNNEL, type Milestone, type Period, type SituationRow } from './pool-situation.rules.js';

/**
 * Funnel and cycle times (domain.md §5.2). `reached(p, i, D)`: some milestone j ≥ i of p lies on or before D, so that a
 * skipped stage counts as reached. The cohort are the projects admitted in its period, whatever became of them.
 */
export function funnel(rows: readonly SituationRow[], cohort: Period, day: string) {
  const { from, to } = cohort;
  const members = rows.filter(({ milestones: { admittedOn } }) =>
    Boolean(admittedOn && admittedOn >= from && admittedOn <= to),
  );
  const reached = FUNNEL.map((milestone, at) => ({
    milestone,
    ...counted(members.filter((row) => hasReached(row, at, day)).map(({ id }) => id)),
  }));
  return { ...cohort, ...counted(members.map(({ id }) => id)), reached };
}

function hasReached({ milestones }: SituationRow, at: number, day: string): boolean {
  return FUNNEL.slice(at).some((milestone) => {
    const date = milestones[milestone];
    return date !== null && date <= day;
  });
}

/** Median days from admission to a milestone that lies in the period; null where there is none. */
export function medianDays(rows: readonly SituationRow[], to: Milestone, period: Period) {
  const own = rows.filter(({ milestones }) => {
    const date = milestones[to];
    return milestones.admittedOn !== null && date !== null && date >= period.from && date <= period.to;
  });
  const days = own
    .map(({ milestones }) => daysBetween(milestones.admittedOn as string, milestones[to] as string))
    .sort((a, b) => a - b);
  return { to, days: median(days), ids: own.map(({ id }) => id) };
}

/** The middle one, or the mean of the two middle ones, as a decimal string. */
export function median(sorted: readonly number[]): string | null {
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : new Exact(low).plus(high).div(2).toFixed();
}
