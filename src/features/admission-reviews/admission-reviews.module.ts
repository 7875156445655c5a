import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { AdmissionReview } from './admission-review.entity.js';
import { reviewConstraints } from './admission-review.errors.js';
import * as parts from './admission-review-parts.entity.js';
import { AdmissionReviewsController } from './admission-reviews.controller.js';
import { AdmissionReviewsQueries } from './admission-reviews.queries.js';
import { AdmissionReviewsRepository } from './admission-reviews.repository.js';
import { AdmissionReviewsService } from './admission-reviews.service.js';
import { ProjectReviewsQueries } from './project-reviews.queries.js';
import { ReviewDesk } from './review-desk.js';
import { ReviewPanelsService } from './review-panels.service.js';
import { ReviewScoresService } from './review-scores.service.js';
import { ReviewSheetsController } from './review-sheets.controller.js';
import { ReviewSheetsRepository } from './review-sheets.repository.js';
import { ReviewTurns } from './review-turns.queries.js';

const SERVICES = [AdmissionReviewsService, ReviewPanelsService, ReviewScoresService];

@Module({
  imports: [TypeOrmModule.forFeature([AdmissionReview, ...Object.values(parts)])],
  controllers: [AdmissionReviewsController, ReviewSheetsController],
  providers: [
    ...SERVICES,
    ...[AdmissionReviewsRepository, ReviewSheetsRepository, ReviewDesk, AdmissionReviewsQueries],
    ...[ProjectReviewsQueries, ReviewTurns],
  ],
  exports: [...SERVICES, AdmissionReviewsQueries, ReviewTurns],
})
export class AdmissionReviewsModule {
  constructor(constraints: ConstraintCatalogue) {
    constraints.register(reviewConstraints);
  }
}
