import { Injectable } from '@nestjs/common';
import { CompanyMatchingService } from '../../features/companies/company-matching.service.js';
import type { UpdateLeadRequest } from '../../features/leads/dto/create-lead.dto.js';
import { LeadsService } from '../../features/leads/leads.service.js';
import type { Actor } from '../../platform/access/actor.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { describedIn, touchesCompany } from './lead-company.js';
import { LeadEffects } from './lead-effects.js';

/** Corrections of a lead, with what follows for its company's record and its follow-ups. */
@Injectable()
export class KeepLeadFlow {
  constructor(
    private readonly companies: CompanyMatchingService,
    private readonly leads: LeadsService,
    private readonly effects: LeadEffects,
  ) {}

  /**
   * A company that was named by id stays until another one is; what was found by name is looked for again.
   * @returns id of the lead
   */
  async update(actor: Actor, key: RecordKey, version: number, request: UpdateLeadRequest): Promise<string> {
    const company = touchesCompany(request) ? await this.companyAfter(actor, key, request) : null;
    const outcome = await this.leads.update(actor, key, version, request, company);
    return this.effects.carryOut(actor, outcome);
  }

  async remove(actor: Actor, key: RecordKey, version: number): Promise<void> {
    await this.effects.carryOut(actor, await this.leads.remove(actor, key, version));
  }

  async restore(actor: Actor, key: RecordKey): Promise<string> {
    return this.effects.carryOut(actor, await this.leads.restore(actor, key));
  }

  private async companyAfter(actor: Actor, key: RecordKey, request: UpdateLeadRequest) {
    const lead = await this.leads.find(actor, key);
    const kept = lead.companyMatch === 'GIVEN' ? lead.companyId : null;
    const { candidates: _candidates, ...company } = await this.companies.find(
      actor,
      describedIn({ ...lead, companyId: kept, ...request }),
    );
    return company;
  }
}
