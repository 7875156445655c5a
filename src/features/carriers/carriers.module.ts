import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RecordSight } from '../../platform/access/record-sight.js';
import { RecordTitles } from '../../platform/access/record-titles.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { carrierVisibility } from './carrier.access.js';
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
  constructor(constraints: ConstraintCatalogue, sight: RecordSight, titles: RecordTitles) {
    constraints.register(carrierConstraints);
    // Whether the caller reads the V1 members of a carrier, whichever it is.
    sight.register('carrier:line', (actor, _id, bind) => ruleSql(carrierVisibility(actor).line, {}, bind));
    titles.register(
      'carrier',
      (_actor, id) => `(SELECT json_build_object('code', ca.code, 'title', ca.name)
        FROM carrier ca WHERE ca.id = ${id} AND ca.deleted_at IS NULL)`,
    );
  }
}
