import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import {
  CalendarYearMissing,
  publishedCalendarYears,
  workingCalendar,
} from '../../platform/kernel/working-days.js';
import type { MoveProjectRequest } from './dto/move-project.dto.js';
import type { PoolSettings } from './pool-settings.js';
import type { Project } from './project.entity.js';
import { projectErrors } from './project.errors.js';
import { ProjectCheck } from './project-check.js';
import { columnsAfter } from './project-columns.rules.js';
import { type LoadedFacts, ProjectFactsRepository } from './project-facts.repository.js';
import { evidenceTypesOf, gateRecord, settingsRecord } from './project-gate-record.rules.js';
import type { MoveInForce } from './project-move-recorder.js';
import { notAllowed, refusalError } from './project-refusal.js';
import { moveTowards, openMoves, statedColumns, strayMembers } from './project-stated.rules.js';
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

const calendar = workingCalendar(publishedCalendarYears());

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
    const { id, row } = chosenMove(proposal);
    const stray = strayMembers(id, { ...request });
    if (stray.length) throw projectErrors.FIELDS_NOT_OF_MOVE({ errors: stray });
    const stated = statedColumns({ ...request });
    const after = { ...project, ...stated };
    await this.check.admit(after, Object.keys(stated), {}, day);
    const settings = await this.facts.settings(day);
    const loaded = await this.facts.of(after, day, settings);
    refuseUnknownEvidence(request.evidenceIds ?? [], loaded);
    const mover = { userId: actor.userId, unitId: actor.unitId, roles };
    const asked = { ...request, transition: id } as MoveRequest;
    const decision = decideTransition(asked, loaded.facts, mover, settings);
    if (!decision.ok) throw refusalError(decision.refusal, project, roles);
    const { effectiveOn, changes, effects } = decision;
    const context = { facts: loaded.facts, inputs: asked, actor: mover, settings, effectiveOn };
    const resting = evidenceTypesOf(row, context);
    const used = loaded.evidence.filter(
      (file) => resting.has(file.type) || request.evidenceIds?.includes(file.id),
    );
    const columns = columnsAfter(id, after, changes, {
      facts: loaded.facts,
      request,
      returnDueOn: dueOn(id, effectiveOn, settings),
    });
    const level = await this.check.upgradedLevel({ ...after, ...columns }, changedBy(id, stated), day);
    return {
      transition: id,
      effectiveOn,
      effects,
      reason: request.reason ?? null,
      changes: { ...stated, ...columns, ...(level === undefined ? {} : { level }) },
      inferred: changes.inferred,
      inputs: inputsOf(request),
      evidenceIds: used.map((file) => file.id),
      approvalIds: loaded.approvals
        .filter((approval) => approval.transition === id)
        .map(({ id: key }) => key),
      gateResult: gateRecord(row, context),
      settingsInForce: settingsRecord(settings),
    };
  }
}

function chosenMove({ project, roles, request }: Proposal) {
  if ((request.transition === undefined) === (request.to === undefined))
    throw projectErrors.TRANSITION_MISSING();
  const id = request.transition ?? (request.to && moveTowards(project, request.to));
  const move = openMoves(project).find((open) => open.id === id);
  if (!move) throw notAllowed(project, roles);
  return move;
}

/** The level that an administrator states at admission is a decision, not a field that a rule may raise. */
function changedBy(transition: string, stated: Partial<Project>): string[] {
  return [...Object.keys(stated), ...(transition === 'T07' ? ['level'] : [])];
}

function refuseUnknownEvidence(given: readonly string[], { evidence }: LoadedFacts): void {
  const unknown = given.filter((id) => !evidence.some((file) => file.id === id));
  if (unknown.length) throw projectErrors.EVIDENCE_UNKNOWN({ params: { ids: unknown.join(', ') } });
}

/** Unknown where the State Council has not published the year yet. */
function dueOn(transition: string, from: string, settings: PoolSettings): string | null {
  if (transition !== 'T02') return null;
  try {
    return calendar.addWorkingDays(from, settings.gates.returnWorkingDays);
  } catch (error) {
    if (error instanceof CalendarYearMissing) return null;
    throw error;
  }
}

const INPUTS = [
  ...['returnItems', 'newEvidenceNote', 'signingWaiverReason', 'holdUntil', 'holdReason', 'exitReason'],
  ...['exitNote', 'exitDestination', 'score', 'vetoCodes', 'level', 'correctsLockedMonth'],
] as const satisfies readonly (keyof MoveProjectRequest)[];

function inputsOf(request: MoveProjectRequest): object {
  return Object.fromEntries(
    INPUTS.filter((name) => request[name] !== undefined).map((name) => [name, request[name]]),
  );
}
