import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import type { Clock } from '../../platform/kernel/clock.js';
import { canEditProject } from './project.access.js';
import { assertOpen, projectErrors } from './project.errors.js';
import { ProjectDuplicatesRepository } from './project-duplicates.repository.js';
import { ProjectRecordsRepository } from './project-records.repository.js';
import { ProjectsRepository } from './projects.repository.js';

/** 查重 of a project: the same investor or its group in other projects (domain.md §4.4). */
@Injectable()
export class ProjectDuplicatesService {
  constructor(
    private readonly projects: ProjectsRepository,
    private readonly records: ProjectRecordsRepository,
    private readonly duplicates: ProjectDuplicatesRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Looks, keeps the result and links it to the project. @returns the id of the result. @throws PROJECT.READ_ONLY */
  async run(actor: Actor, key: RecordKey): Promise<{ checkId: string; projectId: string }> {
    const project = await this.projects.load(actor, key);
    if (!canEditProject(actor, project)) throw projectErrors.NOT_YOURS();
    assertOpen(project);
    if (project.companyId === null) throw projectErrors.COMPANY_NEEDED();
    const found = await this.duplicates.find(project.id, project.companyId);
    const at = this.clock.now();
    const id = uuidv7();
    const { id: projectId, companyId } = project;
    await this.records.addDuplicateCheck({
      id,
      projectId,
      companyId,
      foundProjectIds: found,
      at,
      byUser: actor.userId,
    });
    const changes = { duplicateCheckId: id, updatedAt: at, updatedBy: actor.userId };
    await this.projects.update(projectId, project.version, changes);
    await this.audit.record({
      action: 'project.duplicates-checked',
      subjectType: 'project',
      subjectId: projectId,
      changes: { duplicateCheckId: [project.duplicateCheckId, id] },
    });
    return { checkId: id, projectId };
  }
}
