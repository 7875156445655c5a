import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CompaniesService } from '../../features/companies/companies.service.js';
import { LANDING_MODE } from '../../features/projects/project.codes.js';
import type { MoveOutcome } from '../../features/projects/project-moves.service.js';
import { MoveEffects } from './move-effects.js';

/** T14 and T15: the registered company is in the park from now on. */
@Injectable()
export class SettleCompanyEffect implements OnModuleInit {
  constructor(
    private readonly effects: MoveEffects,
    private readonly companies: CompaniesService,
  ) {}

  onModuleInit(): void {
    this.effects.on('SET_COMPANY_IN_PARK', async (actor, outcome) => {
      const { registeredCompanyId } = outcome.after;
      if (actor && registeredCompanyId)
        await this.companies.settle(actor, registeredCompanyId, relationAfter(outcome));
    });
  }
}

/** Who takes no space is here on paper only. */
function relationAfter({ after: { landingMode } }: MoveOutcome): 'RESIDENT' | 'REGISTERED_ONLY' {
  return landingMode !== null && !LANDING_MODE.extra(landingMode).needsSpace ? 'REGISTERED_ONLY' : 'RESIDENT';
}
