import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/permission.js';
import { Transactional } from '../../../platform/database/transactional.js';
import { CurrentActor } from '../../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { created, type JsonText } from '../../../platform/http/json-text.js';
import { Operation } from '../../../platform/http/operation.js';
import { RepresentationQuery } from '../../../platform/http/page.js';
import { idOf, RecordId, type RecordKey } from '../../../platform/http/record-id.js';
import { CompaniesQueries } from '../companies.queries.js';
import { CompanyPage } from '../dto/company.response.js';
import { ListCompaniesQuery } from '../dto/list-companies.query.js';
import { companyGroupPermissions } from './company-group.access.js';
import {
  CompanyGroupPage,
  CompanyGroupResponse,
  CreateCompanyGroupRequest,
  ListCompanyGroupsQuery,
  UpdateCompanyGroupRequest,
} from './company-groups.dto.js';
import { CompanyGroupsQueries } from './company-groups.queries.js';
import { CompanyGroupsService } from './company-groups.service.js';

@ApiTags('company-groups')
@Controller('company-groups')
export class CompanyGroupsController {
  constructor(
    private readonly groups: CompanyGroupsService,
    private readonly queries: CompanyGroupsQueries,
    private readonly companies: CompaniesQueries,
  ) {}

  @Get()
  @Allow(companyGroupPermissions.read)
  @Operation({
    id: 'listCompanyGroups',
    zh: '查询集团',
    en: 'List groups of companies',
    answer: CompanyGroupPage,
  })
  list(@Query() query: ListCompanyGroupsQuery): Promise<JsonText> {
    return this.queries.list(query);
  }

  @Post()
  @Allow(companyGroupPermissions.create)
  @Transactional()
  @Operation({
    id: 'createCompanyGroup',
    zh: '新增集团',
    en: 'Found a group',
    status: 201,
    answer: CompanyGroupResponse,
    etag: true,
  })
  async create(@CurrentActor() actor: Actor, @Body() body: CreateCompanyGroupRequest): Promise<JsonText> {
    const id = await this.groups.create(actor, body);
    return created(await this.queries.one(id), `/api/v1/company-groups/${id}`);
  }

  @Get(':id')
  @Allow(companyGroupPermissions.read)
  @Operation({
    id: 'getCompanyGroup',
    zh: '查看集团',
    en: 'Read a group',
    answer: CompanyGroupResponse,
    etag: true,
  })
  get(@RecordId() key: RecordKey, @Query() query: RepresentationQuery): Promise<JsonText> {
    return this.queries.one(idOf(key), query);
  }

  @Patch(':id')
  @Allow(companyGroupPermissions.update)
  @Transactional()
  @Operation({
    id: 'updateCompanyGroup',
    zh: '修改集团',
    en: 'Change a group',
    answer: CompanyGroupResponse,
    etag: true,
    ifMatch: true,
  })
  async update(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: UpdateCompanyGroupRequest,
  ): Promise<JsonText> {
    await this.groups.update(actor, idOf(key), version, body);
    return this.queries.one(idOf(key));
  }

  @Delete(':id')
  @Allow(companyGroupPermissions.delete)
  @Transactional()
  @Operation({
    id: 'deleteCompanyGroup',
    zh: '删除集团',
    en: 'Delete an empty group',
    status: 204,
    ifMatch: true,
  })
  async remove(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
  ): Promise<void> {
    await this.groups.remove(actor, idOf(key), version);
  }

  @Get(':id/companies')
  @Allow(companyGroupPermissions.read)
  @Operation({
    id: 'listCompaniesOfGroup',
    zh: '集团内企业',
    en: 'Companies of a group',
    answer: CompanyPage,
  })
  async members(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: ListCompaniesQuery,
  ): Promise<JsonText> {
    await this.queries.one(idOf(key));
    return this.companies.list(actor, { ...query, groupId: [idOf(key)] });
  }
}
