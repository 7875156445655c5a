import { Module } from '@nestjs/common';
import { CompaniesModule } from '../../features/companies/companies.module.js';
import { NoticesModule } from '../../features/notices/notices.module.js';
import { ProjectsModule } from '../../features/projects/projects.module.js';
import { ProtectionsModule } from '../../features/protections/protections.module.js';
import { LeadsFlowModule } from '../leads/leads-flow.module.js';
import { ProjectMovesFlowModule } from '../project-moves/project-moves.module.js';
import { CompanyMovesEffect } from './company-moves.effect.js';
import { ExpireProtectionsFlow } from './expire-protections.flow.js';
import { JoinProtectionController } from './join-protection.controller.js';
import { JoinProtectionFlow } from './join-protection.flow.js';
import { LeadProtectionEffects } from './lead-protection.effects.js';
import { ProtectionEffects } from './protection.effects.js';
import { ProtectionExpiry } from './protection-expiry.js';
import { ProtectionGuardModule } from './protection-guard.module.js';
import { ProtectionNotices } from './protection-notices.js';

/** First-report protection where it meets leads, projects and companies. */
@Module({
  imports: [
    ...[ProtectionGuardModule, ProtectionsModule, ProjectsModule, CompaniesModule],
    ...[ProjectMovesFlowModule, LeadsFlowModule, NoticesModule],
  ],
  controllers: [JoinProtectionController],
  providers: [
    CompanyMovesEffect,
    ProtectionEffects,
    LeadProtectionEffects,
    JoinProtectionFlow,
    ExpireProtectionsFlow,
    ProtectionExpiry,
    ProtectionNotices,
  ],
})
export class ProtectionFlowsModule {}
