import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { LandParcel } from './land-parcel.entity.js';
import { landParcelConstraints } from './land-parcel.errors.js';
import { LandParcelsController } from './land-parcels.controller.js';
import { LandParcelsQueries } from './land-parcels.queries.js';
import { LandParcelsRepository } from './land-parcels.repository.js';
import { LandParcelsService } from './land-parcels.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([LandParcel])],
  controllers: [LandParcelsController],
  providers: [LandParcelsService, LandParcelsRepository, LandParcelsQueries],
})
export class LandParcelsModule {
  constructor(constraints: ConstraintCatalogue) {
    constraints.register(landParcelConstraints);
  }
}
