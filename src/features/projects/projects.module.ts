import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RecordSight } from '../../platform/access/record-sight.js';
import { RecordTitles } from '../../platform/access/record-titles.js';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { FileSubjects } from '../../platform/files/file-subjects.js';
import { Project } from './project.entity.js';
import { projectConstraints } from './project.errors.js';
import { ProjectDeadlines } from './project-deadlines.queries.js';
import { projectEvidenceFileRule, projectSight, projectTitle } from './project-file.sql.js';
import { ProjectFrames } from './project-frames.queries.js';
import { ProjectKeepingService } from './project-keeping.service.js';
import { ProjectMergingService } from './project-merging.service.js';
import { ProjectMovesController } from './project-moves.controller.js';
import { ProjectMovesQueries } from './project-moves.queries.js';
import * as records from './project-records.entity.js';
import { ProjectRecordsQueries } from './project-records.queries.js';
import { ProjectRedDays } from './project-red-days.queries.js';
import { ProjectReviewResultsService } from './project-review-results.service.js';
import { ProjectStandings } from './project-standings.queries.js';
import { PROJECT_SERVICES, PROJECT_STORES } from './project-writing.js';
import { ProjectsController } from './projects.controller.js';
import { ProjectsQueries } from './projects.queries.js';

const READS = [
  ...[ProjectsQueries, ProjectMovesQueries, ProjectRecordsQueries, ProjectStandings],
  ...[ProjectRedDays, ProjectDeadlines, ProjectFrames],
];
const SERVICES = [
  ...PROJECT_SERVICES,
  ProjectReviewResultsService,
  ProjectKeepingService,
  ProjectMergingService,
];

@Module({
  imports: [TypeOrmModule.forFeature([Project, ...Object.values(records)])],
  controllers: [ProjectsController, ProjectMovesController],
  providers: [...SERVICES, ...PROJECT_STORES, ...READS],
  exports: [...SERVICES, ...READS],
})
export class ProjectsModule {
  constructor(
    constraints: ConstraintCatalogue,
    files: FileSubjects,
    sight: RecordSight,
    titles: RecordTitles,
  ) {
    constraints.register(projectConstraints);
    files.register('project_evidence', projectEvidenceFileRule);
    sight.register('project', projectSight());
    for (const members of ['open', 'unit', 'inner', 'matter'] as const)
      sight.register(`project:${members}`, projectSight(members));
    titles.register('project', projectTitle);
  }
}
