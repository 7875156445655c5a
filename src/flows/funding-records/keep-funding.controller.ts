import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  FundingRecordPage,
  FundingRecordResponse,
} from '../../features/funding-records/dto/funding-record.response.js';
import { ListFundingRecordsQuery } from '../../features/funding-records/dto/list-funding-records.query.js';
import {
  CreateFundingRecordRequest,
  DecideFundingRecordRequest,
  UpdateFundingRecordRequest,
} from '../../features/funding-records/dto/write-funding-record.dto.js';
import { fundingPermissions } from '../../features/funding-records/funding-record.access.js';
import { FundingRecordsQueries } from '../../features/funding-records/funding-records.queries.js';
import { ProjectStandings } from '../../features/projects/project-standings.queries.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { created, type JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { KeepFundingFlow } from './keep-funding.flow.js';

const withTag = { answer: FundingRecordResponse, etag: true } as const;

/** Money received for projects 到资记录 (domain.md §2.6). */
@ApiTags('funding-records')
@Controller()
export class KeepFundingController {
  constructor(
    private readonly flow: KeepFundingFlow,
    private readonly queries: FundingRecordsQueries,
    private readonly projects: ProjectStandings,
  ) {}

  @Get('projects/:id/funding-records')
  @Allow(fundingPermissions.read)
  @Operation({
    id: 'listProjectFundingRecords',
    zh: '项目的到资记录',
    en: 'Money received for a project',
    answer: FundingRecordPage,
  })
  async list(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: ListFundingRecordsQuery,
  ): Promise<JsonText> {
    const { id } = await this.projects.of(actor, key);
    return this.queries.list(actor, query, id);
  }

  @Post('projects/:id/funding-records')
  @Allow(fundingPermissions.enter)
  @Transactional()
  @Operation({
    id: 'createFundingRecord',
    zh: '登记到资',
    en: 'Enter money received',
    description: 'Counted by receivedOn once the unit that owns the figure has confirmed it.',
    status: 201,
    ...withTag,
  })
  async enter(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Body() body: CreateFundingRecordRequest,
  ): Promise<JsonText> {
    const id = await this.flow.enter(actor, key, body);
    return created(await this.queries.one(actor, id), `/api/v1/funding-records/${id}`);
  }

  @Patch('funding-records/:id')
  @Allow(fundingPermissions.enter)
  @Transactional()
  @Operation({
    id: 'updateFundingRecord',
    zh: '更正到资记录',
    en: 'Correct money received and submit it again',
    description: 'By its author, before it is confirmed.',
    ifMatch: true,
    ...withTag,
  })
  async correct(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: UpdateFundingRecordRequest,
  ): Promise<JsonText> {
    await this.flow.correct(actor, idOf(key), version, body);
    return this.queries.one(actor, idOf(key));
  }

  @Post('funding-records/:id/decisions')
  @Allow(fundingPermissions.decide)
  @Transactional()
  @Operation({
    id: 'decideFundingRecord',
    zh: '确认、退回、撤回或冲销到资记录',
    en: 'Confirm, return, withdraw or reverse money received',
    ifMatch: true,
    ...withTag,
  })
  async decide(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: DecideFundingRecordRequest,
  ): Promise<JsonText> {
    await this.flow.decide(actor, idOf(key), version, body);
    return this.queries.one(actor, idOf(key));
  }
}
