import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { Team } from './team.entity.js';
import { teamConstraints } from './team.errors.js';
import { TeamsController } from './teams.controller.js';
import { TeamsQueries } from './teams.queries.js';
import { TeamsRepository } from './teams.repository.js';
import { TeamsService } from './teams.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Team])],
  controllers: [TeamsController],
  providers: [TeamsService, TeamsRepository, TeamsQueries],
})
export class TeamsModule {
  constructor(constraints: ConstraintCatalogue) {
    constraints.register(teamConstraints);
  }
}
