import { Module } from '@nestjs/common';
import { AdmissionReviewsModule } from '../../features/admission-reviews/admission-reviews.module.js';
import { NoticesModule } from '../../features/notices/notices.module.js';
import { ProjectsModule } from '../../features/projects/projects.module.js';
import { ProjectMovesFlowModule } from '../project-moves/project-moves.module.js';
import { ReviewClockEffect } from './review-clock.effect.js';
import { ReviewNotices } from './review-notices.js';
import { ReviewStepsController } from './review-steps.controller.js';
import { ReviewStepsFlow } from './review-steps.flow.js';

/** The admission review and the project that it is about. */
@Module({
  imports: [AdmissionReviewsModule, ProjectsModule, NoticesModule, ProjectMovesFlowModule],
  controllers: [ReviewStepsController],
  providers: [ReviewStepsFlow, ReviewClockEffect, ReviewNotices],
  exports: [ReviewStepsFlow],
})
export class AdmissionReviewsFlowModule {}
