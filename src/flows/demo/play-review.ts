import { AdmissionReviewsQueries } from '../../features/admission-reviews/admission-reviews.queries.js';
import { ReviewPanelsService } from '../../features/admission-reviews/review-panels.service.js';
import { ReviewScoresService } from '../../features/admission-reviews/review-scores.service.js';
import type { Actor } from '../../platform/access/actor.js';
import { ReviewStepsFlow } from '../admission-reviews/review-steps.flow.js';
import { anchorsFor } from './demo-anchors.js';
import type { DemoProject } from './demo-projects.seed.js';
import { type DemoStage, known } from './demo-stage.js';

interface Review {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly members: readonly { readonly id: string; readonly userId: string | null }[];
}

const CHECKED = { outcome: 'PASSED', isComplete: true, isDuplicateChecked: true, isKindConfirmed: true };

/** The admission review of an invented project on one day, from the unit to the decision. */
export class ReviewPlay {
  constructor(
    private readonly stage: DemoStage,
    private readonly cast: { readonly supervisor: Actor; readonly administrator: Actor },
    private readonly project: DemoProject,
    private readonly projectId: string,
  ) {}

  async run(daysAgo: number): Promise<void> {
    const { supervisor, administrator } = this.cast;
    const steps = this.stage.service(ReviewStepsFlow);
    await this.stage.as(supervisor, daysAgo, async () => {
      const { id, version } = await this.review();
      await steps.reviewForUnit(supervisor, id, version, { outcome: 'PASSED' });
    });
    await this.stage.as(administrator, daysAgo, async () => {
      const { id, version } = await this.review();
      await steps.checkForPool(administrator, id, version, CHECKED);
      await this.judge();
      await steps.decide(administrator, id, (await this.review()).version, {});
    });
  }

  private async judge(): Promise<void> {
    const { administrator } = this.cast;
    const { id, kind, version } = await this.review();
    const scores = this.stage.service(ReviewScoresService);
    const anchors = Object.entries(anchorsFor(this.project)).map(([criterion, anchor]) => ({
      criterion,
      anchor,
    }));
    if (kind === 'PANEL') {
      const isOwn = this.cast.supervisor.unitId === administrator.unitId;
      const chair = isOwn
        ? { name: '示例组长', unitId: known(this.stage.units, 'DIST_COMMERCE').id, isChair: true }
        : { name: '示例专家甲' };
      const members = [{ userId: administrator.userId, isChair: !isOwn }, chair, { name: '示例专家乙' }];
      await this.stage.service(ReviewPanelsService).setPanel(administrator, id, version, members);
    }
    await scores.scoreOwn(administrator, id, { anchors });
    for (const member of (await this.review()).members)
      if (member.userId === null) await scores.scoreFor(administrator, id, member.id, { anchors });
  }

  private async review(): Promise<Review> {
    const key = { column: 'id', value: this.projectId } as const;
    const page = await this.stage
      .service(AdmissionReviewsQueries)
      .list(this.cast.administrator, { sort: '-updatedAt' }, key);
    const [review] = page.value<{ items: Review[] }>().items;
    if (!review) throw new Error(`demo data: ${this.projectId} has no review`);
    return review;
  }
}
