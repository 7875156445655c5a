import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, diff } from '../../audit/audit-trail.js';
import { type Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { canReadConflict } from './conflict.access.js';
import type { ConflictOutcome, ConflictState } from './conflict.codes.js';
import type { ConflictCase } from './conflict.entity.js';
import { conflictErrors } from './conflict.errors.js';
import { type ConflictMoveRow, conflictMove, conflictMovesFrom } from './conflict.lifecycle.js';
import { isEvidenceOver, isInternal, mayAct, rulingBlockers } from './conflict.rules.js';
import { ConflictFacts } from './conflict-facts.repository.js';
import { stepOf } from './conflict-steps.js';
import { ConflictsRepository } from './conflicts.repository.js';
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

/** Takes a conflict from step to step (domain.md §4.2). */
@Injectable()
export class ConflictMovesService {
  constructor(
    private readonly conflicts: ConflictsRepository,
    private readonly facts: ConflictFacts,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the ruling when the step carries one, else null */
  async move(
    actor: Actor,
    key: RecordKey,
    version: number,
    request: MoveConflictRequest,
  ): Promise<Ruling | null> {
    const conflict = await this.conflicts.load(key);
    if (!canReadConflict(actor, conflict)) throw httpErrors.NOT_FOUND();
    const step = conflictMove(conflict.state, request.move);
    if (!step)
      throw conflictErrors.MOVE_NOT_ALLOWED({
        params: { state: conflict.state },
        extensions: { allowed: conflictMovesFrom(conflict.state).map(({ id }) => id) },
      });
    await this.check(actor, conflict, step.row, request);
    const limits = await this.facts.limits(today(this.clock));
    const changes = stepOf(conflict, step, request, { actor, limits, day: today(this.clock) });
    await this.save(
      actor,
      conflict,
      version,
      changes,
      `conflict.${request.move.toLowerCase()}`,
      request.reason,
    );
    if (!step.row.decides) return null;
    await this.record(actor, conflict, step.to, request);
    return rulingOf({ ...conflict, ...changes });
  }

  /** Nobody appealed in time: the ruling stands. @returns whether it was so */
  async lapse(id: string, day: string): Promise<boolean> {
    const conflict = await this.conflicts.load({ column: 'id', value: id });
    const { state, appealDueOn, version } = conflict;
    if (state !== 'RULED' || appealDueOn === null || appealDueOn >= day) return false;
    await this.save(
      null,
      conflict,
      version,
      { state: 'FINAL', closedOn: appealDueOn },
      'conflict.lapse',
      null,
    );
    return true;
  }

  private async check(
    actor: Actor,
    conflict: ConflictCase,
    row: ConflictMoveRow,
    request: MoveConflictRequest,
  ): Promise<void> {
    const day = today(this.clock);
    if (!mayAct(conflict, actor, row.by)) throw conflictErrors.NOT_YOURS();
    const { evidenceDueOn, appealDueOn } = conflict;
    const filed = row.closesEvidence ? await this.conflicts.filed(conflict.id) : [];
    if (row.closesEvidence && !isEvidenceOver(filed, evidenceDueOn, day))
      throw conflictErrors.EVIDENCE_OPEN({ params: { dueOn: evidenceDueOn } });
    if (row.id === 'APPEAL' && appealDueOn !== null && appealDueOn < day)
      throw conflictErrors.APPEAL_LATE({ params: { dueOn: appealDueOn } });
    const { outcome, thirdUnitId, lineA, lineB, landing } = request;
    const errors = rulingBlockers(row, conflict, { outcome, thirdUnitId, lineA, lineB, landing });
    if (errors.length) throw conflictErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
  }

  private async record(
    actor: Actor,
    conflict: ConflictCase,
    to: ConflictState,
    { outcome, thirdUnitId = null, lineA = null, lineB = null, landing = null, reason }: MoveConflictRequest,
  ): Promise<void> {
    await this.conflicts.addDecision({
      ...{ id: uuidv7(), caseId: conflict.id, instance: to === 'FINAL' ? 'FINAL' : 'FIRST' },
      ...{ outcome: outcome as ConflictOutcome, thirdUnitId, lineA, lineB, landing, reason },
      criteria: await this.facts.criteria(conflict),
      ...{ decidedAt: this.clock.now(), decidedBy: actor.userId },
    });
  }

  private async save(
    actor: Actor | null,
    conflict: ConflictCase,
    version: number,
    changes: Partial<ConflictCase>,
    action: string,
    reason: string | null,
  ): Promise<void> {
    const stamps = { updatedAt: this.clock.now(), updatedBy: actor?.userId ?? null };
    await this.conflicts.update(conflict.id, version, { ...changes, ...stamps });
    const entry = { action, subjectType: 'conflict', subjectId: conflict.id, reason };
    await this.audit.record({ ...entry, changes: diff({ ...conflict }, changes) }, actor);
  }
}

function rulingOf(conflict: ConflictCase): Ruling {
  const { id, companyId, unitAId, userAId, unitBId, userBId, thirdUnitId, lineA, lineB } = conflict;
  return {
    ...{ caseId: id, companyId, unitAId, userAId, unitBId, userBId, thirdUnitId, lineA, lineB },
    outcome: conflict.outcome as ConflictOutcome,
    isInternal: isInternal(conflict),
  };
}
