import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HistoryPage } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { created, type JsonText, withMember } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { PageQuery, RepresentationQuery } from '../../platform/http/page.js';
import { RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { CompaniesQueries } from './companies.queries.js';
import { CompaniesService } from './companies.service.js';
import { companyPermissions } from './company.access.js';
import { CompanyPage, CompanyResponse, ComparedCompanyResponse } from './dto/company.response.js';
import { CreateCompanyRequest, UpdateCompanyRequest } from './dto/create-company.dto.js';
import { ListCompaniesQuery } from './dto/list-companies.query.js';
import { DuplicateChecks } from './duplicates/duplicate-checks.queries.js';

@ApiTags('companies')
@Controller('companies')
export class CompaniesController {
  constructor(
    private readonly companies: CompaniesService,
    private readonly queries: CompaniesQueries,
    private readonly checks: DuplicateChecks,
  ) {}

  @Get()
  @Allow(companyPermissions.read)
  @Operation({ id: 'listCompanies', zh: '查询企业', en: 'List and search companies', answer: CompanyPage })
  list(@CurrentActor() actor: Actor, @Query() query: ListCompaniesQuery): Promise<JsonText> {
    return this.queries.list(actor, query);
  }

  @Post()
  @Allow(companyPermissions.create)
  @Transactional()
  @Operation({
    id: 'createCompany',
    zh: '登记企业',
    en: 'Register a company',
    status: 201,
    description:
      'duplicateWarnings lists similar companies. A probable double needs confirmDistinct and a reason, else 409 with the candidates.',
    answer: ComparedCompanyResponse,
    etag: true,
  })
  async create(@CurrentActor() actor: Actor, @Body() body: CreateCompanyRequest): Promise<JsonText> {
    const id = await this.companies.create(actor, body);
    const resource = await this.queries.one(actor, { column: 'id', value: id });
    const warnings = await this.checks.warningsFor(actor, id);
    return created(withMember(resource, 'duplicateWarnings', warnings), `/api/v1/companies/${id}`);
  }

  @Get(':id')
  @Allow(companyPermissions.read)
  @Operation({ id: 'getCompany', zh: '查看企业', en: 'Read a company', answer: CompanyResponse, etag: true })
  get(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: RepresentationQuery,
  ): Promise<JsonText> {
    return this.queries.one(actor, key, query);
  }

  @Patch(':id')
  @Allow(companyPermissions.update)
  @Transactional()
  @Operation({
    id: 'updateCompany',
    zh: '修改企业',
    en: 'Change a company',
    description:
      'A change of names or numbers is checked like a registration: duplicateWarnings lists similar companies.',
    answer: ComparedCompanyResponse,
    etag: true,
    ifMatch: true,
  })
  async update(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: UpdateCompanyRequest,
  ): Promise<JsonText> {
    const id = await this.companies.update(actor, key, version, body);
    const resource = await this.queries.one(actor, { column: 'id', value: id });
    return withMember(resource, 'duplicateWarnings', await this.checks.warningsAfter(actor, id, body));
  }

  @Delete(':id')
  @Allow(companyPermissions.delete)
  @Transactional()
  @Operation({ id: 'deleteCompany', zh: '删除企业', en: 'Delete a company', status: 204, ifMatch: true })
  async remove(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
  ): Promise<void> {
    await this.companies.remove(actor, key, version);
  }

  @Post(':id/restore')
  @Allow(companyPermissions.delete)
  @Transactional()
  @Operation({
    id: 'restoreCompany',
    zh: '恢复企业',
    en: 'Restore a deleted company',
    answer: CompanyResponse,
    etag: true,
  })
  async restore(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    const id = await this.companies.restore(actor, key);
    return this.queries.one(actor, { column: 'id', value: id });
  }

  @Get(':id/history')
  @Allow(companyPermissions.read)
  @Operation({ id: 'getCompanyHistory', zh: '企业变更记录', en: 'History of a company', answer: HistoryPage })
  history(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.queries.historyOf(actor, key, query);
  }
}
