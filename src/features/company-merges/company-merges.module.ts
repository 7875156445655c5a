import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { CompanyChildren } from './company-children.js';
import { CompanyMerge } from './company-merge.entity.js';
import { companyMergeConstraints } from './company-merge.errors.js';
import { CompanyMergeFacts } from './company-merge-facts.queries.js';
import { CompanyMergesController } from './company-merges.controller.js';
import { CompanyMergesQueries } from './company-merges.queries.js';
import { CompanyMergesRepository } from './company-merges.repository.js';
import { CompanyMergesService } from './company-merges.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([CompanyMerge])],
  controllers: [CompanyMergesController],
  providers: [
    CompanyMergesService,
    CompanyMergesRepository,
    CompanyMergesQueries,
    CompanyMergeFacts,
    CompanyChildren,
  ],
  exports: [CompanyMergesService, CompanyMergesQueries, CompanyMergeFacts, CompanyChildren],
})
export class CompanyMergesModule {
  constructor(constraints: ConstraintCatalogue) {
    constraints.register(companyMergeConstraints);
  }
}
