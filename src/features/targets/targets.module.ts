import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { Target } from './target.entity.js';
import { targetConstraints } from './target.errors.js';
import { TargetsController } from './targets.controller.js';
import { TargetsQueries } from './targets.queries.js';
import { TargetsRepository } from './targets.repository.js';
import { TargetsService } from './targets.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Target])],
  controllers: [TargetsController],
  providers: [TargetsService, TargetsRepository, TargetsQueries],
})
export class TargetsModule {
  constructor(constraints: ConstraintCatalogue) {
    constraints.register(targetConstraints);
  }
}
