import { Body, Controller, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { reviewPermissions } from '../../features/admission-reviews/admission-review.access.js';
import { AdmissionReviewsQueries } from '../../features/admission-reviews/admission-reviews.queries.js';
import { ReviewResponse } from '../../features/admission-reviews/dto/review.response.js';
import {
  InviteDepartmentsRequest,
  PoolCheckRequest,
  SetPanelRequest,
  UnitReviewRequest,
} from '../../features/admission-reviews/dto/review-panel.dto.js';
import { DecideReviewRequest } from '../../features/admission-reviews/dto/review-score.dto.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { ReviewNotices } from './review-notices.js';
import { ReviewStepsFlow } from './review-steps.flow.js';

const versioned = { answer: ReviewResponse, etag: true, ifMatch: true } as const;

/** Steps of a review that change its project as well. */
@ApiTags('admission-reviews')
@Controller('admission-reviews/:id')
export class ReviewStepsController {
  constructor(
    private readonly steps: ReviewStepsFlow,
    private readonly queries: AdmissionReviewsQueries,
    private readonly told: ReviewNotices,
  ) {}

  @Post('unit-review')
  @Allow(reviewPermissions.reviewForUnit)
  @Transactional()
  @Operation({
    id: 'reviewForUnit',
    zh: '单位初审',
    en: 'Unit review',
    description: 'By the supervisor of the owner unit. RETURNED is move T02 and ends the review.',
    ...versioned,
  })
  async unit(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: UnitReviewRequest,
  ): Promise<JsonText> {
    await this.steps.reviewForUnit(actor, idOf(key), version, body);
    return this.answer(actor, idOf(key));
  }

  @Post('pool-check')
  @Allow(reviewPermissions.manage)
  @Transactional()
  @Operation({
    id: 'checkForPool',
    zh: '储备库复核',
    en: 'Pool check',
    description:
      'Completeness, duplicates across units, project kind and counting rules. RETURNED is move T02 and ends the review.',
    ...versioned,
  })
  async pool(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: PoolCheckRequest,
  ): Promise<JsonText> {
    await this.steps.checkForPool(actor, idOf(key), version, body);
    return this.answer(actor, idOf(key));
  }

  @Put('panel')
  @Allow(reviewPermissions.manage)
  @Transactional()
  @Operation({ id: 'setReviewPanel', zh: '组成评审组', en: 'Set the panel', ...versioned })
  async panel(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() { members }: SetPanelRequest,
  ): Promise<JsonText> {
    await this.steps.setPanel(actor, idOf(key), version, members);
    return this.answer(actor, idOf(key));
  }

  @Post('invitations')
  @Allow(reviewPermissions.manage)
  @Transactional()
  @Operation({
    id: 'inviteDepartments',
    zh: '邀请部门出具意见',
    en: 'Ask departments for an opinion',
    ...versioned,
  })
  async invite(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() { unitIds }: InviteDepartmentsRequest,
  ): Promise<JsonText> {
    await this.steps.invite(actor, idOf(key), version, unitIds);
    return this.queries.one(actor, idOf(key));
  }

  @Post('decision')
  @Allow(reviewPermissions.manage)
  @Transactional()
  @Operation({
    id: 'decideReview',
    zh: '评审定论',
    en: 'Decide the review',
    description:
      'Quorum, trimmed mean and level by the settings in force. Moves T05 and T07 rest on the decided review of the round.',
    ...versioned,
  })
  async decide(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: DecideReviewRequest,
  ): Promise<JsonText> {
    await this.steps.decide(actor, idOf(key), version, body);
    return this.queries.one(actor, idOf(key));
  }

  /** The review as it stands now; whose turn it is is told. */
  private async answer(actor: Actor, id: string): Promise<JsonText> {
    const answer = await this.queries.one(actor, id);
    await this.told.tell(actor, answer.value<{ projectId: string }>().projectId);
    return answer;
  }
}
