import type { WorkingCalendar } from '../../platform/kernel/working-days.js';
import type { PoolSettings } from './pool-settings.js';
import type { Project } from './project.entity.js';
import type { TransitionId } from './project.lifecycle.js';
import type { ProjectFacts } from './project-facts.js';
import type { MoveChanges } from './project-transition.types.js';

/** What a decided move writes into the project's own columns (domain.md §3.2, right-hand columns). */
export interface MoveSurroundings {
  readonly facts: ProjectFacts;
  readonly request: { readonly returnItems?: readonly string[] };
  readonly effectiveOn: string;
  readonly settings: PoolSettings;
  readonly calendar: WorkingCalendar;
}

/** @throws CALENDAR.YEAR_NOT_LOADED when a term leads into a year without a calendar */
export function columnsAfter(
  transition: TransitionId,
  project: Project,
  changes: MoveChanges,
  surroundings: MoveSurroundings,
): Partial<Project> {
  const { dates, inferred, ...columns } = changes;
  return {
    ...columns,
    ...dates,
    inferredMilestones: inferredAfter(project, changes),
    ...ownEffects(transition, project, surroundings),
  };
}

/** A milestone is no longer inferred when it is cleared or dated anew. */
function inferredAfter(project: Project, { dates, inferred }: MoveChanges): string[] {
  const standing = project.inferredMilestones.filter((milestone) => !Object.hasOwn(dates, milestone));
  return [...standing, ...inferred];
}

function ownEffects(
  transition: TransitionId,
  project: Project,
  { facts, request, effectiveOn, settings, calendar }: MoveSurroundings,
): Partial<Project> {
  switch (transition) {
    case 'T02':
      return {
        ...{ reviewScore: null, vetoCodes: [] },
        returnItems: [...(request.returnItems ?? [])],
        returnDueOn: calendar.addWorkingDays(effectiveOn, settings.gates.returnWorkingDays),
      };
    case 'T03':
    case 'T04':
      return { returnItems: [], returnDueOn: null };
    case 'T06':
      return { reviewScore: null, vetoCodes: [], reviewRound: project.reviewRound + 1 };
    case 'T34':
      return { ownerUnitId: null, ownerUserId: null, teamUserIds: [] };
    case 'T07':
      return { level: facts.level };
    default:
      return {};
  }
}
