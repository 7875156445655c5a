import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { staleVersion } from '../../platform/database/versioned-write.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { ConflictState } from './conflict.codes.js';
import type { ConflictCase } from './conflict.entity.js';
import { conflictErrors } from './conflict.errors.js';
import { type ConflictMoveRow, conflictMove, conflictMovesFrom } from './conflict.lifecycle.js';
import { isEvidenceOver, mayAct, rulingBlockers } from './conflict.rules.js';
import { ConflictsRepository } from './conflicts.repository.js';
import type { MoveConflictRequest } from './dto/write-conflict.dto.js';

export interface ConflictStep {
  readonly row: ConflictMoveRow;
  readonly to: ConflictState;
}

/** Gathers what the rules of a step need, and applies them. */
@Injectable()
export class ConflictCheck {
  constructor(
    private readonly conflicts: ConflictsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws REQUEST.VERSION_STALE, CONFLICT.MOVE_NOT_ALLOWED, NOT_YOURS, EVIDENCE_OPEN, APPEAL_LATE, RULES_BROKEN */
  async step(
    actor: Actor,
    conflict: ConflictCase,
    version: number,
    request: MoveConflictRequest,
  ): Promise<ConflictStep> {
    if (conflict.version !== version) throw staleVersion(version, conflict.version);
    const step = conflictMove(conflict.state, request.move);
    if (!step)
      throw conflictErrors.MOVE_NOT_ALLOWED({
        params: { state: conflict.state },
        extensions: { allowed: conflictMovesFrom(conflict.state).map(({ id }) => id) },
      });
    if (!mayAct(conflict, actor, step.row.by)) throw conflictErrors.NOT_YOURS();
    await this.refuseUntimely(conflict, step.row);
    const { outcome, thirdUnitId, lineA, lineB, landing } = request;
    const errors = rulingBlockers(step.row, conflict, { outcome, thirdUnitId, lineA, lineB, landing });
    if (errors.length) throw conflictErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
    return step;
  }

  private async refuseUntimely(conflict: ConflictCase, row: ConflictMoveRow): Promise<void> {
    const day = today(this.clock);
    const { evidenceDueOn, appealDueOn } = conflict;
    const filed = row.closesEvidence ? await this.conflicts.filed(conflict.id) : [];
    if (row.closesEvidence && !isEvidenceOver(filed, evidenceDueOn, day))
      throw conflictErrors.EVIDENCE_OPEN({ params: { dueOn: evidenceDueOn } });
    if (row.id === 'APPEAL' && appealDueOn !== null && appealDueOn < day)
      throw conflictErrors.APPEAL_LATE({ params: { dueOn: appealDueOn } });
  }
}
