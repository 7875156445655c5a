import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail, diff } from '../../audit/audit-trail.js';
import { type Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { canReadConflict } from './conflict.access.js';
import type { ConflictCase } from './conflict.entity.js';
import { ConflictCheck } from './conflict-check.js';
import { ConflictFacts } from './conflict-facts.repository.js';
import { decisionOf, type Ruling, rulingOf } from './conflict-ruling.js';
import { stepOf } from './conflict-steps.js';
import { ConflictsRepository } from './conflicts.repository.js';
import type { MoveConflictRequest } from './dto/write-conflict.dto.js';

/** Takes a conflict from step to step (domain.md §4.2). */
@Injectable()
export class ConflictMovesService {
  constructor(
    private readonly conflicts: ConflictsRepository,
    private readonly facts: ConflictFacts,
    private readonly check: ConflictCheck,
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
    const step = await this.check.step(actor, conflict, version, request);
    const day = today(this.clock);
    const changes = stepOf(conflict, step, request, { actor, day, limits: await this.facts.limits(day) });
    const action = `conflict.${request.move.toLowerCase()}`;
    await this.save(conflict, changes, { actor, action, reason: request.reason });
    if (!step.row.decides) return null;
    const grounds = { actor, criteria: await this.facts.criteria(conflict), at: this.clock.now() };
    await this.conflicts.addDecision(decisionOf(conflict, step.to, request, grounds));
    return rulingOf({ ...conflict, ...changes });
  }

  /** Nobody appealed in time: the ruling stands. @returns whether it was so */
  async lapse(id: string, day: string): Promise<boolean> {
    const conflict = await this.conflicts.load({ column: 'id', value: id });
    const { state, appealDueOn } = conflict;
    if (state !== 'RULED' || appealDueOn === null || appealDueOn >= day) return false;
    const changes = { state: 'FINAL', closedOn: appealDueOn } as const;
    await this.save(conflict, changes, { actor: null, action: 'conflict.lapse', reason: null });
    return true;
  }

  private async save(
    conflict: ConflictCase,
    changes: Partial<ConflictCase>,
    { actor, action, reason }: { actor: Actor | null; action: string; reason: string | null },
  ): Promise<void> {
    const stamps = { updatedAt: this.clock.now(), updatedBy: actor?.userId ?? null };
    await this.conflicts.update(conflict.id, conflict.version, { ...changes, ...stamps });
    const entry = { action, subjectType: 'conflict', subjectId: conflict.id, reason };
    await this.audit.record({ ...entry, changes: diff({ ...conflict }, changes) }, actor);
  }
}
