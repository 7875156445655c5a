import type { ProjectFacts } from './project-facts.js';
import { dateChanges } from './project-milestone.rules.js';
import type { Destination } from './project-moves.js';
import type { MoveChanges, MoveRequest, TransitionRow } from './project-transition.types.js';

/** What a permitted move writes on the project row (domain.md §3.2, right-hand columns). */

/** The columns that change; `request` is taken as checked by the gate. */
export function changesOf(
  row: TransitionRow,
  to: Destination,
  request: MoveRequest,
  facts: ProjectFacts,
  effectiveOn: string,
): MoveChanges {
  return {
    ...to,
    ...dateChanges(row, facts, to, effectiveOn),
    ...statedBy(row, request, facts),
  };
}

/** Columns that hold what was stated with the move. Leaving a hold or an exit clears what belonged to it. */
function statedBy(row: TransitionRow, request: MoveRequest, facts: ProjectFacts): Partial<MoveChanges> {
  switch (row.id) {
    case 'T15':
      return { signingWaiverReason: request.signingWaiverReason ?? '' };
    case 'T30':
      return { holdUntil: request.holdUntil ?? null, holdReason: request.holdReason ?? null };
    case 'T31':
      return { holdUntil: null, holdReason: null };
    case 'T35':
      return { ...NO_HOLD, ...exitOf({ ...request, exitReason: 'LONG_DORMANT' }) };
    case 'T40':
    case 'T41':
      return { ...NO_HOLD, ...exitOf(request) };
    case 'T33':
      return { reopenCount: facts.reopenCount + 1 };
    case 'T42':
      return { ...NO_EXIT, reopenCount: facts.reopenCount + 1 };
    case 'T43':
      return request.mergedIntoId === undefined ? {} : { mergedIntoId: request.mergedIntoId };
    default:
      return {};
  }
}

const NO_HOLD = { holdUntil: null, holdReason: null } as const;
const NO_EXIT = { exitReason: null, exitNote: null, exitDestination: null } as const;

function exitOf(request: MoveRequest): Partial<MoveChanges> {
  return {
    exitReason: request.exitReason ?? null,
    exitNote: request.exitNote ?? null,
    exitDestination: request.exitDestination ?? null,
  };
}
