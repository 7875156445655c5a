import { STAGE, type Stage } from './project.codes.js';
import type { ProjectDate, ProjectFacts, StageMilestone } from './project-facts.js';
import { type Destination, stageNumber } from './project-moves.js';
import type { TransitionRow } from './project-transition.types.js';

/**
 * Milestone dates (domain.md §3.1, §3.2): a report counts by these dates, never by the present stage, so a move sets
 * exactly its own, a skip infers those it passed, and a step back clears those it left.
 */
export type DateChanges = Partial<Record<ProjectDate, string | null>>;

export function milestoneOf(stage: Stage): StageMilestone {
  return STAGE.extra(stage).milestone as StageMilestone;
}

/** What a move does to the dates of a project, and which of the dates set are inferred. */
export function dateChanges(
  row: TransitionRow,
  facts: ProjectFacts,
  to: Destination,
  effectiveOn: string,
): { readonly dates: DateChanges; readonly inferred: readonly StageMilestone[] } {
  const dates: DateChanges = {};
  for (const date of row.clears ?? []) {
    dates[date] = null;
  }
  for (const stage of stagesAfter(to.stage)) {
    if (facts.dates[milestoneOf(stage)] !== null) {
      dates[milestoneOf(stage)] = null;
    }
  }
  const passed = row.to[1] === 'SKIP_ONE' ? stagesBetween(facts.stage, to.stage) : [];
  for (const stage of passed) {
    dates[milestoneOf(stage)] = effectiveOn;
  }
  if (row.sets !== undefined) {
    dates[row.sets] = effectiveOn;
  }
  return { dates, inferred: passed.slice(0, -1).map(milestoneOf) };
}

/**
 * The first day on which a move may take effect: the newest milestone that stands, or the last move if later, because
 * a history whose days run backwards cannot rebuild a past day.
 */
export function earliestEffectiveOn(facts: ProjectFacts): string | null {
  const standing = STAGE.codes.map((stage) => facts.dates[milestoneOf(stage)]);
  return [...standing, facts.lastMoveOn].reduce(
    (latest, date) => (date !== null && (latest === null || date > latest) ? date : latest),
    null,
  );
}

/** Stages beyond `stage`; none before admission, where there is nothing to clear. */
function stagesAfter(stage: Stage | null): readonly Stage[] {
  return stage === null ? [] : STAGE.codes.slice(stageNumber(stage));
}

/** Stages in (`from`, `to`]. */
function stagesBetween(from: Stage | null, to: Stage | null): readonly Stage[] {
  return STAGE.codes.slice(stageNumber(from), stageNumber(to));
}
