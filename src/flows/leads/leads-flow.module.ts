import { Module } from '@nestjs/common';
import { CompaniesModule } from '../../features/companies/companies.module.js';
import { InteractionsModule } from '../../features/interactions/interactions.module.js';
import { LeadsModule } from '../../features/leads/leads.module.js';
import { NoticesModule } from '../../features/notices/notices.module.js';
import { ProjectsModule } from '../../features/projects/projects.module.js';
import { ProtectionGuardModule } from '../protections/protection-guard.module.js';
import { ConvertLeadFlow } from './convert-lead.flow.js';
import { FileLeadTalksEffect } from './file-lead-talks.effect.js';
import { KeepLeadFlow } from './keep-lead.flow.js';
import { KeepLeadsController } from './keep-leads.controller.js';
import { LateLeadsFlow } from './late-leads.flow.js';
import { LeadEffects } from './lead-effects.js';
import { LeadMovesController } from './lead-moves.controller.js';
import { MoveLeadFlow } from './move-lead.flow.js';
import { RegisterLeadFlow } from './register-lead.flow.js';

/** Leads with what they do to other records. Flows that add effects import this module and register them. */
@Module({
  imports: [
    ...[LeadsModule, CompaniesModule, ProjectsModule, InteractionsModule, NoticesModule],
    ProtectionGuardModule,
  ],
  controllers: [KeepLeadsController, LeadMovesController],
  providers: [
    ...[RegisterLeadFlow, KeepLeadFlow, MoveLeadFlow, ConvertLeadFlow],
    ...[LeadEffects, FileLeadTalksEffect, LateLeadsFlow],
  ],
  exports: [LeadEffects, RegisterLeadFlow, KeepLeadFlow],
})
export class LeadsFlowModule {}
