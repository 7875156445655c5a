import { Module } from '@nestjs/common';
import { CreditSharesModule } from '../../features/credit-shares/credit-shares.module.js';
import { ProjectsModule } from '../../features/projects/projects.module.js';
import { ProtectionsModule } from '../../features/protections/protections.module.js';
import { ProjectMovesFlowModule } from '../project-moves/project-moves.module.js';
import { MergeProjectsEffect } from './merge-projects.effect.js';

/** Merging two projects of one company. */
@Module({
  imports: [ProjectsModule, ProtectionsModule, CreditSharesModule, ProjectMovesFlowModule],
  providers: [MergeProjectsEffect],
})
export class ProjectMergeFlowsModule {}
