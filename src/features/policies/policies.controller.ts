import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HistoryPage } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { created, type JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { PageQuery, RepresentationQuery } from '../../platform/http/page.js';
import { RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { ListPoliciesQuery } from './dto/list-policies.query.js';
import { PolicyPage, PolicyResponse } from './dto/policy.response.js';
import { CreatePolicyRequest, UpdatePolicyRequest } from './dto/write-policy.dto.js';
import { PoliciesQueries } from './policies.queries.js';
import { PoliciesService } from './policies.service.js';
import { policyPermissions } from './policy.access.js';

const answer = PolicyResponse;

@ApiTags('policies')
@Controller('policies')
export class PoliciesController {
  constructor(
    private readonly policies: PoliciesService,
    private readonly queries: PoliciesQueries,
  ) {}

  @Get()
  @Allow(policyPermissions.read)
  @Operation({
    id: 'listPolicies',
    zh: '查询政策',
    en: 'List policies',
    description:
      'validity is worked out for today, or for inForceOn: no job has to run for a policy to expire',
    answer: PolicyPage,
  })
  list(@Query() query: ListPoliciesQuery): Promise<JsonText> {
    return this.queries.list(query);
  }

  @Post()
  @Allow(policyPermissions.write)
  @Transactional()
  @Operation({
    id: 'createPolicy',
    zh: '登记政策',
    en: 'Enter a policy',
    description: 'The pool administrator for any department, a department for itself',
    status: 201,
    answer,
    etag: true,
  })
  async create(@CurrentActor() actor: Actor, @Body() body: CreatePolicyRequest): Promise<JsonText> {
    const id = await this.policies.create(actor, body);
    return created(await this.queries.one({ column: 'id', value: id }), `/api/v1/policies/${id}`);
  }

  @Get(':id')
  @Allow(policyPermissions.read)
  @Operation({ id: 'getPolicy', zh: '查看政策', en: 'Read a policy', answer, etag: true })
  get(@RecordId() key: RecordKey, @Query() query: RepresentationQuery): Promise<JsonText> {
    return this.queries.one(key, query);
  }

  @Patch(':id')
  @Allow(policyPermissions.write)
  @Transactional()
  @Operation({
    id: 'updatePolicy',
    zh: '修改政策',
    en: 'Change a policy',
    description: 'Publishing and repealing are changes of status; a repeal names the day in repealedOn',
    answer,
    etag: true,
    ifMatch: true,
  })
  async update(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: UpdatePolicyRequest,
  ): Promise<JsonText> {
    const id = await this.policies.update(actor, key, version, body);
    return this.queries.one({ column: 'id', value: id });
  }

  @Delete(':id')
  @Allow(policyPermissions.write)
  @Transactional()
  @Operation({ id: 'deletePolicy', zh: '删除政策', en: 'Delete a policy', status: 204, ifMatch: true })
  async remove(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
  ): Promise<void> {
    await this.policies.remove(actor, key, version);
  }

  @Post(':id/restore')
  @Allow(policyPermissions.write)
  @Transactional()
  @Operation({ id: 'restorePolicy', zh: '恢复政策', en: 'Restore a deleted policy', answer, etag: true })
  async restore(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    const id = await this.policies.restore(actor, key);
    return this.queries.one({ column: 'id', value: id });
  }

  @Get(':id/history')
  @Allow(policyPermissions.read)
  @Operation({ id: 'getPolicyHistory', zh: '政策变更记录', en: 'History of a policy', answer: HistoryPage })
  history(@RecordId() key: RecordKey, @Query() query: PageQuery): Promise<JsonText> {
    return this.queries.historyOf(key, query);
  }
}
