import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { rolesOn } from './project.access.js';
import type { Project } from './project.entity.js';
import { assertOpen, projectErrors } from './project.errors.js';
import type { EvidenceType } from './project-evidence.codes.js';
import { evidenceErrors } from './project-evidence.errors.js';
import { ProjectRecordsRepository } from './project-records.repository.js';
import { ProjectsRepository } from './projects.repository.js';

export interface EvidenceStatement {
  readonly type: string;
  readonly fileId: string;
  readonly note?: string;
}

/** Files that prove something about a project. */
@Injectable()
export class ProjectEvidenceService {
  constructor(
    private readonly projects: ProjectsRepository,
    private readonly records: ProjectRecordsRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the ids of the project and of the evidence. @throws PROJECT.NOT_YOURS, READ_ONLY, FILE_MISSING, EVIDENCE_ATTACHED */
  async attach(
    actor: Actor,
    key: RecordKey,
    { type, fileId, note }: EvidenceStatement,
  ): Promise<[string, string]> {
    const project = await this.loadToAttach(actor, key);
    if (!(await this.records.mayAttach(fileId, actor.userId, actor.unitId)))
      throw evidenceErrors.FILE_MISSING();
    const id = uuidv7();
    await this.records.addEvidence({
      id,
      projectId: project.id,
      evidenceType: type as EvidenceType,
      fileId,
      attachedOn: today(this.clock),
      note: note ?? null,
      createdAt: this.clock.now(),
      createdBy: actor.userId,
      removedAt: null,
      removedBy: null,
    });
    await this.record('project.evidence-attached', project, [null, { id, type, fileId }]);
    return [project.id, id];
  }

  /** @throws PROJECT.EVIDENCE_IN_USE once a move rests on it */
  async remove(actor: Actor, key: RecordKey, evidenceId: string): Promise<void> {
    const project = await this.loadToAttach(actor, key);
    const evidence = await this.records.findEvidence(project.id, evidenceId);
    if (!evidence) throw httpErrors.NOT_FOUND();
    if (await this.records.isUsed(evidenceId)) throw evidenceErrors.EVIDENCE_IN_USE();
    await this.records.removeEvidence(evidenceId, this.clock.now(), actor.userId);
    const { id, evidenceType: type, fileId } = evidence;
    await this.record('project.evidence-removed', project, [{ id, type, fileId }, null]);
  }

  /** Evidence of an exit or a new application comes when fields can no longer be changed; graduated is closed. */
  private async loadToAttach(actor: Actor, key: RecordKey): Promise<Project> {
    const project = await this.projects.load(actor, key);
    if (rolesOn(actor, project).length === 0) throw projectErrors.NOT_YOURS();
    assertOpen(project);
    return project;
  }

  private async record(
    action: string,
    project: Project,
    evidence: readonly [unknown, unknown],
  ): Promise<void> {
    await this.audit.record({ action, subjectType: 'project', subjectId: project.id, changes: { evidence } });
  }
}
