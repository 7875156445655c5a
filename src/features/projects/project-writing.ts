import { ProjectApprovalsService } from './project-approvals.service.js';
import { ProjectCheck } from './project-check.js';
import { ProjectDuplicatesRepository } from './project-duplicates.repository.js';
import { ProjectDuplicatesService } from './project-duplicates.service.js';
import { ProjectEvidenceService } from './project-evidence.service.js';
import { ProjectFactsRepository } from './project-facts.repository.js';
import { ProjectMoveDecider } from './project-move-decider.js';
import { MoveRecorder, MoveWriter } from './project-move-recorder.js';
import { ProjectMovesService } from './project-moves.service.js';
import { ProjectRecordsRepository } from './project-records.repository.js';
import { ProjectReferences } from './project-references.repository.js';
import { ProjectSystemDecider } from './project-system-decider.js';
import { ProjectSystemMovesService } from './project-system-moves.service.js';
import { ProjectsRepository } from './projects.repository.js';
import { ProjectsService } from './projects.service.js';

/** The write road of projects: what flows may call, and what only the services themselves use. */
export const PROJECT_SERVICES = [
  ...[ProjectsService, ProjectMovesService, ProjectApprovalsService, ProjectEvidenceService],
  ...[ProjectDuplicatesService, ProjectSystemMovesService],
];

export const PROJECT_STORES = [
  ...[
    ProjectCheck,
    ProjectMoveDecider,
    ProjectSystemDecider,
    MoveWriter,
    MoveRecorder,
    ProjectsRepository,
    ProjectRecordsRepository,
  ],
  ...[ProjectFactsRepository, ProjectReferences, ProjectDuplicatesRepository],
];
