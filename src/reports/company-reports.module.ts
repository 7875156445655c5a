import { Module } from '@nestjs/common';
import { ProjectsModule } from '../features/projects/projects.module.js';
import { BriefController } from './company-brief/brief.controller.js';
import { CompanyBrief } from './company-brief/brief.report.js';
import { CompanyKeys } from './company-timeline/company-key.queries.js';
import { TimelineController } from './company-timeline/timeline.controller.js';
import { CompanyTimeline } from './company-timeline/timeline.report.js';

/** What is read about one company in a form of its own. */
@Module({
  imports: [ProjectsModule],
  controllers: [BriefController, TimelineController],
  providers: [CompanyKeys, CompanyBrief, CompanyTimeline],
})
export class CompanyReportsModule {}
