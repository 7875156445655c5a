import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, creation } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { fiscalGrantErrors } from './company-year-metric.errors.js';
import type { CreateFiscalGrantRequest } from './dto/company-year-metric.dto.js';
import { FiscalGrantsRepository } from './fiscal-grants.repository.js';

/** Who of the analysts reads fiscal data (domain.md §2.15, "V1 (+F grant)"). */
@Injectable()
export class FiscalGrantsService {
  constructor(
    private readonly grants: FiscalGrantsRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns its id. @throws FISCAL_GRANT.NOT_AN_ANALYST, TERM_PAST, HELD_ALREADY */
  async create(actor: Actor, { userId, reason, validTo = null }: CreateFiscalGrantRequest): Promise<string> {
    const [at, day] = [this.clock.now(), today(this.clock)];
    if (!(await this.grants.isActiveAnalyst(userId))) throw fiscalGrantErrors.NOT_AN_ANALYST();
    if (validTo !== null && validTo < day) throw fiscalGrantErrors.TERM_PAST();
    await this.grants.closeExpired(userId, day, at);
    const id = uuidv7();
    const stamps = { createdAt: at, createdBy: actor.userId, updatedAt: at, updatedBy: actor.userId };
    const open = { revokedAt: null, revokedBy: null, deletedAt: null, version: 1 };
    await this.grants.insert({ id, userId, reason, validTo, ...open, ...stamps });
    const changes = creation({ userId, validTo });
    await this.audit.record({
      action: 'fiscal-grant.given',
      subjectType: 'fiscal-grant',
      subjectId: id,
      changes,
      reason,
    });
    return id;
  }

  /** Acts at the next request. */
  async revoke(actor: Actor, id: string, version: number): Promise<void> {
    const { userId } = await this.grants.load(id);
    const at = this.clock.now();
    const revocation = { revokedAt: at, revokedBy: actor.userId };
    await this.grants.update(id, version, { ...revocation, updatedAt: at, updatedBy: actor.userId });
    const changes = { userId: [userId, null] } as const;
    await this.audit.record({
      action: 'fiscal-grant.revoked',
      subjectType: 'fiscal-grant',
      subjectId: id,
      changes,
    });
  }
}
