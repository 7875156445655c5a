import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.js';
import type { Stage } from './project.codes.js';
import type { Project } from './project.entity.js';
import type { TransitionId } from './project.lifecycle.js';
import type { HoldReason } from './project-decision.codes.js';
import type { StageTransition } from './project-records.entity.js';
import { ProjectRecordsRepository } from './project-records.repository.js';
import type { MoveEffect } from './project-transition.types.js';

/** A move that was decided: what it writes on the project and what the history keeps of it. */
export interface MoveInForce {
  readonly transition: TransitionId;
  readonly effectiveOn: string;
  readonly reason: string | null;
  readonly effects: readonly MoveEffect[];
  readonly changes: Partial<Project>;
  readonly inferred: readonly string[];
  readonly inputs: object;
  readonly evidenceIds: readonly string[];
  readonly approvalIds: readonly string[];
  readonly gateResult: object;
  readonly settingsInForce: object;
}

/** Writes the history of a move and the hold that it begins or ends. */
@Injectable()
export class MoveRecorder {
  constructor(private readonly records: ProjectRecordsRepository) {}

  async record(actor: Actor, before: Project, move: MoveInForce, at: Date): Promise<void> {
    const after = { ...before, ...move.changes };
    await this.records.addMove(historyOf(actor, before, after, move, at));
    const version = before.version + 1;
    if (before.poolStatus === 'ON_HOLD') await this.records.endHold(before.id, move.effectiveOn, version);
    if (after.poolStatus !== 'ON_HOLD') return;
    await this.records.startHold({
      id: uuidv7(),
      projectId: before.id,
      stage: after.stage as Stage,
      reason: after.holdReason as HoldReason,
      startedOn: move.effectiveOn,
      untilOn: after.holdUntil as string,
      endedOn: null,
      versionFrom: version,
      versionTo: null,
    });
  }
}

function historyOf(
  actor: Actor,
  before: Project,
  after: Project,
  move: MoveInForce,
  at: Date,
): StageTransition {
  return {
    id: uuidv7(),
    projectId: before.id,
    transitionId: move.transition,
    fromPoolStatus: before.poolStatus,
    fromStage: before.stage,
    toPoolStatus: after.poolStatus,
    toStage: after.stage,
    effectiveOn: move.effectiveOn,
    at,
    actorId: actor.userId,
    actorName: actor.displayName,
    actorUnitId: actor.unitId,
    reason: move.reason,
    inputs: move.inputs,
    evidenceIds: [...move.evidenceIds],
    approvalIds: [...move.approvalIds],
    gateResult: move.gateResult,
    settingsInForce: move.settingsInForce,
    inferredMilestones: [...move.inferred],
    level: after.level,
    ownerUnitId: after.ownerUnitId,
    versionAfter: before.version + 1,
  };
}
