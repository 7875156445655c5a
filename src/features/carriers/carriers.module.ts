import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RecordTitles } from '../../platform/access/record-titles.js';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { Carrier } from './carrier.entity.js';
import { carrierConstraints } from './carrier.errors.js';
import { CarriersController } from './carriers.controller.js';
import { CarriersQueries } from './carriers.queries.js';
import { CarriersRepository } from './carriers.repository.js';
import { CarriersService } from './carriers.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Carrier])],
  controllers: [CarriersController],
  providers: [CarriersService, CarriersRepository, CarriersQueries],
  exports: [CarriersService],
})
export class CarriersModule {
  constructor(constraints: ConstraintCatalogue, titles: RecordTitles) {
    constraints.register(carrierConstraints);
    titles.register(
      'carrier',
      (_actor, id) => `(SELECT json_build_object('code', ca.code, 'title', ca.name)
        FROM carrier ca WHERE ca.id = ${id} AND ca.deleted_at IS NULL)`,
    );
  }
}
