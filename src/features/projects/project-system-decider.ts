import { Injectable } from '@nestjs/common';
import { runInstant } from '../../platform/jobs/nightly-plan.js';
import type { Project } from './project.entity.js';
import { columnsAfter } from './project-columns.rules.js';
import { dueDayOf, type SystemMove } from './project-deadline.rules.js';
import { ProjectFactsRepository } from './project-facts.repository.js';
import type { GateContext } from './project-gate.js';
import { groundsOf } from './project-gate-record.rules.js';
import { earliestEffectiveOn } from './project-milestone.rules.js';
import type { MoveInForce } from './project-move-recorder.js';
import { movesAt } from './project-moves.js';
import { decideTransition, SYSTEM_ACTOR } from './project-transition.rules.js';

/** What the nightly job asks about one project. */
export interface SystemQuestion {
  readonly move: SystemMove;
  /** The Shanghai day whose run asks. */
  readonly day: string;
  /** A day before which the job could not have made the move. */
  readonly notBefore?: string | null;
}

/** Decides the moves that no person makes, out of the same tables as the others. */
@Injectable()
export class ProjectSystemDecider {
  constructor(private readonly facts: ProjectFactsRepository) {}

  /** @returns null when the move is not due on that day, or not any more */
  async decide(
    project: Project,
    { move, day, notBefore = null }: SystemQuestion,
  ): Promise<MoveInForce | null> {
    const row = movesAt(project.poolStatus, project.stage).find(({ id }) => id === move)?.row;
    if (!row) return null;
    const settings = await this.facts.settings(day);
    const loaded = await this.facts.of(project, day, settings, runInstant(day));
    const due = dueDayOf(move, { ...project, dormancyOn: loaded.dormancyOn }, settings);
    const effectiveOn = due && newest(due, notBefore, earliestEffectiveOn(loaded.facts));
    if (effectiveOn === null || effectiveOn > day) return null;
    const facts = { ...loaded.facts, today: effectiveOn };
    const decision = decideTransition({ transition: move, effectiveOn }, facts, SYSTEM_ACTOR, settings);
    if (!decision.ok) return null;
    const context: GateContext = { facts, inputs: {}, actor: SYSTEM_ACTOR, settings, effectiveOn };
    const calendar = await this.facts.calendar();
    const { changes, effects } = decision;
    return {
      ...{ transition: move, effectiveOn, effects, reason: null, inferred: changes.inferred, inputs: {} },
      changes: columnsAfter(move, project, changes, { ...context, request: {}, calendar }),
      ...groundsOf(row, context, loaded, {}),
    };
  }
}

function newest(first: string, ...others: readonly (string | null)[]): string {
  return others.reduce<string>((last, day) => (day !== null && day > last ? day : last), first);
}
