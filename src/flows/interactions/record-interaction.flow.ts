import { Injectable } from '@nestjs/common';
import type {
  CreateInteractionRequest,
  UpdateInteractionRequest,
} from '../../features/interactions/dto/create-interaction.dto.js';
import type { InteractionOrigin } from '../../features/interactions/interaction-draft.js';
import { InteractionsQueries } from '../../features/interactions/interactions.queries.js';
import { InteractionsService } from '../../features/interactions/interactions.service.js';
import { ProtectionClaimsService } from '../../features/protections/protection-claims.service.js';
import { ProtectionScopeQueries } from '../../features/protections/protection-scope.queries.js';
import type { Actor } from '../../platform/access/actor.js';

/**
 * A follow-up with what it does to first-report protection (domain.md §4.1): the first substantive talk turns the
 * report right into the negotiation right; correcting it or taking it back counts again. A unit that does not hold the
 * company records its talks as 协同.
 */
@Injectable()
export class RecordInteractionFlow {
  constructor(
    private readonly interactions: InteractionsService,
    private readonly queries: InteractionsQueries,
    private readonly claims: ProtectionClaimsService,
    private readonly scopes: ProtectionScopeQueries,
  ) {}

  /** @returns its id */
  async create(actor: Actor, request: CreateInteractionRequest): Promise<string> {
    const companyId = await this.queries.companyIn(request);
    const isCooperative = companyId !== null && (await this.scopes.isHeldByOthers(companyId, actor.unitId));
    return this.settled(actor, await this.interactions.create(actor, request, { isCooperative }));
  }

  /** An old one that a list brings, with who wrote it and when. @returns its id */
  async enterOld(
    actor: Actor,
    request: CreateInteractionRequest,
    origin: InteractionOrigin,
  ): Promise<string> {
    const unitId = origin.author?.unitId ?? actor.unitId;
    const { companyId } = request;
    const isCooperative = companyId ? await this.scopes.isHeldByOthers(companyId, unitId) : false;
    return this.settled(actor, await this.interactions.create(actor, request, { isCooperative, origin }));
  }

  /** Takes back what an import brought. */
  async withdraw(actor: Actor, id: string, version: number): Promise<void> {
    await this.interactions.withdraw(actor, id, version);
    await this.settled(actor, id);
  }

  async update(
    actor: Actor,
    id: string,
    version: number,
    request: UpdateInteractionRequest,
  ): Promise<string> {
    return this.settled(actor, await this.interactions.update(actor, id, version, request));
  }

  async remove(actor: Actor, id: string, version: number): Promise<void> {
    await this.interactions.remove(actor, id, version);
    await this.settled(actor, id);
  }

  async restore(actor: Actor, id: string): Promise<string> {
    return this.settled(actor, await this.interactions.restore(actor, id));
  }

  private async settled(actor: Actor, id: string): Promise<string> {
    const filing = await this.queries.filingOf(id);
    // Most talks touch no such term; they must not wait for each other at the lock of the scope.
    if (filing?.companyId && (await this.scopes.hasTermByTalk(filing.companyId, filing.unitId)))
      await this.claims.settleTalks(actor, filing.companyId, filing.unitId);
    return id;
  }
}
