import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HistoryPage } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { PageQuery, RepresentationQuery } from '../../platform/http/page.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { FundingRecordPage, FundingRecordResponse } from './dto/funding-record.response.js';
import { ListFundingRecordsQuery } from './dto/list-funding-records.query.js';
import { fundingPermissions } from './funding-record.access.js';
import { FundingRecordsQueries } from './funding-records.queries.js';

/** Reads money received. What changes it holds the project: `src/flows/funding-records/`. */
@ApiTags('funding-records')
@Controller('funding-records')
export class FundingRecordsController {
  constructor(private readonly queries: FundingRecordsQueries) {}

  @Get()
  @Allow(fundingPermissions.read)
  @Operation({
    id: 'listFundingRecords',
    zh: '查询到资记录',
    en: 'List money received',
    description: 'awaiting=me is the queue of the unit that owns the figure.',
    answer: FundingRecordPage,
  })
  list(@CurrentActor() actor: Actor, @Query() query: ListFundingRecordsQuery): Promise<JsonText> {
    return this.queries.list(actor, query);
  }

  @Get(':id')
  @Allow(fundingPermissions.read)
  @Operation({
    id: 'getFundingRecord',
    zh: '查看到资记录',
    en: 'Read a record of money received',
    answer: FundingRecordResponse,
    etag: true,
  })
  get(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: RepresentationQuery,
  ): Promise<JsonText> {
    return this.queries.one(actor, idOf(key), query);
  }

  @Get(':id/history')
  @Allow(fundingPermissions.read)
  @Operation({
    id: 'getFundingRecordHistory',
    zh: '到资记录变更',
    en: 'History of a record of money received',
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
