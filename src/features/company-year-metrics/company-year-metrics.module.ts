import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { CompanyYearMetric } from './company-year-metric.entity.js';
import { yearMetricConstraints } from './company-year-metric.errors.js';
import { CompanyYearMetricsController } from './company-year-metrics.controller.js';
import { CompanyYearMetricsQueries } from './company-year-metrics.queries.js';
import { CompanyYearMetricsRepository } from './company-year-metrics.repository.js';
import { CompanyYearMetricsService } from './company-year-metrics.service.js';
import { FiscalGrant } from './fiscal-grant.entity.js';
import { FiscalGrantsController } from './fiscal-grants.controller.js';
import { FiscalGrantsQueries } from './fiscal-grants.queries.js';
import { FiscalGrantsRepository } from './fiscal-grants.repository.js';
import { FiscalGrantsService } from './fiscal-grants.service.js';
import { YearMetricsOfCompanyController } from './year-metrics-of-company.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([CompanyYearMetric, FiscalGrant])],
  controllers: [CompanyYearMetricsController, YearMetricsOfCompanyController, FiscalGrantsController],
  providers: [
    CompanyYearMetricsService,
    CompanyYearMetricsRepository,
    CompanyYearMetricsQueries,
    FiscalGrantsService,
    FiscalGrantsRepository,
    FiscalGrantsQueries,
  ],
})
export class CompanyYearMetricsModule {
  constructor(constraints: ConstraintCatalogue) {
    constraints.register(yearMetricConstraints);
  }
}
