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
import {
  CreateQualificationRequest,
  ListQualificationsQuery,
  QualificationPage,
  QualificationResponse,
  UpdateQualificationRequest,
} from './dto/qualification.dto.js';
import { qualificationPermissions } from './qualification.access.js';
import { QualificationsQueries } from './qualifications.queries.js';
import { QualificationsService } from './qualifications.service.js';

const answer = QualificationResponse;

@ApiTags('qualifications')
@Controller('companies/:id/qualifications')
export class CompanyQualificationsController {
  constructor(
    private readonly qualifications: QualificationsService,
    private readonly queries: QualificationsQueries,
  ) {}

  @Get()
  @Allow(qualificationPermissions.read)
  @Operation({
    id: 'listCompanyQualifications',
    zh: '企业的资质',
    en: 'Qualifications of a company',
    answer: QualificationPage,
  })
  list(@RecordId() company: RecordKey, @Query() query: ListQualificationsQuery): Promise<JsonText> {
    return this.queries.ofCompany(company, query);
  }

  @Post()
  @Allow(qualificationPermissions.write)
  @Transactional()
  @Operation({
    id: 'createQualification',
    zh: '登记资质',
    en: 'Enter a qualification',
    description: 'A renewal is one of its own that names the earlier one in renewalOfId',
    status: 201,
    answer,
    etag: true,
  })
  async create(
    @CurrentActor() actor: Actor,
    @RecordId() company: RecordKey,
    @Body() body: CreateQualificationRequest,
  ): Promise<JsonText> {
    const id = await this.qualifications.create(actor, company, body);
    const location = `/api/v1/companies/${company.value}/qualifications/${id}`;
    return created(await this.queries.one(company, id), location);
  }

  @Get(':qualificationId')
  @Allow(qualificationPermissions.read)
  @Operation({ id: 'getQualification', zh: '查看资质', en: 'Read a qualification', answer, etag: true })
  get(
    @RecordId() company: RecordKey,
    @RecordId('qualificationId') key: RecordKey,
    @Query() query: RepresentationQuery,
  ): Promise<JsonText> {
    return this.queries.one(company, idOf(key), query);
  }

  @Patch(':qualificationId')
  @Allow(qualificationPermissions.write)
  @Transactional()
  @Operation({
    id: 'updateQualification',
    zh: '修改资质',
    en: 'Change a qualification',
    answer,
    etag: true,
    ifMatch: true,
  })
  async update(
    @CurrentActor() actor: Actor,
    @RecordId() company: RecordKey,
    @RecordId('qualificationId') key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: UpdateQualificationRequest,
  ): Promise<JsonText> {
    await this.qualifications.update(actor, [company, idOf(key)], version, body);
    return this.queries.one(company, idOf(key));
  }

  @Delete(':qualificationId')
  @Allow(qualificationPermissions.write)
  @Transactional()
  @Operation({
    id: 'deleteQualification',
    zh: '删除资质',
    en: 'Remove a qualification entered by mistake',
    status: 204,
    ifMatch: true,
  })
  async remove(
    @CurrentActor() actor: Actor,
    @RecordId() company: RecordKey,
    @RecordId('qualificationId') key: RecordKey,
    @ExpectedVersion() version: number,
  ): Promise<void> {
    await this.qualifications.remove(actor, company, idOf(key), version);
  }

  @Get(':qualificationId/history')
  @Allow(qualificationPermissions.read)
  @Operation({
    id: 'getQualificationHistory',
    zh: '资质变更记录',
    en: 'History of a qualification',
    answer: HistoryPage,
  })
  history(
    @RecordId() company: RecordKey,
    @RecordId('qualificationId') key: RecordKey,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.queries.historyOf(company, idOf(key), query);
  }
}
