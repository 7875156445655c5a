import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../audit/audit-trail.js';
import type { Actor } from '../../../platform/access/actor.js';
import { holds } from '../../../platform/access/row-rule.js';
import { CLOCK } from '../../../platform/config/config.module.js';
import { httpErrors } from '../../../platform/http/http.errors.js';
import type { Clock } from '../../../platform/kernel/clock.js';
import { canDismiss, readableFinding } from './duplicate-finding.access.js';
import { findingErrors } from './duplicate-finding.errors.js';
import { DuplicateFindingsRepository } from './duplicate-findings.repository.js';

/** Decides on pairs that the sweep found. A merge is a matter of its own (domain.md §4.5). */
@Injectable()
export class DuplicateFindingsService {
  constructor(
    private readonly findings: DuplicateFindingsRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The two are different companies. The pair is not found again unless a name or number of one of them changes.
   * @throws DUPLICATE_FINDING.ACROSS_UNITS, NOT_OPEN
   */
  async dismiss(actor: Actor, id: string, version: number, reason: string): Promise<void> {
    const pair = await this.findings.standing(id);
    if (!pair || !holds(readableFinding(actor), { ...pair })) throw httpErrors.NOT_FOUND();
    if (!canDismiss(actor, pair)) throw findingErrors.ACROSS_UNITS();
    if (pair.state !== 'OPEN') throw findingErrors.NOT_OPEN({ params: { state: pair.state } });
    const now = this.clock.now();
    const dismissal = { dismissedAt: now, dismissedBy: actor.userId, dismissalReason: reason };
    await this.findings.update(id, version, { ...dismissal, updatedAt: now, updatedBy: actor.userId });
    await this.audit.record({
      action: 'duplicate-finding.dismissed',
      subjectType: 'duplicate-finding',
      subjectId: id,
      changes: { state: ['OPEN', 'DISMISSED'] },
      reason,
    });
  }
}
