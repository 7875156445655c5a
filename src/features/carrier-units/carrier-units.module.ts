import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RecordSight } from '../../platform/access/record-sight.js';
import { RecordTitles } from '../../platform/access/record-titles.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { CarrierReservation } from './carrier-reservation.entity.js';
import { unitReadable } from './carrier-unit.access.js';
import { CarrierUnit } from './carrier-unit.entity.js';
import { carrierUnitConstraints } from './carrier-unit.errors.js';
import { CarrierUnitGate } from './carrier-unit-gate.js';
import { carrierUnitTitle } from './carrier-unit-title.sql.js';
import { CarrierUnitsController } from './carrier-units.controller.js';
import { CarrierUnitsQueries } from './carrier-units.queries.js';
import { CarrierUnitsRepository } from './carrier-units.repository.js';
import { CarrierUnitsService } from './carrier-units.service.js';
import { ReservationKeeper } from './reservation-keeper.js';
import { ReservationsController } from './reservations.controller.js';
import { ReservationsRepository } from './reservations.repository.js';
import { ReservationsService } from './reservations.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([CarrierUnit, CarrierReservation])],
  controllers: [CarrierUnitsController, ReservationsController],
  providers: [
    ...[CarrierUnitsService, CarrierUnitGate, CarrierUnitsRepository, CarrierUnitsQueries],
    ...[ReservationsService, ReservationKeeper, ReservationsRepository],
  ],
  exports: [CarrierUnitsService, ReservationsService],
})
export class CarrierUnitsModule {
  constructor(constraints: ConstraintCatalogue, sight: RecordSight, titles: RecordTitles) {
    constraints.register(carrierUnitConstraints);
    sight.register('carrier-unit', (actor, _id, bind) => ruleSql(unitReadable(actor), {}, bind));
    titles.register('carrier_unit', carrierUnitTitle);
  }
}
