import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { CompaniesController } from './companies.controller.js';
import { CompaniesQueries } from './companies.queries.js';
import { CompaniesRepository } from './companies.repository.js';
import { CompaniesService } from './companies.service.js';
import { Company } from './company.entity.js';
import { companyConstraints } from './company.errors.js';
import { CompanyBulkRepository } from './company-bulk.repository.js';
import { CompanyCheck } from './company-check.js';
import { CompanyFacts } from './company-facts.repository.js';
import { CompanyIntakeService } from './company-intake.service.js';
import { CompanySearch } from './company-search.queries.js';
import { TokenFrequency } from './token-frequency.queries.js';

@Module({
  imports: [TypeOrmModule.forFeature([Company])],
  controllers: [CompaniesController],
  providers: [
    CompaniesService,
    CompaniesRepository,
    CompanyFacts,
    CompanyCheck,
    CompaniesQueries,
    CompanySearch,
    TokenFrequency,
    CompanyIntakeService,
    CompanyBulkRepository,
  ],
  exports: [CompaniesService, CompaniesQueries, CompanyIntakeService],
})
export class CompaniesModule {
  constructor(constraints: ConstraintCatalogue) {
    constraints.register(companyConstraints);
  }
}
