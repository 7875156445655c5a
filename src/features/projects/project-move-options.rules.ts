import type { PoolSettings } from './pool-settings.js';
import type { ApprovalFact, ProjectFacts } from './project-facts.js';
import { signedMoves } from './project-stated.rules.js';
import { movesFor } from './project-transition.rules.js';
import type { MoveActor, MoveOption } from './project-transition.types.js';

/** A move out of the project's position with the signatures that it needs and has. */
export interface OfferedMove extends Omit<MoveOption, 'id'> {
  readonly transition: string;
  readonly signaturesRequired: boolean;
  readonly signatures: readonly Pick<ApprovalFact, 'role' | 'userId'>[];
}

/** The moves that leave the project's position, for one person. */
export function offeredMoves(facts: ProjectFacts, mover: MoveActor, settings: PoolSettings): OfferedMove[] {
  const signed: readonly string[] = signedMoves(facts);
  return movesFor(facts, mover, settings).map(({ id: transition, ...option }) => ({
    transition,
    ...option,
    signaturesRequired: signed.includes(transition),
    signatures: facts.approvals
      .filter((approval) => approval.transition === transition)
      .map(({ role, userId }) => ({ role, userId })),
  }));
}
