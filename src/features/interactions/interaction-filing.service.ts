import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { Clock } from '../../platform/kernel/clock.js';
import { type Filing, InteractionFilingRepository } from './interaction-filing.repository.js';

/**
 * Where follow-ups of a lead are filed when the lead finds its company or becomes a project. What was talked about
 * stays as it was entered.
 */
@Injectable()
export class InteractionFilingService {
  constructor(
    private readonly filing: InteractionFilingRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Day of the first talk about a lead that was entered in time (domain.md §2.4); null without one. */
  firstContactOn(leadId: string): Promise<string | null> {
    return this.filing.firstContactOn(leadId);
  }

  /** Talks about the lead belong to its project as well from now on, deleted ones in case they come back. */
  async fileUnderProject(
    actor: Actor,
    leadId: string,
    projectId: string,
    companyId: string | null,
  ): Promise<void> {
    await this.record(await this.filing.fileUnderProject(leadId, projectId, companyId, this.stamp(actor)));
  }

  /** The company of a lead is known: talks without one, or with the one that it was taken for, follow. */
  async fileUnderCompany(
    actor: Actor,
    leadId: string,
    before: string | null,
    companyId: string,
  ): Promise<void> {
    await this.record(await this.filing.fileUnderCompany(leadId, before, companyId, this.stamp(actor)));
  }

  private stamp(actor: Actor): { at: Date; by: string } {
    return { at: this.clock.now(), by: actor.userId };
  }

  private async record(filed: readonly Filing[]): Promise<void> {
    await this.audit.recordMany(
      filed.map(({ id, changes }) => ({
        action: 'interaction.filed',
        subjectType: 'interaction',
        subjectId: id,
        changes,
      })),
    );
  }
}
