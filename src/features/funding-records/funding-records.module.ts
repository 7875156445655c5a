import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RecordSight } from '../../platform/access/record-sight.js';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { FileSubjects } from '../../platform/files/file-subjects.js';
import { FundingFactsRepository } from './funding-facts.repository.js';
import { FundingRecord } from './funding-record.entity.js';
import { fundingConstraints } from './funding-record.errors.js';
import { fundingFileRule } from './funding-record-file.sql.js';
import { FundingRecordsController } from './funding-records.controller.js';
import { FundingRecordsQueries } from './funding-records.queries.js';
import { FundingRecordsRepository } from './funding-records.repository.js';
import { FundingRecordsService } from './funding-records.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([FundingRecord])],
  controllers: [FundingRecordsController],
  providers: [FundingRecordsService, FundingRecordsRepository, FundingFactsRepository, FundingRecordsQueries],
  exports: [FundingRecordsService, FundingRecordsQueries],
})
export class FundingRecordsModule {
  constructor(constraints: ConstraintCatalogue, files: FileSubjects, sight: RecordSight) {
    constraints.register(fundingConstraints);
    files.register('funding_record', fundingFileRule(sight));
  }
}
