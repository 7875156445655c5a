import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { CreditChangesService } from './credit-changes.service.js';
import { CreditFactsRepository } from './credit-facts.repository.js';
import { CreditRecorder } from './credit-recorder.js';
import { CreditRulings } from './credit-rulings.queries.js';
import { CreditChangeRequest, CreditShare, ProjectCredit } from './credit-share.entity.js';
import { creditConstraints } from './credit-share.errors.js';
import { CreditSharesController } from './credit-shares.controller.js';
import { CreditSharesQueries } from './credit-shares.queries.js';
import { CreditSharesRepository } from './credit-shares.repository.js';
import { CreditSharesService } from './credit-shares.service.js';
import { CreditStandings } from './credit-standing.queries.js';
import { CreditSummaryQueries } from './credit-summary.queries.js';

@Module({
  imports: [TypeOrmModule.forFeature([ProjectCredit, CreditShare, CreditChangeRequest])],
  controllers: [CreditSharesController],
  providers: [
    ...[CreditSharesService, CreditChangesService, CreditRecorder],
    ...[CreditSharesRepository, CreditFactsRepository],
    ...[CreditSharesQueries, CreditSummaryQueries, CreditStandings, CreditRulings],
  ],
  exports: [CreditSharesService, CreditChangesService, CreditSharesQueries, CreditRulings],
})
export class CreditSharesModule {
  constructor(constraints: ConstraintCatalogue) {
    constraints.register(creditConstraints);
  }
}
