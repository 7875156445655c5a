import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { FileSubjects } from '../../platform/files/file-subjects.js';
import { PoliciesController } from './policies.controller.js';
import { PoliciesQueries } from './policies.queries.js';
import { PoliciesRepository } from './policies.repository.js';
import { PoliciesService } from './policies.service.js';
import { policyFileRule } from './policy.access.js';
import { Policy } from './policy.entity.js';
import { policyConstraints } from './policy.errors.js';
import { PolicyClause } from './policy-clause.entity.js';
import { PolicyClausesController } from './policy-clauses.controller.js';
import { PolicyClausesQueries } from './policy-clauses.queries.js';
import { PolicyClausesRepository } from './policy-clauses.repository.js';
import { PolicyClausesService } from './policy-clauses.service.js';
import { PolicyFactsController } from './policy-facts.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([Policy, PolicyClause])],
  controllers: [PoliciesController, PolicyClausesController, PolicyFactsController],
  providers: [
    ...[PoliciesService, PoliciesRepository, PoliciesQueries],
    ...[PolicyClausesService, PolicyClausesRepository, PolicyClausesQueries],
  ],
  exports: [PoliciesService, PolicyClausesService],
})
export class PoliciesModule {
  constructor(constraints: ConstraintCatalogue, files: FileSubjects) {
    constraints.register(policyConstraints);
    files.register('policy', policyFileRule);
  }
}
