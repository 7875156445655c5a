import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HistoryPage } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { PageQuery } from '../../platform/http/page.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { ChangeHeadquartersStatusRequest, HeadquartersResponse } from './dto/headquarters-recognition.dto.js';
import { headquartersPermissions } from './headquarters-recognition.access.js';
import { HeadquartersRecognitionsQueries } from './headquarters-recognitions.queries.js';
import { HeadquartersRecognitionsService } from './headquarters-recognitions.service.js';

/** How a headquarters matter goes on, and how it went. */
@ApiTags('headquarters-recognitions')
@Controller('companies/:id/headquarters-recognitions/:recognitionId')
export class HeadquartersStepsController {
  constructor(
    private readonly recognitions: HeadquartersRecognitionsService,
    private readonly queries: HeadquartersRecognitionsQueries,
  ) {}

  @Post('status-changes')
  @Allow(headquartersPermissions.write)
  @Transactional()
  @Operation({
    id: 'changeHeadquartersStatus',
    zh: '变更总部认定状态',
    en: 'Take a headquarters matter on',
    description:
      'TARGET → APPLYING → RECOGNISED → EXPIRED or REVOKED. From RECOGNISED on by the District Commerce Commission, with date, document, certificate, authority and evidence.',
    answer: HeadquartersResponse,
    etag: true,
    ifMatch: true,
  })
  async changeStatus(
    @CurrentActor() actor: Actor,
    @RecordId() company: RecordKey,
    @RecordId('recognitionId') key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: ChangeHeadquartersStatusRequest,
  ): Promise<JsonText> {
    await this.recognitions.changeStatus(actor, [company, idOf(key)], version, body);
    return this.queries.one(actor, company, idOf(key));
  }

  @Get('history')
  @Allow(headquartersPermissions.read)
  @Operation({
    id: 'getHeadquartersHistory',
    zh: '总部认定变更记录',
    en: 'History of a headquarters matter',
    answer: HistoryPage,
  })
  history(
    @CurrentActor() actor: Actor,
    @RecordId() company: RecordKey,
    @RecordId('recognitionId') key: RecordKey,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.queries.historyOf(actor, company, idOf(key), query);
  }
}
