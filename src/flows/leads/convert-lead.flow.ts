import { Injectable } from '@nestjs/common';
import { CompanyMatchingService } from '../../features/companies/company-matching.service.js';
import { InteractionFilingService } from '../../features/interactions/interaction-filing.service.js';
import type { ConvertLeadRequest } from '../../features/leads/dto/convert-lead.dto.js';
import { LeadMovesService } from '../../features/leads/lead-moves.service.js';
import { ProjectsService } from '../../features/projects/projects.service.js';
import type { Actor } from '../../platform/access/actor.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { LeadEffects } from './lead-effects.js';
import { projectOf } from './project-of-lead.js';

/** A valid lead becomes a draft of the reserve pool and takes everything along (domain.md §3.8). */
@Injectable()
export class ConvertLeadFlow {
  constructor(
    private readonly leads: LeadMovesService,
    private readonly projects: ProjectsService,
    private readonly companies: CompanyMatchingService,
    private readonly interactions: InteractionFilingService,
    private readonly effects: LeadEffects,
  ) {}

  /** @returns id of the project */
  async run(actor: Actor, key: RecordKey, version: number, request: ConvertLeadRequest): Promise<string> {
    const outcome = await this.leads.convert(actor, key, version);
    const lead = outcome.after;
    const facts = {
      firstContactOn: await this.interactions.firstContactOn(lead.id),
      referrer: await this.companies.nameOf(lead.referrerCompanyId),
    };
    const projectId = await this.projects.create(actor, projectOf(lead, request, facts), lead.id);
    await this.interactions.fileUnderProject(actor, lead.id, projectId, lead.companyId);
    await this.effects.carryOut(actor, outcome);
    return projectId;
  }
}
