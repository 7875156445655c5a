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
import { RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { carrierPermissions } from './carrier.access.js';
import { CarriersQueries } from './carriers.queries.js';
import { CarriersService } from './carriers.service.js';
import { CreateCarrierRequest, UpdateCarrierRequest } from './dto/carrier.dto.js';
import { CarrierPage, CarrierResponse } from './dto/carrier.response.js';
import { ListCarriersQuery } from './dto/list-carriers.query.js';

@ApiTags('carriers')
@Controller('carriers')
export class CarriersController {
  constructor(
    private readonly carriers: CarriersService,
    private readonly queries: CarriersQueries,
  ) {}

  @Get()
  @Allow(carrierPermissions.read)
  @Operation({ id: 'listCarriers', zh: '查询载体', en: 'List carriers', answer: CarrierPage })
  list(@CurrentActor() actor: Actor, @Query() query: ListCarriersQuery): Promise<JsonText> {
    return this.queries.list(actor, query);
  }

  @Post()
  @Allow(carrierPermissions.create)
  @Transactional()
  @Operation({
    id: 'createCarrier',
    zh: '登记载体',
    en: 'Enter a carrier',
    status: 201,
    answer: CarrierResponse,
    etag: true,
  })
  async create(@CurrentActor() actor: Actor, @Body() body: CreateCarrierRequest): Promise<JsonText> {
    const id = await this.carriers.create(actor, body);
    return created(await this.queries.one(actor, { column: 'id', value: id }), `/api/v1/carriers/${id}`);
  }

  @Get(':id')
  @Allow(carrierPermissions.read)
  @Operation({
    id: 'getCarrier',
    zh: '查看载体',
    en: 'Read a carrier',
    answer: CarrierResponse,
    etag: true,
  })
  get(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: RepresentationQuery,
  ): Promise<JsonText> {
    return this.queries.one(actor, key, query);
  }

  @Patch(':id')
  @Allow(carrierPermissions.update)
  @Transactional()
  @Operation({
    id: 'updateCarrier',
    zh: '修改载体',
    en: 'Change a carrier',
    answer: CarrierResponse,
    etag: true,
    ifMatch: true,
  })
  async update(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: UpdateCarrierRequest,
  ): Promise<JsonText> {
    const id = await this.carriers.update(actor, key, version, body);
    return this.queries.one(actor, { column: 'id', value: id });
  }

  @Delete(':id')
  @Allow(carrierPermissions.delete)
  @Transactional()
  @Operation({ id: 'deleteCarrier', zh: '删除载体', en: 'Delete a carrier', status: 204, ifMatch: true })
  async remove(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
  ): Promise<void> {
    await this.carriers.remove(actor, key, version);
  }

  @Post(':id/restore')
  @Allow(carrierPermissions.delete)
  @Transactional()
  @Operation({
    id: 'restoreCarrier',
    zh: '恢复载体',
    en: 'Restore a deleted carrier',
    answer: CarrierResponse,
    etag: true,
  })
  async restore(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    const id = await this.carriers.restore(actor, key);
    return this.queries.one(actor, { column: 'id', value: id });
  }

  @Get(':id/history')
  @Allow(carrierPermissions.read)
  @Operation({
    id: 'getCarrierHistory',
    zh: '载体变更记录',
    en: 'History of a carrier',
    answer: HistoryPage,
  })
  history(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.queries.historyOf(actor, key, query);
  }
}
