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
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { ClausePage, ClauseResponse, ListClausesQuery } from './dto/clause.response.js';
import { CreateClauseRequest, UpdateClauseRequest } from './dto/write-clause.dto.js';
import { policyPermissions } from './policy.access.js';
import { PolicyClausesQueries } from './policy-clauses.queries.js';
import { PolicyClausesService } from './policy-clauses.service.js';

const answer = ClauseResponse;

@ApiTags('policies')
@Controller('policies/:id/clauses')
export class PolicyClausesController {
  constructor(
    private readonly clauses: PolicyClausesService,
    private readonly queries: PolicyClausesQueries,
  ) {}

  @Get()
  @Allow(policyPermissions.read)
  @Operation({ id: 'listPolicyClauses', zh: '政策的条款', en: 'Clauses of a policy', answer: ClausePage })
  list(@RecordId() policy: RecordKey, @Query() query: ListClausesQuery): Promise<JsonText> {
    return this.queries.list(policy, query);
  }

  @Post()
  @Allow(policyPermissions.write)
  @Transactional()
  @Operation({
    id: 'createPolicyClause',
    zh: '登记条款',
    en: 'Enter a clause',
    description: 'Faults of a rule carry a pointer into it. A benefit linked to tax may not be active',
    status: 201,
    answer,
    etag: true,
  })
  async create(
    @CurrentActor() actor: Actor,
    @RecordId() policy: RecordKey,
    @Body() body: CreateClauseRequest,
  ): Promise<JsonText> {
    const id = await this.clauses.create(actor, policy, body);
    return created(await this.queries.one(policy, id), `/api/v1/policies/${policy.value}/clauses/${id}`);
  }

  @Get(':clauseId')
  @Allow(policyPermissions.read)
  @Operation({ id: 'getPolicyClause', zh: '查看条款', en: 'Read a clause', answer, etag: true })
  get(
    @RecordId() policy: RecordKey,
    @RecordId('clauseId') key: RecordKey,
    @Query() query: RepresentationQuery,
  ): Promise<JsonText> {
    return this.queries.one(policy, idOf(key), query);
  }

  @Patch(':clauseId')
  @Allow(policyPermissions.write)
  @Transactional()
  @Operation({
    id: 'updatePolicyClause',
    zh: '修改条款',
    en: 'Change a clause',
    answer,
    etag: true,
    ifMatch: true,
  })
  async update(
    @CurrentActor() actor: Actor,
    @RecordId() policy: RecordKey,
    @RecordId('clauseId') key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: UpdateClauseRequest,
  ): Promise<JsonText> {
    await this.clauses.update(actor, [policy, idOf(key)], version, body);
    return this.queries.one(policy, idOf(key));
  }

  @Delete(':clauseId')
  @Allow(policyPermissions.write)
  @Transactional()
  @Operation({ id: 'deletePolicyClause', zh: '删除条款', en: 'Delete a clause', status: 204, ifMatch: true })
  async remove(
    @CurrentActor() actor: Actor,
    @RecordId() policy: RecordKey,
    @RecordId('clauseId') key: RecordKey,
    @ExpectedVersion() version: number,
  ): Promise<void> {
    await this.clauses.remove(actor, policy, idOf(key), version);
  }

  @Post(':clauseId/restore')
  @Allow(policyPermissions.write)
  @Transactional()
  @Operation({
    id: 'restorePolicyClause',
    zh: '恢复条款',
    en: 'Restore a deleted clause',
    answer,
    etag: true,
  })
  async restore(
    @CurrentActor() actor: Actor,
    @RecordId() policy: RecordKey,
    @RecordId('clauseId') key: RecordKey,
  ): Promise<JsonText> {
    await this.clauses.restore(actor, policy, idOf(key));
    return this.queries.one(policy, idOf(key));
  }

  @Get(':clauseId/history')
  @Allow(policyPermissions.read)
  @Operation({
    id: 'getPolicyClauseHistory',
    zh: '条款变更记录',
    en: 'History of a clause',
    answer: HistoryPage,
  })
  history(
    @RecordId() policy: RecordKey,
    @RecordId('clauseId') key: RecordKey,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.queries.historyOf(policy, idOf(key), query);
  }
}
