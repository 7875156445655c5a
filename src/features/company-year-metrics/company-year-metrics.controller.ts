import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { yearMetricPermissions } from './company-year-metric.access.js';
import { CompanyYearMetricsQueries } from './company-year-metrics.queries.js';
import { ListYearMetricsQuery, YearMetricPage } from './dto/company-year-metric.dto.js';

@ApiTags('company-year-metrics')
@Controller('company-year-metrics')
export class CompanyYearMetricsController {
  constructor(private readonly queries: CompanyYearMetricsQueries) {}

  @Get()
  @Allow(yearMetricPermissions.read)
  @Operation({
    id: 'listCompanyYearMetrics',
    zh: '查询企业年度指标',
    en: 'Yearly figures of all companies',
    description: 'Class F; those without the right read the tax grade only',
    answer: YearMetricPage,
  })
  list(@CurrentActor() actor: Actor, @Query() query: ListYearMetricsQuery): Promise<JsonText> {
    return this.queries.list(actor, query, '/company-year-metrics');
  }
}
