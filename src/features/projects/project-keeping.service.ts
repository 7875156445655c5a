import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { Project } from './project.entity.js';
import { assertOpen, projectErrors } from './project.errors.js';
import { ProjectReferences } from './project-references.repository.js';
import { ProjectsRepository } from './projects.repository.js';

/** A project whose row is locked until the transaction ends. */
export type HeldProject = Readonly<Project>;

/** Who keeps a project from now on. */
export interface NewKeeper {
  readonly ownerUnitId: string;
  readonly ownerUserId: string | null;
  readonly teamUserIds: readonly string[];
  /** In the words of the business: `project.handed-over`. */
  readonly action: string;
  readonly reason: string | null;
}

/** What flows do with a project as a whole: hold it while they write beside it, and give it to another unit. */
@Injectable()
export class ProjectKeepingService {
  constructor(
    private readonly projects: ProjectsRepository,
    private readonly references: ProjectReferences,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws REQUEST.NOT_FOUND when the actor does not see it */
  hold(actor: Actor, key: RecordKey): Promise<HeldProject> {
    return this.projects.load(actor, key);
  }

  /** For what adds to it. @throws REQUEST.NOT_FOUND, PROJECT.READ_ONLY once it was graduated or merged */
  async holdOpen(actor: Actor, key: RecordKey): Promise<HeldProject> {
    const project = await this.hold(actor, key);
    assertOpen(project);
    return project;
  }

  /** For the nightly job, and where another rule has decided that the person may act. */
  holdById(id: string): Promise<HeldProject> {
    return this.projects.lock(id);
  }

  /**
   * Gives a held project to another unit. The unit that reported it first stays what it was; so does the history.
   * @param actor null for the nightly job
   * @throws PROJECT.RULES_BROKEN when the unit does not own projects, or the person is not of it
   */
  async changeKeeper(actor: Actor | null, project: HeldProject, keeper: NewKeeper): Promise<HeldProject> {
    const { ownerUnitId, ownerUserId, action, reason } = keeper;
    const changes = {
      ownerUnitId,
      ownerUserId,
      teamUserIds: [...keeper.teamUserIds],
      coUnitIds: project.coUnitIds.filter((unit) => unit !== ownerUnitId),
    };
    const after = { ...project, ...changes };
    const errors = await this.references.faults(after, ['ownerUnitId', 'ownerUserId'], today(this.clock));
    if (errors.length) throw projectErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
    const stamps = { updatedAt: this.clock.now(), updatedBy: actor?.userId ?? null };
    await this.projects.update(project.id, project.version, { ...changes, ...stamps });
    await this.audit.record(
      {
        action,
        subjectType: 'project',
        subjectId: project.id,
        changes: diff({ ...project }, changes),
        reason,
      },
      actor,
    );
    return { ...after, version: project.version + 1 };
  }
}
