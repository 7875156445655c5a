import { Module } from '@nestjs/common';
import { CompaniesModule } from '../../features/companies/companies.module.js';
import { ProjectsModule } from '../../features/projects/projects.module.js';
import { ProtectionsModule } from '../../features/protections/protections.module.js';
import { ProjectMovesFlowModule } from '../project-moves/project-moves.module.js';
import { JoinProtectionController } from './join-protection.controller.js';
import { JoinProtectionFlow } from './join-protection.flow.js';
import { ProtectionEffects } from './protection.effects.js';
import { ProtectionGuard } from './protection-guard.js';

/** First-report protection where it meets leads, projects and companies. */
@Module({
  imports: [ProtectionsModule, ProjectsModule, CompaniesModule, ProjectMovesFlowModule],
  controllers: [JoinProtectionController],
  providers: [ProtectionGuard, ProtectionEffects, JoinProtectionFlow],
  exports: [ProtectionGuard],
})
export class ProtectionFlowsModule {}
