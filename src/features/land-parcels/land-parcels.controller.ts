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
  CreateLandParcelRequest,
  LandParcelPage,
  LandParcelResponse,
  UpdateLandParcelRequest,
} from './dto/land-parcel.dto.js';
import { ListLandParcelsQuery } from './dto/list-land-parcels.query.js';
import { landParcelPermissions } from './land-parcel.access.js';
import { LandParcelsQueries } from './land-parcels.queries.js';
import { LandParcelsService } from './land-parcels.service.js';

@ApiTags('land-parcels')
@Controller('land-parcels')
export class LandParcelsController {
  constructor(
    private readonly parcels: LandParcelsService,
    private readonly queries: LandParcelsQueries,
  ) {}

  @Get()
  @Allow(landParcelPermissions.read)
  @Operation({
    id: 'listLandParcels',
    zh: '查询地块',
    en: 'List land parcels',
    answer: LandParcelPage,
  })
  list(@CurrentActor() actor: Actor, @Query() query: ListLandParcelsQuery): Promise<JsonText> {
    return this.queries.list(actor, query);
  }

  @Post()
  @Allow(landParcelPermissions.create)
  @Transactional()
  @Operation({
    id: 'createLandParcel',
    zh: '登记地块',
    en: 'Enter a land parcel',
    status: 201,
    answer: LandParcelResponse,
    etag: true,
  })
  async create(@CurrentActor() actor: Actor, @Body() body: CreateLandParcelRequest): Promise<JsonText> {
    const id = await this.parcels.create(actor, body);
    return created(await this.queries.one(actor, id), `/api/v1/land-parcels/${id}`);
  }

  @Get(':id')
  @Allow(landParcelPermissions.read)
  @Operation({
    id: 'getLandParcel',
    zh: '查看地块',
    en: 'Read a land parcel',
    answer: LandParcelResponse,
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
  @Allow(landParcelPermissions.update)
  @Transactional()
  @Operation({
    id: 'updateLandParcel',
    zh: '修改地块',
    en: 'Change a land parcel',
    answer: LandParcelResponse,
    etag: true,
    ifMatch: true,
  })
  async update(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: UpdateLandParcelRequest,
  ): Promise<JsonText> {
    return this.queries.one(actor, await this.parcels.update(actor, idOf(key), version, body));
  }

  @Delete(':id')
  @Allow(landParcelPermissions.delete)
  @Transactional()
  @Operation({
    id: 'deleteLandParcel',
    zh: '删除地块',
    en: 'Delete a land parcel',
    status: 204,
    ifMatch: true,
  })
  async remove(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
  ): Promise<void> {
    await this.parcels.remove(actor, idOf(key), version);
  }

  @Post(':id/restore')
  @Allow(landParcelPermissions.delete)
  @Transactional()
  @Operation({
    id: 'restoreLandParcel',
    zh: '恢复地块',
    en: 'Restore a deleted land parcel',
    answer: LandParcelResponse,
    etag: true,
  })
  async restore(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    return this.queries.one(actor, await this.parcels.restore(actor, idOf(key)));
  }

  @Get(':id/history')
  @Allow(landParcelPermissions.read)
  @Operation({
    id: 'getLandParcelHistory',
    zh: '地块变更记录',
    en: 'History of a land parcel',
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
