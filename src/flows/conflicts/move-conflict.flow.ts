import { Injectable } from '@nestjs/common';
import { ConflictMovesService } from '../../features/conflicts/conflict-moves.service.js';
import type { Ruling } from '../../features/conflicts/conflict-ruling.js';
import { ConflictsQueries } from '../../features/conflicts/conflicts.queries.js';
import type { MoveConflictRequest } from '../../features/conflicts/dto/write-conflict.dto.js';
import { ProjectsService } from '../../features/projects/projects.service.js';
import {
  type Awarded,
  ProtectionRulingsService,
} from '../../features/protections/protection-rulings.service.js';
import { ProtectionScopeQueries } from '../../features/protections/protection-scope.queries.js';
import type { Actor } from '../../platform/access/actor.js';
import type { RecordKey } from '../../platform/http/record-id.js';

/**
 * A step of a conflict with what a ruling does to protections and projects (domain.md §4.2). A ruling takes effect at
 * once; the one on an appeal takes effect from where that has led.
 */
@Injectable()
export class MoveConflictFlow {
  constructor(
    private readonly moves: ConflictMovesService,
    private readonly queries: ConflictsQueries,
    private readonly rulings: ProtectionRulingsService,
    private readonly projects: ProjectsService,
    private readonly scopes: ProtectionScopeQueries,
  ) {}

  async run(actor: Actor, key: RecordKey, version: number, request: MoveConflictRequest): Promise<void> {
    if (request.outcome === 'JOINT') await this.holdProjects(actor, key);
    const ruling = await this.moves.move(actor, key, version, request);
    if (ruling) await this.carryOut(actor, ruling);
  }

  private async carryOut(actor: Actor, ruling: Ruling): Promise<void> {
    const { caseId, companyId, outcome } = ruling;
    const a = { unitId: ruling.unitAId, userId: ruling.userAId };
    const b = { unitId: ruling.unitBId, userId: ruling.userBId };
    if (ruling.isInternal) return this.withinUnit(actor, ruling, a, b);
    switch (outcome) {
      case 'OWNER_A':
        return this.rulings.award(actor, companyId, caseId, a, [b.unitId, ...third(ruling)]);
      case 'OWNER_B':
        return this.rulings.award(actor, companyId, caseId, b, [a.unitId, ...third(ruling)]);
      case 'REASSIGNED_TO_THIRD': {
        const winner = { unitId: ruling.thirdUnitId as string, userId: null };
        return this.rulings.award(actor, companyId, caseId, winner, [a.unitId, b.unitId]);
      }
      case 'SPLIT_SCOPE': {
        const parts = [
          { ...a, line: ruling.lineA as string },
          { ...b, line: ruling.lineB as string },
        ];
        return this.rulings.split(actor, companyId, caseId, parts);
      }
      case 'JOINT':
        return this.joint(actor, ruling, a, b);
    }
  }

  private async joint(actor: Actor, { companyId, caseId }: Ruling, a: Awarded, b: Awarded): Promise<void> {
    const joined = await this.rulings.join(actor, companyId, caseId, a, b);
    const holder = joined === a.unitId ? b.unitId : a.unitId;
    for (const projectId of await this.scopes.projectsOf(companyId, holder))
      await this.projects.addCoUnit(actor, projectId, joined);
  }

  private async withinUnit(actor: Actor, ruling: Ruling, a: Awarded, b: Awarded): Promise<void> {
    if (ruling.outcome === 'JOINT') return;
    const winner = ruling.outcome === 'OWNER_A' ? a : b;
    await this.rulings.nameWithin(actor, ruling.companyId, ruling.caseId, winner);
  }

  /** Projects are locked before protections, everywhere. */
  private async holdProjects(actor: Actor, key: RecordKey): Promise<void> {
    const { companyId, unitAId, unitBId } = (await this.queries.one(actor, key)).value<{
      companyId: string;
      unitAId: string;
      unitBId: string;
    }>();
    const ids = [
      ...(await this.scopes.projectsOf(companyId, unitAId)),
      ...(await this.scopes.projectsOf(companyId, unitBId)),
    ];
    for (const id of ids.sort()) await this.projects.hold(id);
  }
}

/** A third unit that the first ruling had named loses it again on appeal. */
function third({ thirdUnitId }: Ruling): string[] {
  return thirdUnitId ? [thirdUnitId] : [];
}
