import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RecordTitles } from '../../platform/access/record-titles.js';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { FileSubjects } from '../../platform/files/file-subjects.js';
import { NightlyTasks } from '../../platform/jobs/nightly-tasks.js';
import { CompaniesController } from './companies.controller.js';
import { CompaniesQueries } from './companies.queries.js';
import { CompaniesRepository } from './companies.repository.js';
import { CompaniesService } from './companies.service.js';
import { companyFileRule } from './company.access.js';
import { Company } from './company.entity.js';
import { companyConstraints } from './company.errors.js';
import { CompanyIntakeService } from './company-intake.service.js';
import { CompanyMatchingService } from './company-matching.service.js';
import { CompanyMergingService } from './company-merging.service.js';
import { COMPANY_FILES, COMPANY_STORES, CompanyNamesController } from './company-providers.js';
import { companyTitle } from './company-title.sql.js';
import { DuplicateChecksController } from './duplicates/duplicate-checks.controller.js';
import { DuplicateFinding } from './duplicates/duplicate-finding.entity.js';
import { DuplicateFindingsController } from './duplicates/duplicate-findings.controller.js';
import { DuplicateSweep } from './duplicates/duplicate-sweep.js';
import { DUPLICATE_PROVIDERS } from './duplicates/duplicates.providers.js';
import {
  CompanyGroup,
  CompanyMoves,
  companyGroupConstraints,
  GROUP_CONTROLLERS,
  GROUP_PROVIDERS,
} from './groups/company-groups.providers.js';

@Module({
  imports: [TypeOrmModule.forFeature([Company, DuplicateFinding, CompanyGroup])],
  // The literal paths before `companies/:id`.
  controllers: [
    DuplicateChecksController,
    DuplicateFindingsController,
    ...GROUP_CONTROLLERS,
    CompanyNamesController,
    CompaniesController,
  ],
  providers: [
    CompaniesService,
    CompaniesRepository,
    CompaniesQueries,
    CompanyIntakeService,
    CompanyMatchingService,
    CompanyMergingService,
    ...COMPANY_STORES,
    ...DUPLICATE_PROVIDERS,
    ...GROUP_PROVIDERS,
  ],
  exports: [
    CompaniesService,
    CompaniesQueries,
    CompanyIntakeService,
    CompanyMatchingService,
    CompanyMergingService,
    CompanyMoves,
  ],
})
export class CompaniesModule {
  constructor(
    constraints: ConstraintCatalogue,
    titles: RecordTitles,
    files: FileSubjects,
    nightly: NightlyTasks,
    sweep: DuplicateSweep,
  ) {
    constraints.register(companyConstraints);
    titles.register('company', companyTitle);
    files.register(COMPANY_FILES, companyFileRule);
    constraints.register(companyGroupConstraints);
    nightly.register(sweep);
  }
}
