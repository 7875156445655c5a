import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { created, type JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { RepresentationQuery } from '../../platform/http/page.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import {
  CreateHeadquartersRequest,
  HeadquartersPage,
  HeadquartersResponse,
  ListHeadquartersQuery,
  UpdateHeadquartersRequest,
} from './dto/headquarters-recognition.dto.js';
import { headquartersPermissions } from './headquarters-recognition.access.js';
import { HeadquartersRecognitionsQueries } from './headquarters-recognitions.queries.js';
import { HeadquartersRecognitionsService } from './headquarters-recognitions.service.js';

const answer = HeadquartersResponse;

@ApiTags('headquarters-recognitions')
@Controller('companies/:id/headquarters-recognitions')
export class CompanyHeadquartersController {
  constructor(
    private readonly recognitions: HeadquartersRecognitionsService,
    private readonly queries: HeadquartersRecognitionsQueries,
  ) {}

  @Get()
  @Allow(headquartersPermissions.read)
  @Operation({
    id: 'listCompanyHeadquarters',
    zh: '企业的总部认定',
    en: 'Headquarters matters of a company',
    answer: HeadquartersPage,
  })
  list(
    @CurrentActor() actor: Actor,
    @RecordId() company: RecordKey,
    @Query() query: ListHeadquartersQuery,
  ): Promise<JsonText> {
    return this.queries.ofCompany(actor, company, query);
  }

  @Post()
  @Allow(headquartersPermissions.write)
  @Transactional()
  @Operation({
    id: 'createHeadquartersRecognition',
    zh: '登记总部培育或认定',
    en: 'Enter a headquarters matter',
    description:
      'Promotion units enter TARGET and APPLYING; one that is recognised is entered by the District Commerce Commission',
    status: 201,
    answer,
    etag: true,
  })
  async create(
    @CurrentActor() actor: Actor,
    @RecordId() company: RecordKey,
    @Body() body: CreateHeadquartersRequest,
  ): Promise<JsonText> {
    const id = await this.recognitions.create(actor, company, body);
    const location = `/api/v1/companies/${company.value}/headquarters-recognitions/${id}`;
    return created(await this.queries.one(actor, company, id), location);
  }

  @Get(':recognitionId')
  @Allow(headquartersPermissions.read)
  @Operation({
    id: 'getHeadquartersRecognition',
    zh: '查看总部认定',
    en: 'Read a headquarters matter',
    answer,
    etag: true,
  })
  get(
    @CurrentActor() actor: Actor,
    @RecordId() company: RecordKey,
    @RecordId('recognitionId') key: RecordKey,
    @Query() query: RepresentationQuery,
  ): Promise<JsonText> {
    return this.queries.one(actor, company, idOf(key), query);
  }

  @Patch(':recognitionId')
  @Allow(headquartersPermissions.write)
  @Transactional()
  @Operation({
    id: 'updateHeadquartersRecognition',
    zh: '修改总部认定',
    en: 'Change a headquarters matter',
    answer,
    etag: true,
    ifMatch: true,
  })
  async update(
    @CurrentActor() actor: Actor,
    @RecordId() company: RecordKey,
    @RecordId('recognitionId') key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: UpdateHeadquartersRequest,
  ): Promise<JsonText> {
    await this.recognitions.update(actor, [company, idOf(key)], version, body);
    return this.queries.one(actor, company, idOf(key));
  }

  @Delete(':recognitionId')
  @Allow(headquartersPermissions.write)
  @Transactional()
  @Operation({
    id: 'deleteHeadquartersRecognition',
    zh: '删除总部认定',
    en: 'Remove a matter entered by mistake',
    status: 204,
    ifMatch: true,
  })
  async remove(
    @CurrentActor() actor: Actor,
    @RecordId() company: RecordKey,
    @RecordId('recognitionId') key: RecordKey,
    @ExpectedVersion() version: number,
  ): Promise<void> {
    await this.recognitions.remove(actor, [company, idOf(key)], version);
  }
}
