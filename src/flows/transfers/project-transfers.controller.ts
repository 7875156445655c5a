import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ListTransfersQuery } from '../../features/transfers/dto/list-transfers.query.js';
import { TransferPage, TransferResponse } from '../../features/transfers/dto/transfer.response.js';
import { HandOverResponse } from '../../features/transfers/dto/transfer-records.response.js';
import {
  CreateTransferRequest,
  TakeTransferStepRequest,
  WriteHandOverRequest,
} from '../../features/transfers/dto/write-transfer.dto.js';
import { HandOversQueries } from '../../features/transfers/hand-overs.queries.js';
import { transferPermissions } from '../../features/transfers/transfer.access.js';
import { TransfersQueries } from '../../features/transfers/transfers.queries.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { created, type JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { TransferProjectFlow } from './transfer-project.flow.js';

/** Carries projects to other units (domain.md §4.3). */
@ApiTags('transfers')
@Controller()
export class ProjectTransfersController {
  constructor(
    private readonly flow: TransferProjectFlow,
    private readonly transfers: TransfersQueries,
    private readonly forms: HandOversQueries,
  ) {}

  @Get('projects/:id/transfers')
  @Allow(transferPermissions.read)
  @Operation({
    id: 'listProjectTransfers',
    zh: '项目的流转',
    en: 'Transfers of a project',
    answer: TransferPage,
  })
  list(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: ListTransfersQuery,
  ): Promise<JsonText> {
    return this.transfers.ofProject(actor, key, query);
  }

  @Post('projects/:id/transfers')
  @Allow(transferPermissions.apply)
  @Transactional()
  @Operation({
    id: 'createTransfer',
    zh: '申请流转',
    en: 'Apply for a transfer to another unit',
    description:
      'At S1–S4, in the pool or on hold. 409 TRANSFER.ALREADY_OPEN while another one is under way.',
    status: 201,
    answer: TransferResponse,
    etag: true,
  })
  async apply(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Body() body: CreateTransferRequest,
  ): Promise<JsonText> {
    const id = await this.flow.apply(actor, key, body);
    return created(await this.transfers.one(actor, id), `/api/v1/transfers/${id}`);
  }

  @Post('transfers/:id/steps')
  @Allow(transferPermissions.step)
  @Transactional()
  @Operation({
    id: 'takeTransferStep',
    zh: '办理流转步骤',
    en: 'Take a step of a transfer',
    description:
      '409 TRANSFER.STEP_NOT_ALLOWED carries allowed[], 422 TRANSFER.STEP_NOT_READY carries missing[]. The second signature hands the project over.',
    answer: TransferResponse,
    etag: true,
    ifMatch: true,
  })
  async step(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: TakeTransferStepRequest,
  ): Promise<JsonText> {
    await this.flow.step(actor, idOf(key), version, body);
    return this.transfers.one(actor, idOf(key));
  }

  @Put('transfers/:id/hand-over')
  @Allow(transferPermissions.step)
  @Transactional()
  @Operation({
    id: 'writeTransferHandOver',
    zh: '填写交接单',
    en: 'Write the hand-over form',
    description: 'While ASSIGNED. Writing it anew takes signatures off.',
    answer: HandOverResponse,
    etag: true,
    ifMatch: true,
  })
  async writeForm(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: WriteHandOverRequest,
  ): Promise<JsonText> {
    await this.flow.writeForm(actor, idOf(key), version, body);
    return this.forms.one(actor, idOf(key));
  }
}
