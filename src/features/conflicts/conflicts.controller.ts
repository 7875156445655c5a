import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HistoryPage } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { created, JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { PageQuery, RepresentationQuery } from '../../platform/http/page.js';
import { RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { conflictPermissions } from './conflict.access.js';
import { ConflictCriteriaService } from './conflict-criteria.service.js';
import { ConflictsQueries } from './conflicts.queries.js';
import { ConflictsService } from './conflicts.service.js';
import {
  ConflictCriteriaResponse,
  ConflictPage,
  ConflictResponse,
  ListConflictsQuery,
} from './dto/conflict.response.js';
import { CreateStatementRequest } from './dto/write-conflict.dto.js';

/** Reads conflicts and takes evidence. Opening and deciding span features: `src/flows/conflicts/`. */
@ApiTags('conflicts')
@Controller('conflicts')
export class ConflictsController {
  constructor(
    private readonly conflicts: ConflictsService,
    private readonly criteria: ConflictCriteriaService,
    private readonly queries: ConflictsQueries,
  ) {}

  @Get()
  @Allow(conflictPermissions.read)
  @Operation({ id: 'listConflicts', zh: '查询撞单', en: 'List conflicts', answer: ConflictPage })
  list(@CurrentActor() actor: Actor, @Query() query: ListConflictsQuery): Promise<JsonText> {
    return this.queries.list(actor, query);
  }

  @Get(':id')
  @Allow(conflictPermissions.read)
  @Operation({
    id: 'getConflict',
    zh: '查看撞单',
    en: 'Read a conflict',
    answer: ConflictResponse,
    etag: true,
  })
  get(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: RepresentationQuery,
  ): Promise<JsonText> {
    return this.queries.one(actor, key, query);
  }

  @Post(':id/statements')
  @Allow(conflictPermissions.file)
  @Transactional()
  @Operation({
    id: 'fileConflictStatement',
    zh: '举证',
    en: 'File a statement with evidence',
    description: 'Both parties and those who decide read what is filed.',
    status: 201,
    answer: ConflictResponse,
    etag: true,
  })
  async file(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Body() body: CreateStatementRequest,
  ): Promise<JsonText> {
    const id = await this.conflicts.file(actor, key, body);
    return created(await this.queries.one(actor, { column: 'id', value: id }), `/api/v1/conflicts/${id}`);
  }

  @Get(':id/criteria')
  @Allow(conflictPermissions.read)
  @Operation({
    id: 'getConflictCriteria',
    zh: '裁决依据比对',
    en: 'Criteria of the ruling, compared in their order',
    description: 'For those who decide: both sides are compared by records that the other party may not see.',
    answer: ConflictCriteriaResponse,
  })
  async compare(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    return new JsonText(JSON.stringify(await this.criteria.of(actor, key)));
  }

  @Get(':id/history')
  @Allow(conflictPermissions.read)
  @Operation({ id: 'getConflictHistory', zh: '撞单办理记录', en: 'History', answer: HistoryPage })
  history(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.queries.historyOf(actor, key, query);
  }
}
