import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LeadOutcome } from '../../features/leads/lead-outcome.js';
import { ProtectionEndsService } from '../../features/protections/protection-ends.service.js';
import type { Actor } from '../../platform/access/actor.js';
import { LeadEffects } from '../leads/lead-effects.js';
import { ProtectionGuard } from './protection-guard.js';

/** The lead after its change, with its company known. */
type KnownLead = LeadOutcome['after'] & { readonly companyId: string };
type Work = (actor: Actor, lead: KnownLead, outcome: LeadOutcome) => Promise<unknown>;

/**
 * What leads do to first-report protection (domain.md §4.1): the unit that registers an identified company first gets
 * the report right; a lead of a company that another unit holds is not taken in.
 */
@Injectable()
export class LeadProtectionEffects implements OnModuleInit {
  constructor(
    private readonly effects: LeadEffects,
    private readonly guard: ProtectionGuard,
    private readonly ends: ProtectionEndsService,
  ) {}

  onModuleInit(): void {
    const on = (effect: Parameters<LeadEffects['on']>[0], work: Work) =>
      this.effects.on(effect, async (actor, outcome) => {
        const { companyId } = outcome.after;
        if (companyId !== null) await work(actor, { ...outcome.after, companyId }, outcome);
      });
    on('REGISTERED', (actor, lead) => this.claim(actor, lead, lead.registeredAt));
    on('RESTORED', (actor, lead) => this.claim(actor, lead, lead.registeredAt));
    // A proposal counts from the moment at which the unit made it its own.
    on('TAKEN', (actor, lead) => this.claim(actor, lead, lead.reportedAt ?? lead.registeredAt));
    on('IDENTIFIED', (actor, lead, { before }) => this.moveClaim(actor, lead, before?.companyId ?? null));
    on('CONVERTED', (_actor, { companyId, reportUnitId }) => this.guard.admit(companyId, reportUnitId));
    on('CLOSED', (actor, lead) => this.close(actor, lead));
    on('DELETED', (actor, lead) => this.end(actor, lead, 'LEAD_CLOSED'));
  }

  private async claim(actor: Actor, lead: KnownLead, registeredAt: Date): Promise<void> {
    if (lead.reportedAt === null || lead.deletedAt !== null) return;
    const { companyId, sourceChannel } = lead;
    await this.guard.claimReport(actor, {
      ...{ companyId, sourceChannel, registeredAt, leadId: lead.id, unitId: lead.reportUnitId },
      userId: lead.assigneeId ?? lead.reportUserId,
    });
  }

  /** Its company is another one than was thought. */
  private async moveClaim(actor: Actor, lead: KnownLead, before: string | null): Promise<void> {
    if (before !== null && before !== lead.companyId)
      await this.end(actor, { ...lead, companyId: before }, 'LEAD_CLOSED');
    await this.claim(actor, lead, lead.registeredAt);
  }

  private async close(actor: Actor, lead: KnownLead): Promise<void> {
    if (lead.status === 'TRANSFERRED' && lead.transferredToUnitId !== null) {
      const from = { companyId: lead.companyId, unitId: lead.reportUnitId, leadId: lead.id };
      return this.ends.handOver(actor, from, { unitId: lead.transferredToUnitId, userId: null });
    }
    await this.end(actor, lead, lead.invalidReason === 'FAKE' ? 'FALSE_INFORMATION' : 'LEAD_CLOSED');
  }

  private async end(
    actor: Actor,
    { companyId, id }: KnownLead,
    reason: 'LEAD_CLOSED' | 'FALSE_INFORMATION',
  ): Promise<void> {
    await this.ends.closeLead(actor, { companyId, leadId: id }, reason);
  }
}
