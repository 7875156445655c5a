import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
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
import {
  CreateTeamRequest,
  ListTeamsQuery,
  TeamPage,
  TeamResponse,
  UpdateTeamRequest,
} from './dto/team.dto.js';
import { teamPermissions } from './team.access.js';
import { TeamsQueries } from './teams.queries.js';
import { TeamsService } from './teams.service.js';

@ApiTags('teams')
@Controller('teams')
export class TeamsController {
  constructor(
    private readonly teams: TeamsService,
    private readonly queries: TeamsQueries,
  ) {}

  @Get()
  @Allow(teamPermissions.read)
  @Operation({ id: 'listTeams', zh: '查询团队', en: 'List teams', answer: TeamPage })
  list(@Query() query: ListTeamsQuery): Promise<JsonText> {
    return this.queries.list(query);
  }

  @Post()
  @Allow(teamPermissions.create)
  @Transactional()
  @Operation({
    id: 'createTeam',
    zh: '新增团队',
    en: 'Create a team',
    status: 201,
    answer: TeamResponse,
    etag: true,
  })
  async create(@CurrentActor() actor: Actor, @Body() body: CreateTeamRequest): Promise<JsonText> {
    const id = await this.teams.create(actor, body);
    return created(await this.queries.one(id), `/api/v1/teams/${id}`);
  }

  @Get(':id')
  @Allow(teamPermissions.read)
  @Operation({ id: 'getTeam', zh: '查看团队', en: 'Read a team', answer: TeamResponse, etag: true })
  get(@RecordId() key: RecordKey, @Query() query: RepresentationQuery): Promise<JsonText> {
    return this.queries.one(idOf(key), query);
  }

  @Patch(':id')
  @Allow(teamPermissions.update)
  @Transactional()
  @Operation({
    id: 'updateTeam',
    zh: '修改团队',
    en: 'Change a team',
    answer: TeamResponse,
    etag: true,
    ifMatch: true,
  })
  async update(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: UpdateTeamRequest,
  ): Promise<JsonText> {
    await this.teams.update(actor, idOf(key), version, body);
    return this.queries.one(idOf(key));
  }

  @Get(':id/history')
  @Allow(teamPermissions.read)
  @Operation({ id: 'getTeamHistory', zh: '团队变更记录', en: 'History of a team', answer: HistoryPage })
  history(@RecordId() key: RecordKey, @Query() query: PageQuery): Promise<JsonText> {
    return this.queries.historyOf(idOf(key), query);
  }
}
