import { Injectable } from '@nestjs/common';
import type { LeadEffect } from '../../features/leads/lead.lifecycle.js';
import type { LeadOutcome } from '../../features/leads/lead-outcome.js';
import type { Actor } from '../../platform/access/actor.js';

/** What one feature does after a change of a lead, in the transaction of the change. */
export type LeadEffectHandler = (actor: Actor, outcome: LeadOutcome) => Promise<void>;

/**
 * Side effects of leads that other features carry out. The flow of each feature says here what it does after which
 * change, when its module starts; the twin of `MoveEffects` for projects.
 */
@Injectable()
export class LeadEffects {
  private readonly handlers = new Map<LeadEffect, LeadEffectHandler[]>();

  on(effect: LeadEffect, handler: LeadEffectHandler): void {
    this.handlers.set(effect, [...(this.handlers.get(effect) ?? []), handler]);
  }

  /** In the order of registration. @returns the id of the lead */
  async carryOut(actor: Actor, outcome: LeadOutcome): Promise<string> {
    for (const effect of outcome.effects)
      for (const handler of this.handlers.get(effect) ?? []) await handler(actor, outcome);
    return outcome.after.id;
  }
}
