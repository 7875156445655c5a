import { Module } from '@nestjs/common';
import { CompaniesModule } from '../features/companies/companies.module.js';
import { FilesModule } from '../features/files/files.module.js';
import { ProjectsModule } from '../features/projects/projects.module.js';
import { AttachEvidenceFlow } from './attach-evidence.flow.js';
import { MoveProjectController } from './move-project.controller.js';
import { MoveProjectFlow } from './move-project.flow.js';

/** Use cases around a project that span features. */
@Module({
  imports: [ProjectsModule, CompaniesModule, FilesModule],
  controllers: [MoveProjectController],
  providers: [MoveProjectFlow, AttachEvidenceFlow],
})
export class ProjectFlowsModule {}
