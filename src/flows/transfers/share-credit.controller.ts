import { Body, Controller, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { creditPermissions } from '../../features/credit-shares/credit-share.access.js';
import { CreditSharesQueries } from '../../features/credit-shares/credit-shares.queries.js';
import {
  CreditChangeResponse,
  CreditSharesResponse,
} from '../../features/credit-shares/dto/credit-share.response.js';
import {
  CreateCreditChangeRequest,
  DecideCreditChangeRequest,
  PutCreditSharesRequest,
} from '../../features/credit-shares/dto/write-credit-share.dto.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { created, type JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { ShareCreditFlow } from './share-credit.flow.js';

/** Decides on the shared credit of a project (domain.md §4.3). */
@ApiTags('credit-shares')
@Controller('projects/:id/credit-shares')
export class ShareCreditController {
  constructor(
    private readonly flow: ShareCreditFlow,
    private readonly queries: CreditSharesQueries,
  ) {}

  @Put()
  @Allow(creditPermissions.write)
  @Transactional()
  @Operation({
    id: 'putCreditShares',
    zh: '确定业绩归属',
    en: 'Set the shares before they are frozen',
    description: 'All of them, 100.00 together. The supervisor of the owner unit may give away, not take.',
    answer: CreditSharesResponse,
    etag: true,
    ifMatch: true,
  })
  async put(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: PutCreditSharesRequest,
  ): Promise<JsonText> {
    await this.flow.agree(actor, key, version, body);
    return this.queries.of(actor, key);
  }

  @Post('change-requests')
  @Allow(creditPermissions.write)
  @Transactional()
  @Operation({
    id: 'createCreditChange',
    zh: '申请变更已锁定的业绩归属',
    en: 'Ask for a change of frozen shares',
    status: 201,
    answer: CreditChangeResponse,
    etag: true,
  })
  async request(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Body() body: CreateCreditChangeRequest,
  ): Promise<JsonText> {
    const [projectId, requestId] = await this.flow.request(actor, key, body);
    const request = await this.queries.request(actor, key, requestId);
    return created(request, `/api/v1/projects/${projectId}/credit-shares/change-requests/${requestId}`);
  }

  @Post('change-requests/:requestId/decisions')
  @Allow(creditPermissions.write)
  @Transactional()
  @Operation({
    id: 'decideCreditChange',
    zh: '会签业绩归属变更',
    en: 'Sign, reject or withdraw a change of frozen shares',
    description:
      'The supervisors of the units whose part changes and a pool administrator sign; the last signature puts it in force.',
    answer: CreditChangeResponse,
    etag: true,
    ifMatch: true,
  })
  async decide(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @RecordId('requestId') request: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: DecideCreditChangeRequest,
  ): Promise<JsonText> {
    await this.flow.decide(actor, key, idOf(request), version, body);
    return this.queries.request(actor, key, idOf(request));
  }
}
