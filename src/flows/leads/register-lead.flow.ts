import { Injectable } from '@nestjs/common';
import {
  type CompanyCandidate,
  CompanyMatchingService,
} from '../../features/companies/company-matching.service.js';
import type { CreateLeadRequest } from '../../features/leads/dto/create-lead.dto.js';
import { isProposal } from '../../features/leads/lead.access.js';
import { LeadsService } from '../../features/leads/leads.service.js';
import type { Actor } from '../../platform/access/actor.js';
import { ProtectionGuard } from '../protections/protection-guard.js';
import { describedIn } from './lead-company.js';
import { LeadEffects } from './lead-effects.js';

export interface RegisteredLead {
  readonly leadId: string;
  /** Companies that the lead may be about and was not matched with. */
  readonly companies: readonly CompanyCandidate[];
}

/** A lead comes in (domain.md §2.5): find its company, register it on the server's clock, let others do their part. */
@Injectable()
export class RegisterLeadFlow {
  constructor(
    private readonly companies: CompanyMatchingService,
    private readonly leads: LeadsService,
    private readonly effects: LeadEffects,
    private readonly guard: ProtectionGuard,
  ) {}

  async run(actor: Actor, request: CreateLeadRequest): Promise<RegisteredLead> {
    const { candidates, ...company } = await this.companies.find(actor, describedIn(request));
    // Before the number of the lead is drawn: those who are turned away must not queue for it. A proposal claims nothing.
    if (company.companyId && !isProposal(actor))
      await this.guard.admit(company.companyId, request.reportUnitId ?? actor.unitId);
    const outcome = await this.leads.register(actor, request, company);
    return { leadId: await this.effects.carryOut(actor, outcome), companies: candidates };
  }
}
