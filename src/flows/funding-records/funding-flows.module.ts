import { Module } from '@nestjs/common';
import { FundingRecordsModule } from '../../features/funding-records/funding-records.module.js';
import { NoticesModule } from '../../features/notices/notices.module.js';
import { ProjectsModule } from '../../features/projects/projects.module.js';
import { ConfirmersQueries } from './confirmers.queries.js';
import { KeepFundingController } from './keep-funding.controller.js';
import { KeepFundingFlow } from './keep-funding.flow.js';

/** Money received, where it meets projects and the people who confirm it. */
@Module({
  imports: [FundingRecordsModule, ProjectsModule, NoticesModule],
  controllers: [KeepFundingController],
  providers: [KeepFundingFlow, ConfirmersQueries],
})
export class FundingFlowsModule {}
