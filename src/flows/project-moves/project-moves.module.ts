import { Module } from '@nestjs/common';
import { CompaniesModule } from '../../features/companies/companies.module.js';
import { FilesModule } from '../../features/files/files.module.js';
import { ProjectsModule } from '../../features/projects/projects.module.js';
import { AttachEvidenceFlow } from '../attach-evidence.flow.js';
import { MoveEffects } from './move-effects.js';
import { MoveProjectController } from './move-project.controller.js';
import { MoveProjectFlow } from './move-project.flow.js';
import { SettleCompanyEffect } from './settle-company.effect.js';

/** Moves of projects with their side effects. Flows that add effects import this module and register them. */
@Module({
  imports: [ProjectsModule, CompaniesModule, FilesModule],
  controllers: [MoveProjectController],
  providers: [MoveEffects, MoveProjectFlow, SettleCompanyEffect, AttachEvidenceFlow],
  exports: [MoveEffects, MoveProjectFlow],
})
export class ProjectMovesFlowModule {}
