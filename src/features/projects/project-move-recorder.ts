import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { Clock } from '../../platform/kernel/clock.js';
import type { Stage } from './project.codes.js';
import type { Project } from './project.entity.js';
import type { TransitionId } from './project.lifecycle.js';
import type { HoldReason } from './project-decision.codes.js';
import type { StageTransition } from './project-records.entity.js';
import { ProjectRecordsRepository } from './project-records.repository.js';
import type { MoveEffect } from './project-transition.types.js';
import { ProjectsRepository } from './projects.repository.js';

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

  /** @param actor null: the nightly job */
  async record(actor: Actor | null, before: Project, move: MoveInForce, at: Date): Promise<void> {
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
  actor: Actor | null,
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
    actorId: actor?.userId ?? null,
    actorName: actor?.displayName ?? '系统',
    actorUnitId: actor?.unitId ?? null,
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

/** What others have to know of a move to do their part, in the same transaction. */
export interface MoveOutcome {
  readonly projectId: string;
  readonly transition: MoveInForce['transition'];
  readonly effects: MoveInForce['effects'];
  readonly effectiveOn: string;
  readonly reason: string | null;
  readonly before: Readonly<Project>;
  readonly after: Readonly<Project>;
}

/** Saves and records a move that was decided, whoever made it. */
@Injectable()
export class MoveWriter {
  constructor(
    private readonly projects: ProjectsRepository,
    private readonly recorder: MoveRecorder,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param actor null: the nightly job. @throws REQUEST.VERSION_STALE */
  async write(actor: Actor | null, project: Project, move: MoveInForce): Promise<MoveOutcome> {
    const now = this.clock.now();
    const stamps = { updatedAt: now, updatedBy: actor?.userId ?? null };
    await this.projects.update(project.id, project.version, { ...move.changes, ...stamps });
    await this.recorder.record(actor, project, move, now);
    await this.audit.record(
      {
        action: 'project.moved',
        subjectType: 'project',
        subjectId: project.id,
        changes: { ...diff({ ...project }, move.changes), transition: [null, move.transition] },
        reason: move.reason,
      },
      actor,
    );
    const { transition, effects, effectiveOn, reason } = move;
    const after = { ...project, ...move.changes };
    return { projectId: project.id, transition, effects, effectiveOn, reason, before: project, after };
  }
}
