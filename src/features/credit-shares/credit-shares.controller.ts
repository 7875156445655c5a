import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { PageQuery, RepresentationQuery } from '../../platform/http/page.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { creditPermissions } from './credit-share.access.js';
import { CreditSharesQueries } from './credit-shares.queries.js';
import { CreditSummaryQueries } from './credit-summary.queries.js';
import {
  CreditChangePage,
  CreditChangeResponse,
  CreditHistoryPage,
  CreditSharesResponse,
  CreditSummaryResponse,
} from './dto/credit-share.response.js';
import { CreditSummaryQuery } from './dto/write-credit-share.dto.js';

/** Reads shared credit. What changes it holds the project: `src/flows/transfers/`. */
@ApiTags('credit-shares')
@Controller()
export class CreditSharesController {
  constructor(
    private readonly shares: CreditSharesQueries,
    private readonly summaries: CreditSummaryQueries,
  ) {}

  @Get('credit-shares/summary')
  @Allow(creditPermissions.summary)
  @Operation({
    id: 'getCreditSummary',
    zh: '按单位统计参与数和折算数',
    en: 'Projects by unit: taking part, and shared',
    description:
      'Kinds INVESTMENT, PLATFORM and FUND, without moves inside the district and merged projects.',
    answer: CreditSummaryResponse,
  })
  summary(@CurrentActor() actor: Actor, @Query() query: CreditSummaryQuery): Promise<JsonText> {
    return this.summaries.summary(actor, query);
  }

  @Get('projects/:id/credit-shares')
  @Allow(creditPermissions.read)
  @Operation({
    id: 'getCreditShares',
    zh: '业绩归属',
    en: 'Shared credit of a project',
    answer: CreditSharesResponse,
    etag: true,
  })
  get(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    return this.shares.of(actor, key);
  }

  @Get('projects/:id/credit-shares/history')
  @Allow(creditPermissions.read)
  @Operation({
    id: 'listCreditShareHistory',
    zh: '业绩归属变更记录',
    en: 'What the shares were',
    answer: CreditHistoryPage,
  })
  history(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.shares.history(actor, key, query);
  }

  @Get('projects/:id/credit-shares/change-requests')
  @Allow(creditPermissions.read)
  @Operation({
    id: 'listCreditChanges',
    zh: '业绩归属变更申请',
    en: 'Requests to change frozen shares',
    answer: CreditChangePage,
  })
  requests(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.shares.requests(actor, key, query);
  }

  @Get('projects/:id/credit-shares/change-requests/:requestId')
  @Allow(creditPermissions.read)
  @Operation({
    id: 'getCreditChange',
    zh: '查看变更申请',
    en: 'Read a request to change frozen shares',
    answer: CreditChangeResponse,
    etag: true,
  })
  request(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @RecordId('requestId') request: RecordKey,
    @Query() query: RepresentationQuery,
  ): Promise<JsonText> {
    return this.shares.request(actor, key, idOf(request), query);
  }
}
