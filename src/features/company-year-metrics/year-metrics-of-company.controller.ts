import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { created, type JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { PageQuery } from '../../platform/http/page.js';
import { RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { YearPath } from '../../platform/http/year-path.js';
import { yearMetricPermissions } from './company-year-metric.access.js';
import { CompanyYearMetricsQueries } from './company-year-metrics.queries.js';
import { CompanyYearMetricsService } from './company-year-metrics.service.js';
import {
  CorrectYearMetricRequest,
  CreateYearMetricRequest,
  ListYearMetricsQuery,
  YearMetricPage,
  YearMetricResponse,
} from './dto/company-year-metric.dto.js';

const answer = YearMetricResponse;

@ApiTags('company-year-metrics')
@Controller('companies/:id/year-metrics')
export class YearMetricsOfCompanyController {
  constructor(
    private readonly metrics: CompanyYearMetricsService,
    private readonly queries: CompanyYearMetricsQueries,
  ) {}

  @Get()
  @Allow(yearMetricPermissions.read)
  @Operation({
    id: 'listYearMetricsOfCompany',
    zh: '企业的年度指标',
    en: 'Yearly figures of a company',
    answer: YearMetricPage,
  })
  list(
    @CurrentActor() actor: Actor,
    @RecordId() company: RecordKey,
    @Query() query: ListYearMetricsQuery,
  ): Promise<JsonText> {
    return this.queries.ofCompany(actor, company, query);
  }

  @Post()
  @Allow(yearMetricPermissions.write)
  @Transactional()
  @Operation({
    id: 'enterYearMetric',
    zh: '填报年度指标',
    en: 'Enter the figures of a year',
    status: 201,
    answer,
    etag: true,
  })
  async create(
    @CurrentActor() actor: Actor,
    @RecordId() company: RecordKey,
    @Body() body: CreateYearMetricRequest,
  ): Promise<JsonText> {
    await this.metrics.create(actor, company, body);
    const location = `/api/v1/companies/${company.value}/year-metrics/${body.year}`;
    return created(await this.queries.one(actor, company, body.year), location);
  }

  @Get(':year')
  @Allow(yearMetricPermissions.read)
  @Operation({
    id: 'getYearMetric',
    zh: '查看年度指标',
    en: 'The figures in force for a year',
    answer,
    etag: true,
  })
  get(
    @CurrentActor() actor: Actor,
    @RecordId() company: RecordKey,
    @YearPath() year: number,
  ): Promise<JsonText> {
    return this.queries.one(actor, company, year);
  }

  @Get(':year/revisions')
  @Allow(yearMetricPermissions.read)
  @Operation({
    id: 'listYearMetricRevisions',
    zh: '年度指标各次填报',
    en: 'Every revision of the figures of a year',
    description: 'Empty for those who do not read class F',
    answer: YearMetricPage,
  })
  revisions(
    @CurrentActor() actor: Actor,
    @RecordId() company: RecordKey,
    @YearPath() year: number,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.queries.revisions(actor, company, year, query);
  }

  @Post(':year/revisions')
  @Allow(yearMetricPermissions.write)
  @Transactional()
  @Operation({
    id: 'correctYearMetric',
    zh: '更正年度指标',
    en: 'Correct the figures of a year',
    description: 'Adds a revision; what is left out stays as it was',
    status: 201,
    answer,
    etag: true,
    ifMatch: true,
  })
  async correct(
    @CurrentActor() actor: Actor,
    @RecordId() company: RecordKey,
    @YearPath() year: number,
    @ExpectedVersion() revision: number,
    @Body() body: CorrectYearMetricRequest,
  ): Promise<JsonText> {
    await this.metrics.correct(actor, company, [year, revision], body);
    const location = `/api/v1/companies/${company.value}/year-metrics/${year}`;
    return created(await this.queries.one(actor, company, year), location);
  }
}
