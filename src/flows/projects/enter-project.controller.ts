import { Body, Controller, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CreateProjectRequest,
  UpdateProjectRequest,
} from '../../features/projects/dto/create-project.dto.js';
import { ProjectResponse } from '../../features/projects/dto/project.response.js';
import { projectPermissions } from '../../features/projects/project.access.js';
import { ProjectsQueries } from '../../features/projects/projects.queries.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { created, type JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { EnterProjectFlow } from './enter-project.flow.js';

const withTag = { answer: ProjectResponse, etag: true } as const;

/** Writes on a project that ask whether its company is free. */
@ApiTags('projects')
@Controller('projects')
export class EnterProjectController {
  constructor(
    private readonly projects: EnterProjectFlow,
    private readonly queries: ProjectsQueries,
  ) {}

  @Post()
  @Allow(projectPermissions.create)
  @Transactional()
  @Operation({
    id: 'createProject',
    zh: '新建项目草稿',
    en: 'Draft a project',
    description: '409 PROTECTION.HELD_BY_OTHER_UNIT carries the four facts that other units may know.',
    status: 201,
    ...withTag,
  })
  async create(@CurrentActor() actor: Actor, @Body() body: CreateProjectRequest): Promise<JsonText> {
    const id = await this.projects.create(actor, body);
    return created(await this.queries.one(actor, { column: 'id', value: id }), `/api/v1/projects/${id}`);
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
}
