import { Inject, Injectable } from '@nestjs/common';
import { ProjectRedDays } from '../../features/projects/project-red-days.queries.js';
import {
  ProtectionClaimsService,
  type ReportClaim,
} from '../../features/protections/protection-claims.service.js';
import type { RedDays } from '../../features/protections/protection-lapses.js';
import { ProtectionScopeQueries } from '../../features/protections/protection-scope.queries.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { type Clock, today } from '../../platform/kernel/clock.js';

/**
 * The door of a company: whoever registers a lead or enters a project for it comes through here, one at a time. A
 * protection that ran out, by its date or by the light of its project, does not wait for the nightly job to say so.
 */
@Injectable()
export class ProtectionGuard {
  constructor(
    private readonly claims: ProtectionClaimsService,
    private readonly scopes: ProtectionScopeQueries,
    private readonly lights: ProjectRedDays,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Lets the unit pursue the company. @throws PROTECTION.HELD_BY_OTHER_UNIT with the four facts */
  async admit(companyId: string, unitId: string): Promise<void> {
    await this.claims.admit(companyId, unitId, await this.redDays(companyId));
  }

  /**
   * A lead was registered: the report right of its unit begins, in the same transaction.
   * @returns id of the protection that covers the lead; null when the company is not protectable
   * @throws PROTECTION.HELD_BY_OTHER_UNIT with the four facts
   */
  async claimReport(actor: Actor | null, claim: ReportClaim): Promise<string | null> {
    return this.claims.claimReport(actor, claim, await this.redDays(claim.companyId));
  }

  /** How long the lights of the projects behind the scope's protections have been red today. */
  async redDays(companyId: string): Promise<RedDays> {
    return this.lights.of(await this.scopes.poolProjects(companyId), today(this.clock));
  }
}
