import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
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
import { CreateInteractionRequest, UpdateInteractionRequest } from './dto/create-interaction.dto.js';
import { InteractionPage, InteractionResponse } from './dto/interaction.response.js';
import { ListInteractionsQuery } from './dto/list-interactions.query.js';
import { interactionPermissions } from './interaction.access.js';
import { InteractionsQueries } from './interactions.queries.js';
import { InteractionsService } from './interactions.service.js';

const answer = InteractionResponse;

@ApiTags('interactions')
@Controller('interactions')
export class InteractionsController {
  constructor(
    private readonly interactions: InteractionsService,
    private readonly queries: InteractionsQueries,
  ) {}

  @Get()
  @Allow(interactionPermissions.read)
  @Operation({ id: 'listInteractions', zh: '查询跟进记录', en: 'List interactions', answer: InteractionPage })
  list(@CurrentActor() actor: Actor, @Query() query: ListInteractionsQuery): Promise<JsonText> {
    return this.queries.list(actor, query);
  }

  @Post()
  @Allow(interactionPermissions.create)
  @Transactional()
  @Operation({
    id: 'createInteraction',
    zh: '登记跟进',
    en: 'Enter an interaction',
    status: 201,
    answer,
    etag: true,
  })
  async create(@CurrentActor() actor: Actor, @Body() body: CreateInteractionRequest): Promise<JsonText> {
    const id = await this.interactions.create(actor, body);
    return created(await this.queries.one(actor, id), `/api/v1/interactions/${id}`);
  }

  @Get(':id')
  @Allow(interactionPermissions.read)
  @Operation({ id: 'getInteraction', zh: '查看跟进记录', en: 'Read an interaction', answer, etag: true })
  get(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: RepresentationQuery,
  ): Promise<JsonText> {
    return this.queries.one(actor, idOf(key), query);
  }

  @Patch(':id')
  @Allow(interactionPermissions.update)
  @Transactional()
  @Operation({
    id: 'updateInteraction',
    zh: '修改跟进记录',
    en: 'Correct an interaction',
    description: 'By its author, within 24 hours of the entry.',
    answer,
    etag: true,
    ifMatch: true,
  })
  async update(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: UpdateInteractionRequest,
  ): Promise<JsonText> {
    return this.queries.one(actor, await this.interactions.update(actor, idOf(key), version, body));
  }

  @Delete(':id')
  @Allow(interactionPermissions.update)
  @Transactional()
  @Operation({
    id: 'deleteInteraction',
    zh: '删除跟进记录',
    en: 'Take back an interaction',
    description: 'By its author, within 24 hours of the entry.',
    status: 204,
    ifMatch: true,
  })
  async remove(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
  ): Promise<void> {
    await this.interactions.remove(actor, idOf(key), version);
  }

  @Post(':id/restore')
  @Allow(interactionPermissions.update)
  @Transactional()
  @Operation({
    id: 'restoreInteraction',
    zh: '恢复跟进记录',
    en: 'Restore an interaction',
    answer,
    etag: true,
  })
  async restore(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    return this.queries.one(actor, await this.interactions.restore(actor, idOf(key)));
  }

  @Get(':id/history')
  @Allow(interactionPermissions.read)
  @Operation({
    id: 'getInteractionHistory',
    zh: '跟进变更记录',
    en: 'History of an interaction',
    answer: HistoryPage,
  })
  history(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.queries.historyOf(actor, idOf(key), query);
  }
}
