import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { companyMergePermissions } from '../../features/company-merges/company-merge.access.js';
import { CompanyMergesQueries } from '../../features/company-merges/company-merges.queries.js';
import {
  MergeCompanyRequest,
  PreviewMergeQuery,
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
import type { JsonText } from '../../platform/http/json-text.js';
import { Problems } from '../../platform/http/openapi-problems.js';
import { Operation } from '../../platform/http/operation.js';
import { RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { AS_JOB, answerWith } from './merge-answer.js';
import { MergeCompaniesFlow } from './merge-companies.flow.js';
import { PreviewMergeFlow } from './preview-merge.flow.js';

/** Two records of one company become one, and two again (domain.md §4.5). */
@ApiTags('company-merges')
@Controller()
export class MergeCompaniesController {
  constructor(
    private readonly preview: PreviewMergeFlow,
    private readonly flow: MergeCompaniesFlow,
    private readonly merges: CompanyMergesQueries,
  ) {}

  @Get('companies/:id/merge-preview')
  @Allow(companyMergePermissions.create)
  @Problems(409, 422)
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
    return answerWith(this.merges, actor, await this.flow.request(actor, key, version, body), 201);
  }
}
