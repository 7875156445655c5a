import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HistoryPage } from '../../../audit/history.js';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/permission.js';
import { Transactional } from '../../../platform/database/transactional.js';
import { CurrentActor } from '../../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import type { JsonText } from '../../../platform/http/json-text.js';
import { Operation } from '../../../platform/http/operation.js';
import { PageQuery, RepresentationQuery } from '../../../platform/http/page.js';
import { idOf, RecordId, type RecordKey } from '../../../platform/http/record-id.js';
import {
  DismissFindingRequest,
  DuplicateFindingPage,
  DuplicateFindingResponse,
  ListDuplicateFindingsQuery,
} from '../dto/duplicate-finding.dto.js';
import { duplicateFindingPermissions } from './duplicate-finding.access.js';
import { DuplicateFindingsQueries } from './duplicate-findings.queries.js';
import { DuplicateFindingsService } from './duplicate-findings.service.js';

@ApiTags('duplicates')
@Controller('companies/duplicate-findings')
export class DuplicateFindingsController {
  constructor(
    private readonly findings: DuplicateFindingsService,
    private readonly queries: DuplicateFindingsQueries,
  ) {}

  @Get()
  @Allow(duplicateFindingPermissions.read)
  @Operation({
    id: 'listDuplicateFindings',
    zh: '查重待办',
    en: 'Pairs of companies that may be one',
    description: 'What the nightly sweep found; a supervisor sees pairs that touch the own unit',
    answer: DuplicateFindingPage,
  })
  list(@CurrentActor() actor: Actor, @Query() query: ListDuplicateFindingsQuery): Promise<JsonText> {
    return this.queries.list(actor, query);
  }

  @Get(':id')
  @Allow(duplicateFindingPermissions.read)
  @Operation({
    id: 'getDuplicateFinding',
    zh: '查看查重结果',
    en: 'Read a pair',
    answer: DuplicateFindingResponse,
    etag: true,
  })
  get(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: RepresentationQuery,
  ): Promise<JsonText> {
    return this.queries.one(actor, idOf(key), query);
  }

  @Post(':id/dismissals')
  @Allow(duplicateFindingPermissions.dismiss)
  @Transactional()
  @Operation({
    id: 'dismissDuplicateFinding',
    zh: '确认不是同一企业',
    en: 'Say that the two are different companies',
    description: 'The pair is not found again unless a name or number of one of them changes',
    answer: DuplicateFindingResponse,
    etag: true,
    ifMatch: true,
  })
  async dismiss(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: DismissFindingRequest,
  ): Promise<JsonText> {
    await this.findings.dismiss(actor, idOf(key), version, body.reason);
    return this.queries.one(actor, idOf(key));
  }

  @Get(':id/history')
  @Allow(duplicateFindingPermissions.read)
  @Operation({
    id: 'getDuplicateFindingHistory',
    zh: '查重结果变更记录',
    en: 'History of a pair',
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
