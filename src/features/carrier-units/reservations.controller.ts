import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { created, type JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { PageQuery } from '../../platform/http/page.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { carrierUnitPermissions } from './carrier-unit.access.js';
import { CarrierUnitsQueries } from './carrier-units.queries.js';
import {
  CreateReservationRequest,
  ReleaseReservationRequest,
  RenewReservationRequest,
  ReservationPage,
  ReservationResponse,
} from './dto/reservation.dto.js';
import { ReservationsService } from './reservations.service.js';

@ApiTags('carrier-units')
@Controller('carrier-units/:id/reservations')
export class ReservationsController {
  constructor(
    private readonly reservations: ReservationsService,
    private readonly queries: CarrierUnitsQueries,
  ) {}

  @Get()
  @Allow(carrierUnitPermissions.read)
  @Operation({
    id: 'listCarrierReservations',
    zh: '房源预留记录',
    en: 'Reservations of a unit',
    answer: ReservationPage,
  })
  list(
    @CurrentActor() actor: Actor,
    @RecordId() unit: RecordKey,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.queries.reservations(actor, idOf(unit), query);
  }

  @Post()
  @Allow(carrierUnitPermissions.reserve)
  @Transactional()
  @Operation({
    id: 'createCarrierReservation',
    zh: '预留房源',
    en: 'Reserve a unit for a project',
    description:
      'At most 30 days and one renewal (settings), for projects in the pool from stage S4 on. Two at the same time: one stands, the other gets 409.',
    status: 201,
    answer: ReservationResponse,
    etag: true,
  })
  async create(
    @CurrentActor() actor: Actor,
    @RecordId() unit: RecordKey,
    @Body() body: CreateReservationRequest,
  ): Promise<JsonText> {
    const unitId = idOf(unit);
    const id = await this.reservations.reserve(actor, unitId, body);
    const location = `/api/v1/carrier-units/${unitId}/reservations/${id}`;
    return created(await this.queries.reservation(actor, unitId, id), location);
  }

  @Get(':reservationId')
  @Allow(carrierUnitPermissions.read)
  @Operation({
    id: 'getCarrierReservation',
    zh: '查看房源预留',
    en: 'Read a reservation',
    answer: ReservationResponse,
    etag: true,
  })
  get(
    @CurrentActor() actor: Actor,
    @RecordId() unit: RecordKey,
    @RecordId('reservationId') key: RecordKey,
  ): Promise<JsonText> {
    return this.queries.reservation(actor, idOf(unit), idOf(key));
  }

  @Post(':reservationId/renewals')
  @Allow(carrierUnitPermissions.reserve)
  @Transactional()
  @Operation({
    id: 'renewCarrierReservation',
    zh: '续期房源预留',
    en: 'Renew a reservation',
    answer: ReservationResponse,
    etag: true,
    ifMatch: true,
  })
  async renew(
    @CurrentActor() actor: Actor,
    @RecordId() unit: RecordKey,
    @RecordId('reservationId') key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: RenewReservationRequest,
  ): Promise<JsonText> {
    const ids = [idOf(unit), idOf(key)] as const;
    await this.reservations.renew(actor, ids, version, body.untilOn);
    return this.queries.reservation(actor, ...ids);
  }

  @Post(':reservationId/releases')
  @Allow(carrierUnitPermissions.reserve)
  @Transactional()
  @Operation({
    id: 'releaseCarrierReservation',
    zh: '释放房源预留',
    en: 'Release a reservation before its time',
    answer: ReservationResponse,
    etag: true,
    ifMatch: true,
  })
  async release(
    @CurrentActor() actor: Actor,
    @RecordId() unit: RecordKey,
    @RecordId('reservationId') key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: ReleaseReservationRequest,
  ): Promise<JsonText> {
    const ids = [idOf(unit), idOf(key)] as const;
    await this.reservations.release(actor, ids, version, body.reason ?? null);
    return this.queries.reservation(actor, ...ids);
  }
}
