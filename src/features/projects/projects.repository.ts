import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { holds } from '../../platform/access/row-rule.js';
import { HumanCodes } from '../../platform/database/human-codes.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { projectVisibility } from './project.access.js';
import { Project } from './project.entity.js';
import { isAdmitted, isInPublicSea } from './project.rules.js';

/** Writes the project table, and nothing else. */
@Injectable()
export class ProjectsRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly codes: HumanCodes,
  ) {}

  nextCode(year: number): Promise<string> {
    return this.codes.nextOfYear('XM', year, 4);
  }

  /**
   * A project that the actor may see, locked until the transaction ends: whatever hangs on it (evidence, signatures,
   * holds) is written under this lock, so that a gate never reads half of a neighbour's change.
   * @throws REQUEST.NOT_FOUND for an absent, hidden or (unless asked for) deleted record
   */
  async load(actor: Actor, key: RecordKey, { deleted = false } = {}): Promise<Project> {
    const project = await this.unitOfWork
      .repository(Project)
      .findOne({ where: { [key.column]: key.value }, lock: { mode: 'pessimistic_write' } });
    if (!project || (project.deletedAt !== null) !== deleted) throw httpErrors.NOT_FOUND();
    const row = { ...project, admitted: isAdmitted(project.poolStatus), inPublicSea: isInPublicSea(project) };
    if (!holds(projectVisibility(actor).readable, row)) throw httpErrors.NOT_FOUND();
    return project;
  }

  /** A project that was found already, locked until the transaction ends. @throws REQUEST.NOT_FOUND */
  async lock(id: string): Promise<Project> {
    const project = await this.unitOfWork
      .repository(Project)
      .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!project) throw httpErrors.NOT_FOUND();
    return project;
  }

  async insert(project: Project): Promise<void> {
    await this.unitOfWork.repository(Project).insert(project);
  }

  async update(id: string, expectedVersion: number, changes: Partial<Project>): Promise<void> {
    await updateVersioned(this.unitOfWork, Project, id, expectedVersion, changes);
  }
}
