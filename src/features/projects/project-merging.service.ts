import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { isRepointed, nameOf, ReferenceRows } from '../../platform/database/reference-rows.js';
import type { Clock } from '../../platform/kernel/clock.js';
import type { Project } from './project.entity.js';
import { projectErrors } from './project.errors.js';
import { inheritedBy, projectMergeBlockers } from './project-merge.rules.js';
import { PROJECT_REFERENCES } from './project-references.table.js';
import { ProjectsRepository } from './projects.repository.js';

/** T43: one project goes on as the other. */
@Injectable()
export class ProjectMergingService {
  constructor(
    private readonly projects: ProjectsRepository,
    private readonly references: ReferenceRows,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * After the move of the victim, in its transaction. @param victim as it was before the move
   * @throws REQUEST.NOT_FOUND, PROJECT.MERGE_NOT_ALLOWED: the move does not happen either
   */
  async absorb(
    actor: Actor,
    survivorId: string,
    victim: Readonly<Project>,
    reason: string | null,
  ): Promise<void> {
    const survivor = await this.projects.load(actor, { column: 'id', value: survivorId });
    const errors = projectMergeBlockers(survivor, victim, reason);
    if (errors.length) throw projectErrors.MERGE_NOT_ALLOWED({ params: { count: errors.length }, errors });
    const stamp = { at: this.clock.now(), by: actor.userId };
    const inherited = inheritedBy(survivor, victim);
    await this.projects.update(survivor.id, survivor.version, {
      ...{ ...inherited, updatedAt: stamp.at, updatedBy: stamp.by },
    });
    const moved: Record<string, number> = {};
    for (const reference of PROJECT_REFERENCES.filter(isRepointed)) {
      const ids = await this.references.repoint(reference, victim.id, survivor.id, stamp);
      if (ids.length && nameOf(reference) !== 'project.merged_into_id') moved[nameOf(reference)] = ids.length;
    }
    await this.audit.record({
      ...{ action: 'project.absorbed', subjectType: 'project', subjectId: survivor.id, reason },
      changes: {
        ...diff({ ...survivor }, { ...inherited }),
        absorbed: [null, victim.code],
        moved: [null, moved],
      },
    });
  }
}
