import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InteractionFilingService } from '../../features/interactions/interaction-filing.service.js';
import { LeadEffects } from './lead-effects.js';

/** The company of a lead becomes known: its follow-ups are about that company. */
@Injectable()
export class FileLeadTalksEffect implements OnModuleInit {
  constructor(
    private readonly effects: LeadEffects,
    private readonly interactions: InteractionFilingService,
  ) {}

  onModuleInit(): void {
    this.effects.on('IDENTIFIED', async (actor, { before, after }) => {
      if (after.companyId)
        await this.interactions.fileUnderCompany(actor, after.id, before?.companyId ?? null, after.companyId);
    });
  }
}
