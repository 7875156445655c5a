import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AdmissionReviewsService } from '../../features/admission-reviews/admission-reviews.service.js';
import { ProjectReviewResultsService } from '../../features/projects/project-review-results.service.js';
import { MoveEffects } from '../project-moves/move-effects.js';
import { ReviewNotices } from './review-notices.js';

/** T01 and T03 open a review of the round, T02 and a merge (T43) end the one that runs. */
@Injectable()
export class ReviewClockEffect implements OnModuleInit {
  constructor(
    private readonly effects: MoveEffects,
    private readonly reviews: AdmissionReviewsService,
    private readonly projects: ProjectReviewResultsService,
    private readonly told: ReviewNotices,
  ) {}

  onModuleInit(): void {
    this.effects.on('START_REVIEW_CLOCK', async (actor, { after, effectiveOn }) => {
      await this.reviews.open({
        projectId: after.id,
        round: after.reviewRound,
        proposedLevel: await this.projects.levelProposed(after),
        submittedBy: actor?.userId ?? null,
        submittedOn: effectiveOn,
      });
      await this.told.tell(actor, after.id);
    });
    this.effects.on('END_REVIEW', (actor, { after, effectiveOn }) =>
      this.reviews.endRound(actor, after.id, after.reviewRound, effectiveOn),
    );
    this.effects.on('MERGE_INTO_SURVIVOR', async (actor, { before, after, effectiveOn }) => {
      if (before.poolStatus === 'PENDING_ADMISSION')
        await this.reviews.endRound(actor, after.id, after.reviewRound, effectiveOn);
    });
  }
}
