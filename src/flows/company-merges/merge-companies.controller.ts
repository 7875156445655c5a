import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { companyMergePermissions } from '../../features/company-merges/company-merge.access.js';
import { CompanyMergesQueries } from '../../features/company-merges/company-merges.queries.js';
import {
  ApproveMergeRequest,
  MergeCompanyRequest,
  PreviewMergeQuery,
  RejectMergeRequest,
  UndoMergeRequest,
} from '../../features/company-merges/dto/company-merge.dto.js';
import {
  CompanyMergeResponse,
  MergePreviewResponse,
} from '../../features/company-merges/dto/company-merge.response.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { created, JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { MergeCompaniesFlow } from './merge-companies.flow.js';
import type { Started } from './merge-work.js';
import { PreviewMergeFlow } from './preview-merge.flow.js';
import { UndoMergeFlow } from './undo-merge.flow.js';

const AS_JOB = {
  status: 202,
  description: 'Many children: a job does it, see Location',
  type: CompanyMergeResponse,
};

/** Two records of one company become one, and two again (domain.md §4.5). */
@ApiTags('company-merges')
@Controller()
export class MergeCompaniesController {
  constructor(
    private readonly preview: PreviewMergeFlow,
    private readonly flow: MergeCompaniesFlow,
    private readonly undo: UndoMergeFlow,
    private readonly merges: CompanyMergesQueries,
  ) {}

  @Get('companies/:id/merge-preview')
  @Allow(companyMergePermissions.create)
  @Operation({
    id: 'previewCompanyMerge',
    zh: '合并预览',
    en: 'What a merge with another company would do',
    answer: MergePreviewResponse,
  })
  look(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: PreviewMergeQuery,
  ): Promise<JsonText> {
    return this.preview.run(actor, key, query.with);
  }

  @Post('companies/:id/merges')
  @Allow(companyMergePermissions.create)
  @Transactional()
  @ApiResponse(AS_JOB)
  @Operation({
    id: 'mergeCompany',
    zh: '合并企业',
    en: 'Merge another company into this one',
    description:
      'State DONE when the caller decides it (supervisor within one unit, pool administrator across), else PROPOSED.',
    status: 201,
    answer: CompanyMergeResponse,
    ifMatch: true,
  })
  async merge(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: MergeCompanyRequest,
  ): Promise<JsonText> {
    return this.answer(actor, await this.flow.request(actor, key, version, body), 201);
  }

  @Post('company-merges/:id/approvals')
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
    return this.answer(actor, await this.flow.approve(actor, idOf(key), version, note ?? null), 200);
  }

  @Post('company-merges/:id/rejections')
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

  @Post('company-merges/:id/undos')
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
    return this.answer(actor, await this.undo.run(actor, idOf(key), version, reason), 200);
  }

  /** The merge as GET shows it; 202 with the address of the job where one does the work. */
  private async answer(actor: Actor, { mergeId, jobId }: Started, status: 200 | 201): Promise<JsonText> {
    const merge = await this.merges.one(actor, mergeId);
    if (jobId) return new JsonText(merge.text, { ...merge.headers, Location: `/api/v1/jobs/${jobId}` }, 202);
    return status === 201 ? created(merge, `/api/v1/company-merges/${mergeId}`) : merge;
  }
}
