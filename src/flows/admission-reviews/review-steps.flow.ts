import { Injectable } from '@nestjs/common';
import type { ReviewKind } from '../../features/admission-reviews/admission-review.codes.js';
import { reviewErrors } from '../../features/admission-reviews/admission-review.errors.js';
import type { OpenReview } from '../../features/admission-reviews/admission-review-standing.js';
import { AdmissionReviewsService } from '../../features/admission-reviews/admission-reviews.service.js';
import type {
  PanelMemberRequest,
  PoolCheckRequest,
  UnitReviewRequest,
} from '../../features/admission-reviews/dto/review-panel.dto.js';
import type { DecideReviewRequest } from '../../features/admission-reviews/dto/review-score.dto.js';
import { ReviewPanelsService } from '../../features/admission-reviews/review-panels.service.js';
import { ReviewScoresService } from '../../features/admission-reviews/review-scores.service.js';
import { ProjectReviewResultsService } from '../../features/projects/project-review-results.service.js';
import type { Actor } from '../../platform/access/actor.js';
import { MoveProjectFlow } from '../project-moves/move-project.flow.js';

/** Steps of an admission review that change its project too, each in one transaction (domain.md §3.3). */
@Injectable()
export class ReviewStepsFlow {
  constructor(
    private readonly reviews: AdmissionReviewsService,
    private readonly panels: ReviewPanelsService,
    private readonly scores: ReviewScoresService,
    private readonly projects: ProjectReviewResultsService,
    private readonly moves: MoveProjectFlow,
  ) {}

  /** 单位负责人初审: passes it on, or sends the submission back (T02). */
  async reviewForUnit(actor: Actor, id: string, version: number, request: UnitReviewRequest): Promise<void> {
    const open = await this.reviews.takeUpForUnit(actor, id, version);
    if (request.outcome === 'RETURNED') return this.sendBack(actor, open, request);
    await this.reviews.passUnit(actor, open, request.note ?? null);
  }

  /** 储备库管理员复核. @throws REVIEW.NOT_CONFIRMED */
  async checkForPool(actor: Actor, id: string, version: number, request: PoolCheckRequest): Promise<void> {
    const open = await this.reviews.takeUpForPool(actor, id, version);
    if (request.outcome === 'RETURNED') return this.sendBack(actor, open, request);
    const { isComplete, isDuplicateChecked, isKindConfirmed } = request;
    if (!isComplete || !isDuplicateChecked || !isKindConfirmed) throw reviewErrors.NOT_CONFIRMED();
    const kind = request.kind as ReviewKind | undefined;
    await this.reviews.passCheck(actor, open, { note: request.note ?? null, ...(kind ? { kind } : {}) });
  }

  /** Who judges; a fast review has no panel. */
  setPanel(actor: Actor, id: string, version: number, members: readonly PanelMemberRequest[]): Promise<void> {
    return this.panels.setPanel(actor, id, version, members);
  }

  /** Asks departments for their opinion and lets them see the project. */
  async invite(actor: Actor, id: string, version: number, unitIds: readonly string[]): Promise<void> {
    const { standing } = await this.panels.invite(actor, id, version, [...new Set(unitIds)]);
    await this.projects.invite(actor, standing.projectId, unitIds);
  }

  /** Closes the review: score and vetoes go to the project, the level follows from both or is stated with a reason. */
  async decide(actor: Actor, id: string, version: number, request: DecideReviewRequest): Promise<void> {
    const result = await this.scores.result(actor, id, version);
    const levelByRule = await this.projects.take(actor, result.open.standing.projectId, result);
    await this.scores.decide(actor, result, levelByRule, request);
  }

  private async sendBack(
    actor: Actor,
    { standing }: OpenReview,
    { returnItems, note }: UnitReviewRequest,
  ): Promise<void> {
    if (!returnItems?.some((item) => item.trim() !== '')) throw reviewErrors.RETURN_ITEMS_MISSING();
    const move = { transition: 'T02', returnItems, ...(note ? { reason: note } : {}) };
    const key = { column: 'id', value: standing.projectId } as const;
    await this.moves.run(actor, key, standing.projectVersion, move);
  }
}
