import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HistoryPage } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { PageQuery, RepresentationQuery } from '../../platform/http/page.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { InteractionPage, InteractionResponse } from './dto/interaction.response.js';
import { ListInteractionsQuery } from './dto/list-interactions.query.js';
import { interactionPermissions } from './interaction.access.js';
import { InteractionsQueries } from './interactions.queries.js';

const answer = InteractionResponse;

/** Reads follow-ups. Writing them spans features: `src/flows/interactions/`. */
@ApiTags('interactions')
@Controller('interactions')
export class InteractionsController {
  constructor(private readonly queries: InteractionsQueries) {}

  @Get()
  @Allow(interactionPermissions.read)
  @Operation({ id: 'listInteractions', zh: '查询跟进记录', en: 'List interactions', answer: InteractionPage })
  list(@CurrentActor() actor: Actor, @Query() query: ListInteractionsQuery): Promise<JsonText> {
    return this.queries.list(actor, query);
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
