import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { ResponsibleUnit } from './unit.entity.js';
import { unitConstraints } from './unit.errors.js';
import { UnitsController } from './units.controller.js';
import { UnitsQueries } from './units.queries.js';
import { UnitsRepository } from './units.repository.js';
import { UnitsService } from './units.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([ResponsibleUnit])],
  controllers: [UnitsController],
  providers: [UnitsService, UnitsRepository, UnitsQueries],
})
export class UnitsModule {
  constructor(constraints: ConstraintCatalogue) {
    constraints.register(unitConstraints);
  }
}
