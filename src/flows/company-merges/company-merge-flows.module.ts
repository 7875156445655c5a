import { Module } from '@nestjs/common';
import { CompaniesModule } from '../../features/companies/companies.module.js';
import { CompanyMergesModule } from '../../features/company-merges/company-merges.module.js';
import { ContactsModule } from '../../features/contacts/contacts.module.js';
import { NoticesModule } from '../../features/notices/notices.module.js';
import { ProtectionsModule } from '../../features/protections/protections.module.js';
import { DecideMergeController } from './decide-merge.controller.js';
import { MergeCarrier } from './merge-carrier.js';
import { MergeCompaniesController } from './merge-companies.controller.js';
import { MergeCompaniesFlow } from './merge-companies.flow.js';
import { MergeJobs } from './merge-jobs.js';
import { MergeJudge } from './merge-judge.js';
import { MergeNotices } from './merge-notices.js';
import { MergeSurroundings } from './merge-surroundings.js';
import { MergeWork } from './merge-work.js';
import { PreviewMergeFlow } from './preview-merge.flow.js';
import { UndoMergeFlow } from './undo-merge.flow.js';

/** Merging companies with all that hangs on them. */
@Module({
  imports: [CompaniesModule, CompanyMergesModule, ContactsModule, NoticesModule, ProtectionsModule],
  controllers: [MergeCompaniesController, DecideMergeController],
  providers: [
    ...[MergeCompaniesFlow, PreviewMergeFlow, UndoMergeFlow],
    ...[MergeJudge, MergeCarrier, MergeWork, MergeJobs, MergeNotices, MergeSurroundings],
  ],
})
export class CompanyMergeFlowsModule {}
