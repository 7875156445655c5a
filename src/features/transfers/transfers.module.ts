import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RecordSight } from '../../platform/access/record-sight.js';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { FileSubjects } from '../../platform/files/file-subjects.js';
import { HandOversQueries } from './hand-overs.queries.js';
import { HandOversService } from './hand-overs.service.js';
import { Transfer } from './transfer.entity.js';
import { transferConstraints } from './transfer.errors.js';
import { TransferFactsRepository } from './transfer-facts.repository.js';
import { handOverFileRule } from './transfer-file.sql.js';
import { TransferMover } from './transfer-mover.js';
import { HandOver, TransferStepRecord } from './transfer-records.entity.js';
import { TransferRecordsQueries } from './transfer-records.queries.js';
import { TransferStandings } from './transfer-standing.queries.js';
import { TransferWatchService } from './transfer-watch.service.js';
import { TransfersController } from './transfers.controller.js';
import { TransfersQueries } from './transfers.queries.js';
import { TransfersRepository } from './transfers.repository.js';
import { TransfersService } from './transfers.service.js';

const OFFERED = [
  ...[TransfersService, HandOversService, TransferWatchService],
  ...[TransfersQueries, TransferRecordsQueries, HandOversQueries],
];

@Module({
  imports: [TypeOrmModule.forFeature([Transfer, TransferStepRecord, HandOver])],
  controllers: [TransfersController],
  providers: [...OFFERED, TransferStandings, TransfersRepository, TransferFactsRepository, TransferMover],
  exports: OFFERED,
})
export class TransfersModule {
  constructor(constraints: ConstraintCatalogue, files: FileSubjects, sight: RecordSight) {
    constraints.register(transferConstraints);
    files.register('project_hand_over', handOverFileRule(sight));
  }
}
