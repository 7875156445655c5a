import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HistoryPage } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { created, type JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { PageQuery, RepresentationQuery } from '../../platform/http/page.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { AssignProtectionRequest } from './dto/assign-protection.dto.js';
import { ListProtectionsQuery } from './dto/list-protections.query.js';
import { ProtectionPage, ProtectionResponse } from './dto/protection.response.js';
import * as dto from './dto/write-protection.dto.js';
import { protectionPermissions } from './protection.access.js';
import { ProtectionLinesService } from './protection-lines.service.js';
import { ProtectionsQueries } from './protections.queries.js';
import { ProtectionsService } from './protections.service.js';

const answer = ProtectionResponse;
const change = { answer, etag: true, ifMatch: true } as const;

@ApiTags('protections')
@Controller('protections')
export class ProtectionsController {
  constructor(
    private readonly protections: ProtectionsService,
    private readonly lines: ProtectionLinesService,
    private readonly queries: ProtectionsQueries,
  ) {}

  @Get()
  @Allow(protectionPermissions.read)
  @Operation({ id: 'listProtections', zh: '查询保护', en: 'List protections', answer: ProtectionPage })
  list(@CurrentActor() actor: Actor, @Query() query: ListProtectionsQuery): Promise<JsonText> {
    return this.queries.list(actor, query);
  }

  @Post()
  @Allow(protectionPermissions.assign)
  @Transactional()
  @Operation({
    id: 'assignProtection',
    zh: '为业务线单独设定保护',
    en: 'Protect a business line by itself',
    description: 'Two business lines of one group may be pursued by two units (scopeNote).',
    status: 201,
    answer,
    etag: true,
  })
  async assign(@CurrentActor() actor: Actor, @Body() body: AssignProtectionRequest): Promise<JsonText> {
    const id = await this.lines.assign(actor, body);
    return created(await this.queries.one(actor, id), `/api/v1/protections/${id}`);
  }

  @Get(':id')
  @Allow(protectionPermissions.read)
  @Operation({ id: 'getProtection', zh: '查看保护', en: 'Read a protection', answer, etag: true })
  get(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: RepresentationQuery,
  ): Promise<JsonText> {
    return this.queries.one(actor, idOf(key), query);
  }

  @Patch(':id')
  @Allow(protectionPermissions.update)
  @Transactional()
  @Operation({ id: 'updateProtection', zh: '变更责任人', en: 'Name who answers for it', ...change })
  async reassign(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: dto.UpdateProtectionRequest,
  ): Promise<JsonText> {
    await this.protections.reassign(actor, idOf(key), version, body.userId);
    return this.queries.one(actor, idOf(key));
  }

  @Post(':id/renewals')
  @Allow(protectionPermissions.renew)
  @Transactional()
  @Operation({
    id: 'renewProtection',
    zh: '续期',
    en: 'Renew a protection',
    description: 'The first renewal by the supervisor of the unit, the second by the pool administrator.',
    ...change,
  })
  async renew(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: dto.RenewProtectionRequest,
  ): Promise<JsonText> {
    await this.protections.renew(actor, idOf(key), version, body.reason ?? null);
    return this.queries.one(actor, idOf(key));
  }

  @Post(':id/releases')
  @Allow(protectionPermissions.release)
  @Transactional()
  @Operation({ id: 'releaseProtection', zh: '放弃保护', en: 'Give a protection up', ...change })
  async release(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: dto.ReleaseProtectionRequest,
  ): Promise<JsonText> {
    await this.protections.release(actor, idOf(key), version, body.reason);
    return this.queries.one(actor, idOf(key));
  }

  @Post(':id/revocations')
  @Allow(protectionPermissions.revoke)
  @Transactional()
  @Operation({ id: 'revokeProtection', zh: '撤销保护', en: 'Take a protection away', ...change })
  async revoke(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: dto.RevokeProtectionRequest,
  ): Promise<JsonText> {
    await this.protections.revoke(actor, idOf(key), version, body);
    return this.queries.one(actor, idOf(key));
  }

  @Get(':id/history')
  @Allow(protectionPermissions.read)
  @Operation({ id: 'getProtectionHistory', zh: '保护变更记录', en: 'History', answer: HistoryPage })
  history(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.queries.historyOf(actor, idOf(key), query);
  }
}
