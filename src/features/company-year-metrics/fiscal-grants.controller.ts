import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
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
import { fiscalGrantPermissions } from './company-year-metric.access.js';
import {
  CreateFiscalGrantRequest,
  FiscalGrantPage,
  FiscalGrantResponse,
} from './dto/company-year-metric.dto.js';
import { FiscalGrantsQueries } from './fiscal-grants.queries.js';
import { FiscalGrantsService } from './fiscal-grants.service.js';

const answer = FiscalGrantResponse;

@ApiTags('company-year-metrics')
@Controller('fiscal-grants')
export class FiscalGrantsController {
  constructor(
    private readonly grants: FiscalGrantsService,
    private readonly queries: FiscalGrantsQueries,
  ) {}

  @Get()
  @Allow(fiscalGrantPermissions.read)
  @Operation({
    id: 'listFiscalGrants',
    zh: '财税数据授权',
    en: 'Who may read fiscal data',
    answer: FiscalGrantPage,
  })
  list(@Query() query: PageQuery): Promise<JsonText> {
    return this.queries.list(query);
  }

  @Post()
  @Allow(fiscalGrantPermissions.write)
  @Transactional()
  @Operation({
    id: 'giveFiscalGrant',
    zh: '授权查看财税数据',
    en: 'Let an analyst read fiscal data',
    status: 201,
    answer,
    etag: true,
  })
  async create(@CurrentActor() actor: Actor, @Body() body: CreateFiscalGrantRequest): Promise<JsonText> {
    const id = await this.grants.create(actor, body);
    return created(await this.queries.one(id), `/api/v1/fiscal-grants/${id}`);
  }

  @Get(':id')
  @Allow(fiscalGrantPermissions.read)
  @Operation({ id: 'getFiscalGrant', zh: '查看财税数据授权', en: 'Read a grant', answer, etag: true })
  get(@RecordId() key: RecordKey): Promise<JsonText> {
    return this.queries.one(idOf(key));
  }

  @Delete(':id')
  @Allow(fiscalGrantPermissions.write)
  @Transactional()
  @Operation({
    id: 'revokeFiscalGrant',
    zh: '收回财税数据授权',
    en: 'Take a grant back',
    status: 204,
    ifMatch: true,
  })
  async revoke(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
  ): Promise<void> {
    await this.grants.revoke(actor, idOf(key), version);
  }
}
