import { Injectable } from '@nestjs/common';
import type {
  AssessLeadRequest,
  AssignLeadRequest,
  MoveLeadRequest,
} from '../../features/leads/dto/move-lead.dto.js';
import { LeadMovesService } from '../../features/leads/lead-moves.service.js';
import type { Actor } from '../../platform/access/actor.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { LeadEffects } from './lead-effects.js';

/** A move of a lead with what it does to other records, in one transaction (domain.md §3.8). Each answers the id. */
@Injectable()
export class MoveLeadFlow {
  constructor(
    private readonly leads: LeadMovesService,
    private readonly effects: LeadEffects,
  ) {}

  async assign(actor: Actor, key: RecordKey, version: number, request: AssignLeadRequest): Promise<string> {
    return this.effects.carryOut(actor, await this.leads.assign(actor, key, version, request));
  }

  async assess(actor: Actor, key: RecordKey, version: number, request: AssessLeadRequest): Promise<string> {
    return this.effects.carryOut(actor, await this.leads.assess(actor, key, version, request));
  }

  async move(actor: Actor, key: RecordKey, version: number, request: MoveLeadRequest): Promise<string> {
    return this.effects.carryOut(actor, await this.leads.move(actor, key, version, request));
  }
}
