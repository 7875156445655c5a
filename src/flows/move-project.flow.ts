import { Injectable } from '@nestjs/common';
import { CompaniesService } from '../features/companies/companies.service.js';
import type { MoveProjectRequest } from '../features/projects/dto/move-project.dto.js';
import { LANDING_MODE } from '../features/projects/project.codes.js';
import { type MoveOutcome, ProjectMovesService } from '../features/projects/project-moves.service.js';
import type { Actor } from '../platform/access/actor.js';
import type { RecordKey } from '../platform/http/record-id.js';

/** A move of a project with what it does to other records, in one transaction (domain.md §3.2, side effects). */
@Injectable()
export class MoveProjectFlow {
  constructor(
    private readonly projects: ProjectMovesService,
    private readonly companies: CompaniesService,
  ) {}

  /** @returns id of the project */
  async run(actor: Actor, key: RecordKey, version: number, request: MoveProjectRequest): Promise<string> {
    const outcome = await this.projects.move(actor, key, version, request);
    if (outcome.effects.includes('SET_COMPANY_IN_PARK') && outcome.registeredCompanyId)
      await this.companies.settle(actor, outcome.registeredCompanyId, relationAfter(outcome));
    return outcome.projectId;
  }
}

/** Who takes no space is here on paper only. */
function relationAfter({ landingMode }: MoveOutcome): 'RESIDENT' | 'REGISTERED_ONLY' {
  return landingMode !== null && !LANDING_MODE.extra(landingMode).needsSpace ? 'REGISTERED_ONLY' : 'RESIDENT';
}
