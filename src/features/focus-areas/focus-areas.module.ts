import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { AreaCountsQueries } from './area-counts.queries.js';
import { FocusArea } from './focus-area.entity.js';
import { focusAreaConstraints } from './focus-area.errors.js';
import { FocusAreasController } from './focus-areas.controller.js';
import { FocusAreasQueries } from './focus-areas.queries.js';
import { FocusAreasRepository } from './focus-areas.repository.js';
import { FocusAreasService } from './focus-areas.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([FocusArea])],
  controllers: [FocusAreasController],
  providers: [FocusAreasService, FocusAreasRepository, FocusAreasQueries, AreaCountsQueries],
})
export class FocusAreasModule {
  constructor(constraints: ConstraintCatalogue) {
    constraints.register(focusAreaConstraints);
  }
}
