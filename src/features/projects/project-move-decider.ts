import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import type { MoveProjectRequest } from './dto/move-project.dto.js';
import type { Project } from './project.entity.js';
import { projectErrors } from './project.errors.js';
import { ProjectCheck } from './project-check.js';
import { columnsAfter } from './project-columns.rules.js';
import { ProjectFactsRepository } from './project-facts.repository.js';
import { groundsOf } from './project-gate-record.rules.js';
import { upgradedLevel } from './project-level-upgrade.rules.js';
import type { MoveInForce } from './project-move-recorder.js';
import { chosenMove, refusalError, refuseUnknownEvidence } from './project-refusal.js';
import { reservedClaim, statedColumns, strayMembers } from './project-stated.rules.js';
import { decideTransition } from './project-transition.rules.js';
import type { MoveRequest } from './project-transition.types.js';

export interface Proposal {
  readonly actor: Actor;
  readonly project: Project;
  /** The actor's roles that count for this project. */
  readonly roles: readonly string[];
  readonly request: MoveProjectRequest;
  readonly day: string;
}

/** Gathers what the decision about a move needs, and takes it. */
@Injectable()
export class ProjectMoveDecider {
  constructor(
    private readonly facts: ProjectFactsRepository,
    private readonly check: ProjectCheck,
  ) {}

  /** The move with everything that it writes. @throws what `ProjectMovesService.move` lists */
  async decide(proposal: Proposal): Promise<MoveInForce> {
    const { actor, project, roles, request, day } = proposal;
    const { id, row } = chosenMove(project, roles, request);
    const stated = await this.stated(proposal, id);
    const after = { ...project, ...stated };
    const settings = await this.facts.settings(day);
    const loaded = await this.facts.of(after, day, settings);
    refuseUnknownEvidence(request.evidenceIds ?? [], loaded.evidence);
    const mover = { userId: actor.userId, unitId: actor.unitId, roles };
    const inputs = { ...request, transition: id } as MoveRequest;
    const decision = decideTransition(inputs, loaded.facts, mover, settings);
    if (!decision.ok) throw refusalError(decision.refusal, project, roles);
    const { effectiveOn, changes, effects } = decision;
    const calendar = await this.facts.calendar();
    const surroundings = { facts: loaded.facts, request, effectiveOn, settings, calendar };
    const columns = columnsAfter(id, after, changes, surroundings);
    const level = upgradedLevel({ ...after, ...columns }, changedBy(id, stated), settings);
    return {
      transition: id,
      effectiveOn,
      effects,
      reason: request.reason ?? null,
      changes: { ...stated, ...columns, ...(level === undefined ? {} : { level }) },
      inferred: changes.inferred,
      inputs: inputsOf(request),
      ...groundsOf(
        row,
        { facts: loaded.facts, inputs, actor: mover, settings, effectiveOn },
        loaded,
        request,
      ),
    };
  }

  /** Columns that come with the move. @throws PROJECT.FIELDS_NOT_OF_MOVE, FIELDS_RESERVED, RULES_BROKEN */
  private async stated(
    { project, roles, request, day }: Proposal,
    transition: string,
  ): Promise<Partial<Project>> {
    const errors = strayMembers(transition, { ...request });
    if (errors.length) throw projectErrors.FIELDS_NOT_OF_MOVE({ errors });
    const stated = statedColumns({ ...request });
    const reserved = reservedClaim(project, stated, roles);
    if (reserved.length)
      throw projectErrors.FIELDS_RESERVED({ params: { count: reserved.length }, errors: reserved });
    // Whoever owns it has to belong to the unit, whichever of the two is stated.
    const changed = [...Object.keys(stated), ...(stated.ownerUnitId ? ['ownerUserId'] : [])];
    await this.check.admit({ ...project, ...stated }, changed, {}, day);
    return stated;
  }
}

/** The level that the review gave at admission is a decision, not a field that a rule may raise. */
function changedBy(transition: string, stated: Partial<Project>): string[] {
  return [...Object.keys(stated), ...(transition === 'T07' ? ['level'] : [])];
}

const INPUTS = [
  ...['returnItems', 'newEvidenceNote', 'signingWaiverReason', 'holdUntil', 'holdReason', 'exitReason'],
  ...['exitNote', 'exitDestination', 'correctsLockedMonth', 'mergedIntoId'],
] as const satisfies readonly (keyof MoveProjectRequest)[];

function inputsOf(request: MoveProjectRequest): object {
  return Object.fromEntries(
    INPUTS.filter((name) => request[name] !== undefined).map((name) => [name, request[name]]),
  );
}
