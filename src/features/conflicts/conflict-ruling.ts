import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.js';
import type { ConflictOutcome, ConflictState } from './conflict.codes.js';
import type { ConflictCase, ConflictDecision } from './conflict.entity.js';
import { isInternal } from './conflict.rules.js';
import type { MoveConflictRequest } from './dto/write-conflict.dto.js';

/** A ruling that takes effect now, for flows that carry it out. */
export interface Ruling
  extends Pick<ConflictCase, 'unitAId' | 'userAId' | 'unitBId' | 'userBId' | 'thirdUnitId'> {
  readonly caseId: string;
  readonly companyId: string;
  readonly isInternal: boolean;
  readonly outcome: ConflictOutcome;
  readonly lineA: string | null;
  readonly lineB: string | null;
}

export function rulingOf(conflict: ConflictCase): Ruling {
  const { id, companyId, unitAId, userAId, unitBId, userBId, thirdUnitId, lineA, lineB } = conflict;
  return {
    ...{ caseId: id, companyId, unitAId, userAId, unitBId, userBId, thirdUnitId, lineA, lineB },
    outcome: conflict.outcome as ConflictOutcome,
    isInternal: isInternal(conflict),
  };
}

/** The record of a ruling. `criteria` as they were computed for it. */
export function decisionOf(
  conflict: ConflictCase,
  to: ConflictState,
  { outcome, thirdUnitId = null, lineA, lineB, landing = null, reason }: MoveConflictRequest,
  { actor, criteria, at }: { readonly actor: Actor; readonly criteria: object; readonly at: Date },
): ConflictDecision {
  return {
    ...{ id: uuidv7(), caseId: conflict.id, instance: to === 'FINAL' ? 'FINAL' : 'FIRST' },
    ...{ outcome: outcome as ConflictOutcome, thirdUnitId, landing, reason, criteria },
    ...{ lineA: lineA?.trim() ?? null, lineB: lineB?.trim() ?? null },
    ...{ decidedAt: at, decidedBy: actor.userId },
  };
}
