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
import {
  CreateUnitRequest,
  ListUnitsQuery,
  UnitPage,
  UnitResponse,
  UpdateUnitRequest,
} from './dto/unit.dto.js';
import { unitPermissions } from './unit.access.js';
import { UnitsQueries } from './units.queries.js';
import { UnitsService } from './units.service.js';

@ApiTags('units')
@Controller('units')
export class UnitsController {
  constructor(
    private readonly units: UnitsService,
    private readonly queries: UnitsQueries,
  ) {}

  @Get()
  @Allow(unitPermissions.read)
  @Operation({ id: 'listUnits', zh: '查询单位', en: 'List units', answer: UnitPage })
  list(@Query() query: ListUnitsQuery): Promise<JsonText> {
    return this.queries.list(query);
  }

  @Post()
  @Allow(unitPermissions.create)
  @Transactional()
  @Operation({
    id: 'createUnit',
    zh: '新增单位',
    en: 'Create a unit',
    status: 201,
    answer: UnitResponse,
    etag: true,
  })
  async create(@CurrentActor() actor: Actor, @Body() body: CreateUnitRequest): Promise<JsonText> {
    const id = await this.units.create(actor, body);
    return created(await this.queries.one(id), `/api/v1/units/${id}`);
  }

  @Get(':id')
  @Allow(unitPermissions.read)
  @Operation({ id: 'getUnit', zh: '查看单位', en: 'Read a unit', answer: UnitResponse, etag: true })
  get(@RecordId() key: RecordKey, @Query() query: RepresentationQuery): Promise<JsonText> {
    return this.queries.one(idOf(key), query);
  }

  @Patch(':id')
  @Allow(unitPermissions.update)
  @Operation({
    id: 'updateUnit',
    zh: '修改单位',
    en: 'Change a unit',
    answer: UnitResponse,
    etag: true,
    ifMatch: true,
  })
  async update(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: UpdateUnitRequest,
  ): Promise<JsonText> {
    await this.units.update(actor, idOf(key), version, body);
    return this.queries.one(idOf(key));
  }

  @Get(':id/history')
  @Allow(unitPermissions.read)
  @Operation({ id: 'getUnitHistory', zh: '单位变更记录', en: 'History of a unit', answer: HistoryPage })
  history(@RecordId() key: RecordKey, @Query() query: PageQuery): Promise<JsonText> {
    return this.queries.historyOf(idOf(key), query);
  }
}
