import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { FileSubjects } from '../../platform/files/file-subjects.js';
import { Project } from './project.entity.js';
import { projectConstraints } from './project.errors.js';
import { ProjectApprovalsService } from './project-approvals.service.js';
import { ProjectCheck } from './project-check.js';
import { ProjectDuplicatesRepository } from './project-duplicates.repository.js';
import { ProjectDuplicatesService } from './project-duplicates.service.js';
import { ProjectEvidenceService } from './project-evidence.service.js';
import { ProjectFactsRepository } from './project-facts.repository.js';
import { projectEvidenceFileRule } from './project-file.sql.js';
import { ProjectMoveDecider } from './project-move-decider.js';
import { MoveRecorder } from './project-move-recorder.js';
import { ProjectMovesController } from './project-moves.controller.js';
import { ProjectMovesQueries } from './project-moves.queries.js';
import { ProjectMovesService } from './project-moves.service.js';
import * as records from './project-records.entity.js';
import { ProjectRecordsQueries } from './project-records.queries.js';
import { ProjectRecordsRepository } from './project-records.repository.js';
import { ProjectReferences } from './project-references.repository.js';
import { ProjectStandings } from './project-standings.queries.js';
import { ProjectsController } from './projects.controller.js';
import { ProjectsQueries } from './projects.queries.js';
import { ProjectsRepository } from './projects.repository.js';
import { ProjectsService } from './projects.service.js';

const WRITES = [
  ...[ProjectsService, ProjectMovesService, ProjectApprovalsService, ProjectEvidenceService],
  ...[ProjectDuplicatesService, ProjectCheck, ProjectMoveDecider, MoveRecorder, ProjectsRepository],
  ...[ProjectRecordsRepository, ProjectFactsRepository, ProjectReferences, ProjectDuplicatesRepository],
];
const READS = [ProjectsQueries, ProjectMovesQueries, ProjectRecordsQueries, ProjectStandings];

@Module({
  imports: [TypeOrmModule.forFeature([Project, ...Object.values(records)])],
  controllers: [ProjectsController, ProjectMovesController],
  providers: [...WRITES, ...READS],
  exports: [
    ...[ProjectsService, ProjectMovesService, ProjectApprovalsService, ProjectEvidenceService],
    ...[ProjectDuplicatesService, ProjectsQueries, ProjectMovesQueries, ProjectRecordsQueries],
  ],
})
export class ProjectsModule {
  constructor(constraints: ConstraintCatalogue, files: FileSubjects) {
    constraints.register(projectConstraints);
    files.register('project_evidence', projectEvidenceFileRule);
  }
}
