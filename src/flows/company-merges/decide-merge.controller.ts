import { Body, Controller, Post } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { companyMergePermissions } from '../../features/company-merges/company-merge.access.js';
import { CompanyMergesQueries } from '../../features/company-merges/company-merges.queries.js';
import {
  ApproveMergeRequest,
  RejectMergeRequest,
  UndoMergeRequest,
} from '../../features/company-merges/dto/company-merge.dto.js';
import { CompanyMergeResponse } from '../../features/company-merges/dto/company-merge.response.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { AS_JOB, answerWith } from './merge-answer.js';
import { MergeCompaniesFlow } from './merge-companies.flow.js';
import { UndoMergeFlow } from './undo-merge.flow.js';

/** What is decided about a merge: carried out, turned down, undone. */
@ApiTags('company-merges')
@Controller('company-merges/:id')
export class DecideMergeController {
  constructor(
    private readonly flow: MergeCompaniesFlow,
    private readonly undo: UndoMergeFlow,
    private readonly merges: CompanyMergesQueries,
  ) {}

  @Post('approvals')
  @Allow(companyMergePermissions.decide)
  @Transactional()
  @ApiResponse(AS_JOB)
  @Operation({
    id: 'approveCompanyMerge',
    zh: '批准合并',
    en: 'Carry out a proposed merge',
    answer: CompanyMergeResponse,
    etag: true,
    ifMatch: true,
  })
  async approve(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() { note }: ApproveMergeRequest,
  ): Promise<JsonText> {
    return answerWith(
      this.merges,
      actor,
      await this.flow.approve(actor, idOf(key), version, note ?? null),
      200,
    );
  }

  @Post('rejections')
  @Allow(companyMergePermissions.decide)
  @Transactional()
  @Operation({
    id: 'rejectCompanyMerge',
    zh: '驳回合并',
    en: 'Turn a proposed merge down',
    answer: CompanyMergeResponse,
    etag: true,
    ifMatch: true,
  })
  async reject(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() { reason }: RejectMergeRequest,
  ): Promise<JsonText> {
    await this.flow.reject(actor, idOf(key), version, reason);
    return this.merges.one(actor, idOf(key));
  }

  @Post('undos')
  @Allow(companyMergePermissions.decide)
  @Transactional()
  @ApiResponse(AS_JOB)
  @Operation({
    id: 'undoCompanyMerge',
    zh: '撤销合并',
    en: 'Undo a merge',
    description: 'Within 30 days. What was changed since stays; undoResult tells what.',
    answer: CompanyMergeResponse,
    etag: true,
    ifMatch: true,
  })
  async takeBack(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() { reason }: UndoMergeRequest,
  ): Promise<JsonText> {
    return answerWith(this.merges, actor, await this.undo.run(actor, idOf(key), version, reason), 200);
  }
}
