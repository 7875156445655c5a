import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { PageQuery, RepresentationQuery } from '../../platform/http/page.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { companyMergePermissions } from './company-merge.access.js';
import { CompanyMergesQueries } from './company-merges.queries.js';
import { CompanyMergePage, CompanyMergeResponse } from './dto/company-merge.response.js';
import { ListCompanyMergesQuery } from './dto/list-company-merges.query.js';

/** Reading about merges; what merges and undoes spans features: `src/flows/company-merges`. */
@ApiTags('company-merges')
@Controller()
export class CompanyMergesController {
  constructor(private readonly queries: CompanyMergesQueries) {}

  @Get('company-merges')
  @Allow(companyMergePermissions.read)
  @Operation({
    id: 'listCompanyMerges',
    zh: '查询企业合并',
    en: 'List merges of companies',
    answer: CompanyMergePage,
  })
  list(@CurrentActor() actor: Actor, @Query() query: ListCompanyMergesQuery): Promise<JsonText> {
    return this.queries.list(actor, query);
  }

  @Get('company-merges/:id')
  @Allow(companyMergePermissions.read)
  @Operation({
    id: 'getCompanyMerge',
    zh: '查看企业合并',
    en: 'Read about a merge',
    answer: CompanyMergeResponse,
    etag: true,
  })
  get(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: RepresentationQuery,
  ): Promise<JsonText> {
    return this.queries.one(actor, idOf(key), query);
  }

  @Get('companies/:id/merges')
  @Allow(companyMergePermissions.read)
  @Operation({
    id: 'listMergesOfCompany',
    zh: '企业的合并记录',
    en: 'Merges in which a company took part',
    answer: CompanyMergePage,
  })
  ofCompany(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.queries.ofCompany(actor, key, query);
  }
}
