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
import { carrierUnitPermissions } from './carrier-unit.access.js';
import { CarrierUnitsQueries } from './carrier-units.queries.js';
import { CarrierUnitsService } from './carrier-units.service.js';
import { CreateCarrierUnitRequest, UpdateCarrierUnitRequest } from './dto/carrier-unit.dto.js';
import { CarrierUnitPage, CarrierUnitResponse } from './dto/carrier-unit.response.js';
import { ListCarrierUnitsQuery } from './dto/list-carrier-units.query.js';

@ApiTags('carrier-units')
@Controller('carrier-units')
export class CarrierUnitsController {
  constructor(
    private readonly units: CarrierUnitsService,
    private readonly queries: CarrierUnitsQueries,
  ) {}

  @Get()
  @Allow(carrierUnitPermissions.read)
  @Operation({
    id: 'listCarrierUnits',
    zh: '查询房源',
    en: 'List units of carriers',
    answer: CarrierUnitPage,
  })
  list(@CurrentActor() actor: Actor, @Query() query: ListCarrierUnitsQuery): Promise<JsonText> {
    return this.queries.list(actor, query);
  }

  @Post()
  @Allow(carrierUnitPermissions.create)
  @Transactional()
  @Operation({
    id: 'createCarrierUnit',
    zh: '登记房源',
    en: 'Enter a unit of a carrier',
    status: 201,
    answer: CarrierUnitResponse,
    etag: true,
  })
  async create(@CurrentActor() actor: Actor, @Body() body: CreateCarrierUnitRequest): Promise<JsonText> {
    const id = await this.units.create(actor, body);
    return created(await this.queries.one(actor, id), `/api/v1/carrier-units/${id}`);
  }

  @Get(':id')
  @Allow(carrierUnitPermissions.read)
  @Operation({
    id: 'getCarrierUnit',
    zh: '查看房源',
    en: 'Read a unit of a carrier',
    answer: CarrierUnitResponse,
    etag: true,
  })
  get(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: RepresentationQuery,
  ): Promise<JsonText> {
    return this.queries.one(actor, idOf(key), query);
  }

  @Patch(':id')
  @Allow(carrierUnitPermissions.update)
  @Transactional()
  @Operation({
    id: 'updateCarrierUnit',
    zh: '修改房源',
    en: 'Change a unit of a carrier',
    answer: CarrierUnitResponse,
    etag: true,
    ifMatch: true,
  })
  async update(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: UpdateCarrierUnitRequest,
  ): Promise<JsonText> {
    return this.queries.one(actor, await this.units.update(actor, idOf(key), version, body));
  }

  @Delete(':id')
  @Allow(carrierUnitPermissions.delete)
  @Transactional()
  @Operation({
    id: 'deleteCarrierUnit',
    zh: '删除房源',
    en: 'Delete a unit of a carrier',
    status: 204,
    ifMatch: true,
  })
  async remove(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
  ): Promise<void> {
    await this.units.remove(actor, idOf(key), version);
  }

  @Post(':id/restore')
  @Allow(carrierUnitPermissions.delete)
  @Transactional()
  @Operation({
    id: 'restoreCarrierUnit',
    zh: '恢复房源',
    en: 'Restore a deleted unit of a carrier',
    answer: CarrierUnitResponse,
    etag: true,
  })
  async restore(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    return this.queries.one(actor, await this.units.restore(actor, idOf(key)));
  }

  @Get(':id/history')
  @Allow(carrierUnitPermissions.read)
  @Operation({
    id: 'getCarrierUnitHistory',
    zh: '房源变更记录',
    en: 'History of a unit of a carrier',
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
