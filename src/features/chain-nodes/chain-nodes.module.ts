import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { ChainNode } from './chain-node.entity.js';
import { chainNodeConstraints } from './chain-node.errors.js';
import { ChainNodesController } from './chain-nodes.controller.js';
import { ChainNodesQueries } from './chain-nodes.queries.js';
import { ChainNodesRepository } from './chain-nodes.repository.js';
import { ChainNodesService } from './chain-nodes.service.js';
import { ParkAreas } from './park-areas.repository.js';

@Module({
  imports: [TypeOrmModule.forFeature([ChainNode])],
  controllers: [ChainNodesController],
  providers: [ChainNodesService, ChainNodesRepository, ChainNodesQueries, ParkAreas],
})
export class ChainNodesModule {
  constructor(constraints: ConstraintCatalogue) {
    constraints.register(chainNodeConstraints);
  }
}
