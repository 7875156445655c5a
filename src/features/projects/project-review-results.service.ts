import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { Level } from './project.codes.js';
import type { Project } from './project.entity.js';
import type { VetoCode } from './project-decision.codes.js';
import { ProjectFactsRepository } from './project-facts.repository.js';
import { proposedLevel } from './project-level-upgrade.rules.js';
import { ProjectsRepository } from './projects.repository.js';

/** What an admission review writes on its project (domain.md §3.3), under the lock that the review holds on it. */
@Injectable()
export class ProjectReviewResultsService {
  constructor(
    private readonly projects: ProjectsRepository,
    private readonly facts: ProjectFactsRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The level that a project would have today before its review, by its fields alone (§3.4). */
  async levelProposed(project: Project): Promise<Level> {
    return proposedLevel(project, await this.facts.settings(today(this.clock)));
  }

  /** Keeps score and vetoes. @returns the level by rule with that score */
  async take(
    actor: Actor,
    projectId: string,
    result: { readonly score: string | null; readonly vetoCodes: readonly VetoCode[] },
  ): Promise<Level> {
    const project = await this.projects.load(actor, { column: 'id', value: projectId });
    const changes = { reviewScore: result.score, vetoCodes: [...result.vetoCodes] };
    await this.write(actor, project, changes, 'project.reviewed');
    return this.levelProposed({ ...project, ...changes });
  }

  /** Lets departments see the project. */
  async invite(actor: Actor, projectId: string, unitIds: readonly string[]): Promise<void> {
    const project = await this.projects.load(actor, { column: 'id', value: projectId });
    const invitedUnitIds = [...new Set([...project.invitedUnitIds, ...unitIds])];
    if (invitedUnitIds.length > project.invitedUnitIds.length)
      await this.write(actor, project, { invitedUnitIds }, 'project.departments-invited');
  }

  private async write(
    actor: Actor,
    project: Project,
    changes: Partial<Project>,
    action: string,
  ): Promise<void> {
    const stamps = { updatedAt: this.clock.now(), updatedBy: actor.userId };
    await this.projects.update(project.id, project.version, { ...changes, ...stamps });
    await this.audit.record({
      action,
      subjectType: 'project',
      subjectId: project.id,
      changes: diff({ ...project }, { ...changes }),
    });
  }
}
