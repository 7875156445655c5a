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
import { CreateProjectRequest, UpdateProjectRequest } from './dto/create-project.dto.js';
import { ListProjectsQuery } from './dto/list-projects.query.js';
import { ProjectPage, ProjectResponse } from './dto/project.response.js';
import { projectPermissions } from './project.access.js';
import { ProjectRecordsQueries } from './project-records.queries.js';
import { ProjectsQueries } from './projects.queries.js';
import { ProjectsService } from './projects.service.js';

const withTag = { answer: ProjectResponse, etag: true } as const;

@ApiTags('projects')
@Controller('projects')
export class ProjectsController {
  constructor(
    private readonly projects: ProjectsService,
    private readonly queries: ProjectsQueries,
    private readonly records: ProjectRecordsQueries,
  ) {}

  @Get()
  @Allow(projectPermissions.read)
  @Operation({ id: 'listProjects', zh: '查询项目', en: 'List and search projects', answer: ProjectPage })
  list(@CurrentActor() actor: Actor, @Query() query: ListProjectsQuery): Promise<JsonText> {
    return this.queries.list(actor, query);
  }

  @Post()
  @Allow(projectPermissions.create)
  @Transactional()
  @Operation({ id: 'createProject', zh: '新建项目草稿', en: 'Draft a project', status: 201, ...withTag })
  async create(@CurrentActor() actor: Actor, @Body() body: CreateProjectRequest): Promise<JsonText> {
    const id = await this.projects.create(actor, body);
    return created(await this.queries.one(actor, { column: 'id', value: id }), `/api/v1/projects/${id}`);
  }

  @Get(':id')
  @Allow(projectPermissions.read)
  @Operation({ id: 'getProject', zh: '查看项目', en: 'Read a project', ...withTag })
  get(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: RepresentationQuery,
  ): Promise<JsonText> {
    return this.queries.one(actor, key, query);
  }

  @Patch(':id')
  @Allow(projectPermissions.update)
  @Transactional()
  @Operation({ id: 'updateProject', zh: '修改项目', en: 'Change a project', ifMatch: true, ...withTag })
  async update(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: UpdateProjectRequest,
  ): Promise<JsonText> {
    const id = await this.projects.update(actor, key, version, body);
    return this.queries.one(actor, { column: 'id', value: id });
  }

  @Delete(':id')
  @Allow(projectPermissions.delete)
  @Transactional()
  @Operation({ id: 'deleteProject', zh: '删除草稿', en: 'Delete a draft', status: 204, ifMatch: true })
  async remove(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
  ): Promise<void> {
    await this.projects.remove(actor, key, version);
  }

  @Post(':id/restore')
  @Allow(projectPermissions.delete)
  @Transactional()
  @Operation({ id: 'restoreProject', zh: '恢复草稿', en: 'Restore a deleted draft', ...withTag })
  async restore(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    const id = await this.projects.restore(actor, key);
    return this.queries.one(actor, { column: 'id', value: id });
  }

  @Get(':id/history')
  @Allow(projectPermissions.read)
  @Operation({ id: 'getProjectHistory', zh: '项目变更记录', en: 'History of a project', answer: HistoryPage })
  history(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.records.historyOf(actor, key, query);
  }
}
