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
import {
  CreateTargetRequest,
  ListTargetsQuery,
  TargetPage,
  TargetResponse,
  UpdateTargetRequest,
} from './dto/target.dto.js';
import { targetPermissions } from './target.access.js';
import { TargetsQueries } from './targets.queries.js';
import { TargetsService } from './targets.service.js';

const answer = TargetResponse;

@ApiTags('targets')
@Controller('targets')
export class TargetsController {
  constructor(
    private readonly targets: TargetsService,
    private readonly queries: TargetsQueries,
  ) {}

  @Get()
  @Allow(targetPermissions.read)
  @Operation({ id: 'listTargets', zh: '查询目标', en: 'Targets of the park', answer: TargetPage })
  list(@Query() query: ListTargetsQuery): Promise<JsonText> {
    return this.queries.list(query);
  }

  @Post()
  @Allow(targetPermissions.write)
  @Transactional()
  @Operation({
    id: 'createTarget',
    zh: '录入目标',
    en: 'Enter a target',
    description:
      'One row a period: a new year is a new target, and what earlier years were stays. Reports follow at once.',
    status: 201,
    answer,
    etag: true,
  })
  async create(@CurrentActor() actor: Actor, @Body() body: CreateTargetRequest): Promise<JsonText> {
    const id = await this.targets.create(actor, body);
    return created(await this.queries.one(id), `/api/v1/targets/${id}`);
  }

  @Get(':id')
  @Allow(targetPermissions.read)
  @Operation({ id: 'getTarget', zh: '查看目标', en: 'Read a target', answer, etag: true })
  get(@RecordId() key: RecordKey, @Query() query: RepresentationQuery): Promise<JsonText> {
    return this.queries.one(idOf(key), query);
  }

  @Patch(':id')
  @Allow(targetPermissions.write)
  @Transactional()
  @Operation({ id: 'updateTarget', zh: '修改目标', en: 'Change a target', answer, etag: true, ifMatch: true })
  async update(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: UpdateTargetRequest,
  ): Promise<JsonText> {
    await this.targets.update(actor, idOf(key), version, body);
    return this.queries.one(idOf(key));
  }

  @Delete(':id')
  @Allow(targetPermissions.write)
  @Transactional()
  @Operation({ id: 'deleteTarget', zh: '删除目标', en: 'Remove a target', status: 204, ifMatch: true })
  async remove(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
  ): Promise<void> {
    await this.targets.remove(actor, idOf(key), version);
  }

  @Get(':id/history')
  @Allow(targetPermissions.read)
  @Operation({ id: 'getTargetHistory', zh: '目标变更记录', en: 'History of a target', answer: HistoryPage })
  history(@RecordId() key: RecordKey, @Query() query: PageQuery): Promise<JsonText> {
    return this.queries.historyOf(idOf(key), query);
  }
}
