import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { HistoryPage } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { created, type JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { AreaCountsQueries } from './area-counts.queries.js';
import { FocusAreaPage, FocusAreaResponse } from './dto/focus-area.response.js';
import { FocusAreaCountsResponse } from './dto/focus-area-counts.response.js';
import { AreaHistoryQuery, AreaQuery, ListFocusAreasQuery } from './dto/list-focus-areas.query.js';
import { CreateFocusAreaRequest, UpdateFocusAreaRequest } from './dto/write-focus-area.dto.js';
import { focusAreaPermissions } from './focus-area.access.js';
import { FocusAreasQueries } from './focus-areas.queries.js';
import { FocusAreasService } from './focus-areas.service.js';

const AREA_KEY = {
  name: 'code',
  description: '产业方向代码，或某一版本的 UUID / Code of an area, or the UUID of one version',
  schema: { type: 'string', minLength: 2, maxLength: 40 },
  example: 'LIFE_HEALTH',
} as const;

@ApiTags('focus-areas')
@Controller('focus-areas')
export class FocusAreasController {
  constructor(
    private readonly areas: FocusAreasService,
    private readonly queries: FocusAreasQueries,
    private readonly counts: AreaCountsQueries,
  ) {}

  @Get()
  @Allow(focusAreaPermissions.read)
  @Operation({ id: 'listFocusAreas', zh: '列出产业方向', en: 'List focus areas', answer: FocusAreaPage })
  list(@Query() query: ListFocusAreasQuery): Promise<JsonText> {
    return this.queries.list(query);
  }

  @Get('counts')
  @Allow(focusAreaPermissions.read)
  @Operation({
    id: 'countByFocusArea',
    zh: '各产业方向的企业和项目数',
    en: 'Companies and projects per focus area',
    answer: FocusAreaCountsResponse,
  })
  count(@CurrentActor() actor: Actor, @Query() query: AreaQuery): Promise<JsonText> {
    return this.counts.perArea(actor, query);
  }

  @Get(':code')
  @Allow(focusAreaPermissions.read)
  @ApiParam(AREA_KEY)
  @Operation({
    id: 'getFocusArea',
    zh: '查看产业方向',
    en: 'Read a focus area with its mapping',
    answer: FocusAreaResponse,
    etag: true,
  })
  get(@Param('code') code: string, @Query() query: AreaQuery): Promise<JsonText> {
    return this.queries.one(code, query);
  }

  @Get(':code/history')
  @Allow(focusAreaPermissions.read)
  @ApiParam(AREA_KEY)
  @Operation({
    id: 'listFocusAreaHistory',
    zh: '产业方向的变更',
    en: 'What was changed',
    answer: HistoryPage,
  })
  history(@Param('code') code: string, @Query() query: AreaHistoryQuery): Promise<JsonText> {
    return this.queries.changesOf(code, query);
  }

  @Post()
  @Allow(focusAreaPermissions.write)
  @Transactional()
  @Operation({
    id: 'createFocusArea',
    zh: '新增产业方向或其新版本',
    en: 'Add a focus area or a new version of one',
    status: 201,
    answer: FocusAreaResponse,
    etag: true,
  })
  async create(@CurrentActor() actor: Actor, @Body() body: CreateFocusAreaRequest): Promise<JsonText> {
    const id = await this.areas.add(actor, body);
    return created(await this.queries.one(id, {}), `/api/v1/focus-areas/${id}`);
  }

  @Patch(':code')
  @Allow(focusAreaPermissions.write)
  @Transactional()
  @ApiParam(AREA_KEY)
  @Operation({
    id: 'updateFocusArea',
    zh: '修改产业方向的名称和说明',
    en: 'Change the labels of a focus area',
    answer: FocusAreaResponse,
    ifMatch: true,
    etag: true,
  })
  async update(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @ExpectedVersion() version: number,
    @Query() query: AreaQuery,
    @Body() body: UpdateFocusAreaRequest,
  ): Promise<JsonText> {
    const id = await this.queries.idOf(code, query);
    await this.areas.update(actor, id, version, body);
    return this.queries.one(id, {});
  }
}
