import { checkMachine, type Move, movesFrom } from '../../platform/kernel/state-machine.js';
import type { ConflictMove, ConflictState } from './conflict.codes.js';

/** Who carries a move out; inside one unit the supervisor stands where the pool administrator stands across units. */
export type ConflictActor = 'PARTY' | 'CLAIMANT' | 'MEDIATOR' | 'JUDGE' | 'APPEAL_BODY' | 'SYSTEM';

export interface ConflictMoveRow extends Move<ConflictState> {
  readonly id: ConflictMove;
  readonly by: ConflictActor;
  /** Ends the filing of evidence, so it waits for both parties or for the limit. */
  readonly closesEvidence?: true;
  /** Carries an outcome. */
  readonly decides?: true;
}

const path = (from: ConflictState, to: ConflictState) => ({ from, to });

/** domain.md §4.2 as one literal, checked when the server starts. */
export const CONFLICT_MACHINE = checkMachine<ConflictState, ConflictMoveRow>({
  name: 'conflict',
  initial: 'OPEN',
  states: ['OPEN', 'MEDIATION', 'RULING', 'RULED', 'APPEALED', 'FINAL', 'WITHDRAWN'],
  final: ['FINAL', 'WITHDRAWN'],
  moves: [
    { id: 'MEDIATE', by: 'MEDIATOR', closesEvidence: true, paths: [path('OPEN', 'MEDIATION')] },
    {
      id: 'HEAR',
      by: 'JUDGE',
      closesEvidence: true,
      paths: [path('OPEN', 'RULING'), path('MEDIATION', 'RULING')],
    },
    { id: 'SETTLE', by: 'MEDIATOR', decides: true, paths: [path('MEDIATION', 'RULED')] },
    { id: 'RULE', by: 'JUDGE', decides: true, paths: [path('RULING', 'RULED')] },
    { id: 'APPEAL', by: 'PARTY', paths: [path('RULED', 'APPEALED')] },
    { id: 'DECIDE', by: 'APPEAL_BODY', decides: true, paths: [path('APPEALED', 'FINAL')] },
    { id: 'LAPSE', by: 'SYSTEM', paths: [path('RULED', 'FINAL')] },
    {
      id: 'WITHDRAW',
      by: 'CLAIMANT',
      paths: [path('OPEN', 'WITHDRAWN'), path('MEDIATION', 'WITHDRAWN'), path('RULING', 'WITHDRAWN')],
    },
  ],
});

/** Where a move leads from a state; null when it does not leave it. */
export function conflictMove(
  state: ConflictState,
  id: string,
): { readonly row: ConflictMoveRow; readonly to: ConflictState } | null {
  const found = movesFrom(CONFLICT_MACHINE, state).find(({ move }) => move.id === id);
  return found ? { row: found.move, to: found.to } : null;
}

/** The moves that leave a state and that a person may carry out. */
export function conflictMovesFrom(state: ConflictState): ConflictMoveRow[] {
  return movesFrom(CONFLICT_MACHINE, state)
    .map(({ move }) => move)
    .filter(({ by }) => by !== 'SYSTEM');
}
