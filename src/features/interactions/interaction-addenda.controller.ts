import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { created, type JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { CreateAddendumRequest } from './dto/create-interaction.dto.js';
import { InteractionResponse } from './dto/interaction.response.js';
import { interactionPermissions } from './interaction.access.js';
import { InteractionsQueries } from './interactions.queries.js';
import { InteractionsService } from './interactions.service.js';

/** What is added to a follow-up later; the record itself is closed 24 hours after its entry. */
@ApiTags('interactions')
@Controller('interactions/:id/addenda')
export class InteractionAddendaController {
  constructor(
    private readonly interactions: InteractionsService,
    private readonly queries: InteractionsQueries,
  ) {}

  @Post()
  @Allow(interactionPermissions.append)
  @Transactional()
  @Operation({
    id: 'appendToInteraction',
    zh: '追加说明',
    en: 'Add to an interaction',
    description: 'Answers the interaction with its addenda.',
    status: 201,
    answer: InteractionResponse,
    etag: true,
  })
  async append(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Body() body: CreateAddendumRequest,
  ): Promise<JsonText> {
    const id = idOf(key);
    await this.interactions.append(actor, id, body.text);
    return created(await this.queries.one(actor, id), `/api/v1/interactions/${id}`);
  }
}
