import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, creation } from '../../audit/audit-trail.js';
import { type Actor, hasRole } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { canReadConflict } from './conflict.access.js';
import { conflictErrors } from './conflict.errors.js';
import { partyOf, takesStatements } from './conflict.rules.js';
import { type Claim, newCase } from './conflict-draft.js';
import { ConflictFacts } from './conflict-facts.repository.js';
import { ConflictsRepository } from './conflicts.repository.js';
import type { CreateStatementRequest } from './dto/write-conflict.dto.js';

/** Opens conflicts and takes what the parties file (domain.md §4.2). */
@Injectable()
export class ConflictsService {
  constructor(
    private readonly conflicts: ConflictsRepository,
    private readonly facts: ConflictFacts,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param actor null when two scopes were joined and clashed. @returns its id */
  async open(actor: Actor | null, claim: Claim): Promise<string> {
    await this.admit(actor, claim);
    await this.conflicts.holdProjects(claim.companyId);
    const scopeId = await this.facts.scopeOf(claim.companyId);
    if (scopeId === null) throw conflictErrors.COMPANY_MISSING();
    const day = today(this.clock);
    const conflict = newCase(claim, {
      ...{ code: await this.conflicts.nextCode(Number(day.slice(0, 4))), scopeId, day },
      ...{ limits: await this.facts.limits(day), now: this.clock.now(), by: actor?.userId ?? null },
    });
    await this.conflicts.insert(conflict);
    await this.audit.record(
      {
        action: 'conflict.opened',
        subjectType: 'conflict',
        subjectId: conflict.id,
        changes: creation({ code: conflict.code, ...claim }),
      },
      actor,
    );
    return conflict.id;
  }

  /** What a party says, with its papers. @returns id of the case */
  async file(actor: Actor, key: RecordKey, request: CreateStatementRequest): Promise<string> {
    const conflict = await this.conflicts.load(key);
    if (!canReadConflict(actor, conflict)) throw httpErrors.NOT_FOUND();
    const party = partyOf(conflict, actor);
    if (party === null) throw conflictErrors.NOT_A_PARTY();
    if (!takesStatements(conflict.state)) throw conflictErrors.NOT_FILING();
    const fileIds = [...new Set(request.fileIds ?? [])];
    if ((await this.facts.ownFiles(fileIds, actor.userId)) !== fileIds.length)
      throw conflictErrors.FILE_MISSING();
    const id = uuidv7();
    await this.conflicts.addStatement(
      {
        ...{ id, caseId: conflict.id, party, phase: conflict.state, text: request.text },
        showsInvestorWill: request.showsInvestorWill ?? false,
        ...{ madeAt: this.clock.now(), madeBy: actor.userId },
      },
      fileIds,
    );
    await this.audit.record({
      action: 'conflict.statement-filed',
      subjectType: 'conflict',
      subjectId: conflict.id,
      changes: creation({ statementId: id, party, fileIds }),
    });
    return conflict.id;
  }

  private async admit(actor: Actor | null, claim: Claim): Promise<void> {
    const { unitAId, userAId, unitBId, userBId } = claim;
    const isInternal = unitAId === unitBId;
    if (actor && unitAId !== actor.unitId && !hasRole(actor, 'POOL_ADMIN'))
      throw conflictErrors.CLAIMANT_RESERVED();
    if (isInternal && (userBId === null || userAId === null || userAId === userBId))
      throw conflictErrors.RESPONDENT_NEEDED();
    if (userBId && !(await this.facts.isUserOf(userBId, unitBId))) throw conflictErrors.PARTY_MISSING();
  }
}
