import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, type Changes, creation, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { Clock } from '../../platform/kernel/clock.js';
import type { CreateTargetRequest, UpdateTargetRequest } from './dto/target.dto.js';
import { targetErrors } from './target.errors.js';
import { periodTypeOf, type TargetContent, targetBlockers } from './target.rules.js';
import { TargetsRepository } from './targets.repository.js';

/** The targets of the park: each period has its own row, so that later years do not change what earlier ones were. */
@Injectable()
export class TargetsService {
  constructor(
    private readonly targets: TargetsRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns its id. @throws TARGET.RULES_BROKEN, TAKEN */
  async create(actor: Actor, { caliber = null, ...given }: CreateTargetRequest): Promise<string> {
    assertSound(given);
    const id = uuidv7();
    const now = this.clock.now();
    const content = { ...given, caliber, periodType: periodTypeOf(given.metricCode), comparator: '>=' };
    await this.targets.insert({
      ...{ id, ...content, scopeType: 'PARK', scopeId: null },
      ...{ createdAt: now, createdBy: actor.userId, updatedAt: now, updatedBy: actor.userId },
      ...{ deletedAt: null, version: 1 },
    });
    await this.record('target.created', id, creation({ ...content }));
    return id;
  }

  /** @throws TARGET.RULES_BROKEN, TAKEN */
  async update(actor: Actor, id: string, version: number, request: UpdateTargetRequest): Promise<void> {
    const before = await this.targets.load(id);
    const given = Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
    assertSound({ ...before, ...given });
    const stamps = { updatedAt: this.clock.now(), updatedBy: actor.userId };
    await this.targets.update(id, version, { ...given, ...stamps });
    await this.record('target.updated', id, diff({ ...before }, given));
  }

  async remove(actor: Actor, id: string, version: number): Promise<void> {
    await this.targets.load(id);
    const now = this.clock.now();
    await this.targets.update(id, version, { deletedAt: now, updatedAt: now, updatedBy: actor.userId });
    await this.record('target.deleted', id);
  }

  private async record(action: string, subjectId: string, changes: Changes = {}): Promise<void> {
    await this.audit.record({ action, subjectType: 'target', subjectId, changes });
  }
}

function assertSound(content: TargetContent): void {
  const errors = targetBlockers(content);
  if (errors.length) throw targetErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
}
