import { Injectable } from '@nestjs/common';
import type { MoveOutcome } from '../../features/projects/project-moves.service.js';
import type { MoveEffect } from '../../features/projects/project-transition.types.js';
import type { Actor } from '../../platform/access/actor.js';

/**
 * What one feature does after a move of a project, in the transaction of the move.
 * @param actor null when the nightly job moved the project
 */
export type MoveEffectHandler = (actor: Actor | null, outcome: MoveOutcome) => Promise<void>;

/**
 * Side effects of moves that other features carry out (domain.md §3.2, right-hand column). The lifecycle table names
 * them; the flow of each feature says here what it does at which of them, when its module starts.
 */
@Injectable()
export class MoveEffects {
  private readonly handlers = new Map<MoveEffect, MoveEffectHandler[]>();

  on(effect: MoveEffect, handler: MoveEffectHandler): void {
    this.handlers.set(effect, [...(this.handlers.get(effect) ?? []), handler]);
  }

  /** Whether anybody does something at this effect. */
  handles(effect: MoveEffect): boolean {
    return this.handlers.has(effect);
  }

  /** In the order of the table, and for one effect in the order of registration. */
  async carryOut(actor: Actor | null, outcome: MoveOutcome): Promise<void> {
    for (const effect of outcome.effects)
      for (const handler of this.handlers.get(effect) ?? []) await handler(actor, outcome);
  }
}
