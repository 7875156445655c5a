import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CompaniesQueries } from '../../features/companies/companies.queries.js';
import {
  AskToJoinRequest,
  JoinAnswer,
  JoinRequestResponse,
} from '../../features/protections/dto/join-request.dto.js';
import { protectionPermissions } from '../../features/protections/protection.access.js';
import { ProtectionsQueries } from '../../features/protections/protections.queries.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { created, type JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { JoinProtectionFlow } from './join-protection.flow.js';

/** Asking for a part in a protected company, and the answer. */
@ApiTags('protections')
@Controller()
export class JoinProtectionController {
  constructor(
    private readonly joins: JoinProtectionFlow,
    private readonly companies: CompaniesQueries,
    private readonly queries: ProtectionsQueries,
  ) {}

  @Post('companies/:id/protection/join-requests')
  @Allow(protectionPermissions.join)
  @Transactional()
  @Operation({
    id: 'askToJoinProtection',
    zh: '申请加入协同',
    en: 'Ask to take part in a protected company',
    description: 'By the company: which protection covers it, other units need not know.',
    status: 201,
    answer: JoinRequestResponse,
  })
  async ask(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Body() body: AskToJoinRequest,
  ): Promise<JsonText> {
    const company = (await this.companies.one(actor, key)).value<{ id: string }>();
    const id = await this.joins.ask(actor, company.id, body.reason);
    // Not the address below the protection: its id is none of the four facts.
    return created(await this.queries.joinRequest(actor, id), `/api/v1/join-requests/${id}`);
  }

  @Get('join-requests/:id')
  @Allow(protectionPermissions.read)
  @Operation({
    id: 'getJoinRequest',
    zh: '查看协同申请',
    en: 'Read a request to join',
    answer: JoinRequestResponse,
    etag: true,
  })
  one(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    return this.queries.joinRequest(actor, idOf(key));
  }

  @Post('join-requests/:id/answers')
  @Allow(protectionPermissions.answer)
  @Transactional()
  @Operation({
    id: 'answerJoinRequest',
    zh: '答复协同申请',
    en: 'Answer a request to join',
    answer: JoinRequestResponse,
  })
  async answer(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Body() body: JoinAnswer,
  ): Promise<JsonText> {
    await this.joins.answer(actor, idOf(key), body);
    return this.queries.joinRequest(actor, idOf(key));
  }
}
