import { Injectable } from '@nestjs/common';
import { ConflictMovesService } from '../../features/conflicts/conflict-moves.service.js';
import type { Ruling } from '../../features/conflicts/conflict-ruling.js';
import type { MoveConflictRequest } from '../../features/conflicts/dto/write-conflict.dto.js';
import {
  type Awarded,
  ProtectionRulingsService,
} from '../../features/protections/protection-rulings.service.js';
import type { Actor } from '../../platform/access/actor.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { RulingProjects } from './ruling-projects.js';

/**
 * A step of a conflict with what a ruling does to protections, projects and their credit (domain.md §4.2). A ruling takes effect at
 * once; the one on an appeal takes effect from where that has led.
 */
@Injectable()
export class MoveConflictFlow {
  constructor(
    private readonly moves: ConflictMovesService,
    private readonly rulings: ProtectionRulingsService,
    private readonly projects: RulingProjects,
  ) {}

  async run(actor: Actor, key: RecordKey, version: number, request: MoveConflictRequest): Promise<void> {
    const credited = await this.projects.hold(actor, key, request.outcome ?? null);
    const ruling = await this.moves.move(actor, key, version, request);
    if (!ruling) return;
    await this.carryOut(actor, ruling);
    await this.projects.shareCredit(actor, credited, ruling, request.reason);
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
    await this.projects.letIn(actor, companyId, joined === a.unitId ? b.unitId : a.unitId, joined);
  }

  private async withinUnit(actor: Actor, ruling: Ruling, a: Awarded, b: Awarded): Promise<void> {
    if (ruling.outcome === 'JOINT') return;
    const winner = ruling.outcome === 'OWNER_A' ? a : b;
    await this.rulings.nameWithin(actor, ruling.companyId, ruling.caseId, winner);
  }
}

/** A third unit that the first ruling had named loses it again on appeal. */
function third({ thirdUnitId }: Ruling): string[] {
  return thirdUnitId ? [thirdUnitId] : [];
}
