import { Body, Controller, Delete, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CreateInteractionRequest,
  UpdateInteractionRequest,
} from '../../features/interactions/dto/create-interaction.dto.js';
import { InteractionResponse } from '../../features/interactions/dto/interaction.response.js';
import { interactionPermissions } from '../../features/interactions/interaction.access.js';
import { InteractionsQueries } from '../../features/interactions/interactions.queries.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { created, type JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { RecordInteractionFlow } from './record-interaction.flow.js';

const answer = InteractionResponse;

/** Writes on follow-ups: they move the protection of the company, too. */
@ApiTags('interactions')
@Controller('interactions')
export class RecordInteractionController {
  constructor(
    private readonly interactions: RecordInteractionFlow,
    private readonly queries: InteractionsQueries,
  ) {}

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
}
