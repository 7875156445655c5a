import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { PageQuery, RepresentationQuery } from '../../platform/http/page.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { ListTransfersQuery } from './dto/list-transfers.query.js';
import { TransferPage, TransferResponse } from './dto/transfer.response.js';
import {
  HandOverResponse,
  TransferStepHistoryPage,
  TransferStepsResponse,
} from './dto/transfer-records.response.js';
import { HandOversQueries } from './hand-overs.queries.js';
import { transferPermissions } from './transfer.access.js';
import { TransferRecordsQueries } from './transfer-records.queries.js';
import { TransfersQueries } from './transfers.queries.js';

/** Reads transfers. What changes them spans features: `src/flows/transfers/`. */
@ApiTags('transfers')
@Controller('transfers')
export class TransfersController {
  constructor(
    private readonly transfers: TransfersQueries,
    private readonly records: TransferRecordsQueries,
    private readonly forms: HandOversQueries,
  ) {}

  @Get()
  @Allow(transferPermissions.read)
  @Operation({ id: 'listTransfers', zh: '查询流转', en: 'List transfers', answer: TransferPage })
  list(@CurrentActor() actor: Actor, @Query() query: ListTransfersQuery): Promise<JsonText> {
    return this.transfers.list(actor, query);
  }

  @Get(':id')
  @Allow(transferPermissions.read)
  @Operation({
    id: 'getTransfer',
    zh: '查看流转',
    en: 'Read a transfer',
    description: 'GET /transfers/{id}/steps lists what can be done with it, by whom, and what is missing.',
    answer: TransferResponse,
    etag: true,
  })
  get(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: RepresentationQuery,
  ): Promise<JsonText> {
    return this.transfers.one(actor, idOf(key), query);
  }

  @Get(':id/steps')
  @Allow(transferPermissions.read)
  @Operation({
    id: 'listTransferSteps',
    zh: '可办理的步骤及所缺条件',
    en: 'Steps open to the transfer, with what each still needs',
    answer: TransferStepsResponse,
    etag: true,
  })
  steps(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    return this.records.steps(actor, idOf(key));
  }

  @Get(':id/step-history')
  @Allow(transferPermissions.read)
  @Operation({
    id: 'listTransferStepHistory',
    zh: '办理记录',
    en: 'Steps that were taken',
    answer: TransferStepHistoryPage,
  })
  history(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.records.stepHistory(actor, idOf(key), query);
  }

  @Get(':id/hand-over')
  @Allow(transferPermissions.read)
  @Operation({
    id: 'getTransferHandOver',
    zh: '查看交接单',
    en: 'Read the hand-over form',
    answer: HandOverResponse,
    etag: true,
  })
  handOver(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    return this.forms.one(actor, idOf(key));
  }
}
