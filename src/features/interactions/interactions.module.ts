import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { FileSubjects } from '../../platform/files/file-subjects.js';
import { Interaction } from './interaction.entity.js';
import { interactionConstraints } from './interaction.errors.js';
import { interactionFileRule } from './interaction-access.sql.js';
import { InteractionAddendaController } from './interaction-addenda.controller.js';
import { InteractionAddendum } from './interaction-addendum.entity.js';
import { InteractionCheck } from './interaction-check.js';
import { InteractionFactsRepository } from './interaction-facts.repository.js';
import { InteractionFilingRepository } from './interaction-filing.repository.js';
import { InteractionFilingService } from './interaction-filing.service.js';
import { InteractionsController } from './interactions.controller.js';
import { InteractionsQueries } from './interactions.queries.js';
import { InteractionsRepository } from './interactions.repository.js';
import { InteractionsService } from './interactions.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Interaction, InteractionAddendum])],
  controllers: [InteractionsController, InteractionAddendaController],
  providers: [
    ...[InteractionsService, InteractionCheck, InteractionFilingService, InteractionsQueries],
    ...[InteractionsRepository, InteractionFactsRepository, InteractionFilingRepository],
  ],
  exports: [InteractionsService, InteractionFilingService, InteractionsQueries],
})
export class InteractionsModule {
  constructor(constraints: ConstraintCatalogue, files: FileSubjects) {
    constraints.register(interactionConstraints);
    files.register('interaction', interactionFileRule);
  }
}
