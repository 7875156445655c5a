import type { Actor } from '../../platform/access/actor.js';
import { CONFLICT_STATE, type ConflictState } from './conflict.codes.js';
import type { ConflictCase } from './conflict.entity.js';
import type { ConflictMoveRow } from './conflict.lifecycle.js';
import { isInternal, partyOf } from './conflict.rules.js';
import { workingTerm } from './conflict-dates.js';
import type { ConflictLimits } from './conflict-settings.js';
import type { MoveConflictRequest } from './dto/write-conflict.dto.js';

interface StepFrame {
  readonly actor: Actor;
  readonly limits: ConflictLimits;
  /** Today in Shanghai. */
  readonly day: string;
}

/** What a step writes on the case: where it leads, what was decided, and by when the next step is due. */
export function stepOf(
  conflict: ConflictCase,
  { row, to }: { readonly row: ConflictMoveRow; readonly to: ConflictState },
  request: MoveConflictRequest,
  frame: StepFrame,
): Partial<ConflictCase> {
  const { outcome, thirdUnitId, lineA, lineB, landing } = request;
  return {
    state: to,
    ...(row.decides ? { outcome, ...cleared({ thirdUnitId, lineA, lineB, landing }) } : {}),
    ...dates(conflict, row, to, frame),
    ...(row.id === 'APPEAL'
      ? { appealedOn: frame.day, appealedBy: partyOf(conflict, frame.actor), appealReason: request.reason }
      : {}),
    ...(CONFLICT_STATE.extra(to).closed ? { closedOn: frame.day } : {}),
  };
}

function dates(
  conflict: ConflictCase,
  row: ConflictMoveRow,
  to: ConflictState,
  { limits, day }: StepFrame,
): Partial<ConflictCase> {
  if (to === 'RULED') return { ruledOn: day, appealDueOn: workingTerm(day, limits.appealWorkingDays) };
  if (to === 'APPEALED') return { finalDueOn: workingTerm(day, limits.finalWorkingDays) };
  // Mediation and ruling share one limit, which runs from the end of the evidence.
  if (!row.closesEvidence || conflict.decisionDueOn !== null) return {};
  const days = isInternal(conflict) ? limits.unitDecisionWorkingDays : limits.rulingWorkingDays;
  return { decisionDueOn: workingTerm(day, days) };
}

function cleared(terms: Pick<MoveConflictRequest, 'thirdUnitId' | 'lineA' | 'lineB' | 'landing'>) {
  return {
    thirdUnitId: terms.thirdUnitId ?? null,
    lineA: terms.lineA?.trim() ?? null,
    lineB: terms.lineB?.trim() ?? null,
    landing: terms.landing ?? null,
  };
}
