import { Injectable } from '@nestjs/common';
import { conflictErrors } from '../../features/conflicts/conflict.errors.js';
import { ConflictsQueries } from '../../features/conflicts/conflicts.queries.js';
import { ConflictsService } from '../../features/conflicts/conflicts.service.js';
import type { OpenConflictRequest } from '../../features/conflicts/dto/write-conflict.dto.js';
import { ProtectionScopeQueries } from '../../features/protections/protection-scope.queries.js';
import type { Actor } from '../../platform/access/actor.js';
import { ConflictNotices } from './conflict-notices.js';

/** A conflict by hand or after a 409: whoever was kept out need not know by which protection. */
@Injectable()
export class OpenConflictFlow {
  constructor(
    private readonly conflicts: ConflictsService,
    private readonly scopes: ProtectionScopeQueries,
    private readonly queries: ConflictsQueries,
    private readonly told: ConflictNotices,
  ) {}

  /** @returns its id. @throws CONFLICT.RESPONDENT_NEEDED when nobody holds the company and nobody was named */
  async run(actor: Actor, request: OpenConflictRequest): Promise<string> {
    const unitAId = request.claimantUnitId ?? actor.unitId;
    const userBId = request.respondentUserId ?? null;
    const unitBId =
      request.respondentUnitId ?? (userBId ? unitAId : await this.holderBut(request.companyId, unitAId));
    const id = await this.conflicts.open(actor, {
      ...{ companyId: request.companyId, unitAId, unitBId, userBId, reason: request.reason },
      userAId: unitAId === actor.unitId ? actor.userId : null,
    });
    await this.told.moved(await this.queries.concerns(id));
    return id;
  }

  private async holderBut(companyId: string, unitId: string): Promise<string> {
    const holder = await this.scopes.holderOf(companyId);
    if (holder === null || holder === unitId) throw conflictErrors.RESPONDENT_NEEDED();
    return holder;
  }
}
