import { Module } from '@nestjs/common';
import { CarrierUnitsModule } from '../../features/carrier-units/carrier-units.module.js';
import { ProjectMovesFlowModule } from '../project-moves/project-moves.module.js';
import { ReleaseReservationsEffect } from './release-reservations.effect.js';

/** What moves of projects do to reservations of units. */
@Module({
  imports: [CarrierUnitsModule, ProjectMovesFlowModule],
  providers: [ReleaseReservationsEffect],
})
export class CarrierFlowsModule {}
