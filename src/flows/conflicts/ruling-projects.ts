import { Injectable } from '@nestjs/common';
import type { Ruling } from '../../features/conflicts/conflict-ruling.js';
import { ConflictsQueries } from '../../features/conflicts/conflicts.queries.js';
import { CreditRulings } from '../../features/credit-shares/credit-rulings.queries.js';
import { CreditSharesService } from '../../features/credit-shares/credit-shares.service.js';
import { ProjectsService } from '../../features/projects/projects.service.js';
import { ProtectionScopeQueries } from '../../features/protections/protection-scope.queries.js';
import type { Actor } from '../../platform/access/actor.js';
import type { RecordKey } from '../../platform/http/record-id.js';

/** What a ruling does to the projects of the company: who takes part in them and whose credit they are. */
@Injectable()
export class RulingProjects {
  constructor(
    private readonly conflicts: ConflictsQueries,
    private readonly scopes: ProtectionScopeQueries,
    private readonly projects: ProjectsService,
    private readonly rulings: CreditRulings,
    private readonly credit: CreditSharesService,
  ) {}

  /**
   * Locks what a ruling will change: projects are locked before cases and protections, everywhere.
   * @param outcome null: the step rules nothing
   * @returns ids of the projects whose credit is to be shared anew
   */
  async hold(actor: Actor, key: RecordKey, outcome: string | null): Promise<readonly string[]> {
    if (outcome === null) return [];
    const { companyId, unitAId, unitBId } = (await this.conflicts.one(actor, key)).value<{
      companyId: string;
      unitAId: string;
      unitBId: string;
    }>();
    if (unitAId === unitBId) return [];
    const isJoint = outcome === 'JOINT';
    const credited = await this.rulings.concerned({ companyId, unitAId, unitBId, isJoint });
    const joined = isJoint
      ? [
          ...(await this.scopes.projectsOf(companyId, unitAId)),
          ...(await this.scopes.projectsOf(companyId, unitBId)),
        ]
      : [];
    for (const id of [...new Set([...credited, ...joined])].sort()) await this.projects.hold(id);
    return credited;
  }

  /** The unit takes part in the projects on which the holder's protections stand. */
  async letIn(actor: Actor, companyId: string, holderId: string, unitId: string): Promise<void> {
    for (const projectId of await this.scopes.projectsOf(companyId, holderId))
      await this.projects.addCoUnit(actor, projectId, unitId);
  }

  /**
   * 50/50 by a ruling for both (domain.md §4.3). When an appeal takes that back, the party that does not keep a project
   * leaves it, and its credit is what it was before.
   */
  async shareCredit(
    actor: Actor,
    projectIds: readonly string[],
    { outcome, unitAId, unitBId }: Ruling,
    reason: string | null,
  ): Promise<void> {
    for (const projectId of projectIds) {
      if (outcome !== 'JOINT') await this.projects.dropCoUnits(actor, projectId, [unitAId, unitBId]);
      await this.credit.applyCase(actor, projectId, reason);
    }
  }
}
