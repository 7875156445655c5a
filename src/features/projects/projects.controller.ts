import { Controller, Delete, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HistoryPage } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Problems } from '../../platform/http/openapi-problems.js';
import { Operation } from '../../platform/http/operation.js';
import { PageQuery } from '../../platform/http/page.js';
import { RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { ListProjectsQuery, ReadProjectQuery } from './dto/list-projects.query.js';
import { ProjectResponse } from './dto/project.response.js';
import { ProjectPage } from './dto/project-page.response.js';
import { projectPermissions } from './project.access.js';
import { ProjectRecordsQueries } from './project-records.queries.js';
import { ProjectsQueries } from './projects.queries.js';
import { ProjectsService } from './projects.service.js';

const withTag = { answer: ProjectResponse, etag: true } as const;

/** Entering and changing a project spans features: `src/flows/projects/`. */
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
  @Problems(422)
  @Operation({ id: 'listProjects', zh: '查询项目', en: 'List and search projects', answer: ProjectPage })
  list(@CurrentActor() actor: Actor, @Query() query: ListProjectsQuery): Promise<JsonText> {
    return this.queries.list(actor, query);
  }

  @Get(':id')
  @Allow(projectPermissions.read)
  @Problems(422)
  @Operation({ id: 'getProject', zh: '查看项目', en: 'Read a project', ...withTag })
  get(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: ReadProjectQuery,
  ): Promise<JsonText> {
    return this.queries.one(actor, key, query);
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
