import { Body, Controller, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { reviewPermissions } from './admission-review.access.js';
import { AdmissionReviewsQueries } from './admission-reviews.queries.js';
import { ReviewResponse } from './dto/review.response.js';
import { ReviewOpinionRequest } from './dto/review-panel.dto.js';
import { ReviewScoreRequest, SetVetoesRequest } from './dto/review-score.dto.js';
import { ReviewPanelsService } from './review-panels.service.js';
import { ReviewScoresService } from './review-scores.service.js';

const answer = ReviewResponse;
const versioned = { answer, etag: true, ifMatch: true } as const;

/** Sheets, opinions and vetoes of a review. */
@ApiTags('admission-reviews')
@Controller('admission-reviews/:id')
export class ReviewSheetsController {
  constructor(
    private readonly panels: ReviewPanelsService,
    private readonly scores: ReviewScoresService,
    private readonly queries: AdmissionReviewsQueries,
  ) {}

  @Put('opinion')
  @Allow(reviewPermissions.giveOpinion)
  @Transactional()
  @Operation({
    id: 'giveReviewOpinion',
    zh: '出具部门意见',
    en: 'Give a department’s opinion',
    answer,
    etag: true,
  })
  async opinion(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Body() body: ReviewOpinionRequest,
  ): Promise<JsonText> {
    await this.panels.giveOpinion(actor, idOf(key), body);
    return this.queries.one(actor, idOf(key));
  }

  @Put('own-score')
  @Allow(reviewPermissions.score)
  @Transactional()
  @Operation({ id: 'scoreReview', zh: '填写本人评分', en: 'Fill in one’s own sheet', answer, etag: true })
  async score(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Body() body: ReviewScoreRequest,
  ): Promise<JsonText> {
    await this.scores.scoreOwn(actor, idOf(key), body);
    return this.queries.one(actor, idOf(key));
  }

  @Put('members/:memberId/score')
  @Allow(reviewPermissions.manage)
  @Transactional()
  @Operation({
    id: 'enterReviewScore',
    zh: '代录无账号成员评分',
    en: 'Enter the sheet of a member without an account',
    answer,
    etag: true,
  })
  async enterScore(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @RecordId('memberId') member: RecordKey,
    @Body() body: ReviewScoreRequest,
  ): Promise<JsonText> {
    await this.scores.scoreFor(actor, idOf(key), idOf(member), body);
    return this.queries.one(actor, idOf(key));
  }

  @Put('vetoes')
  @Allow(reviewPermissions.manage)
  @Transactional()
  @Operation({ id: 'setReviewVetoes', zh: '登记一票否决项', en: 'Set the vetoes', ...versioned })
  async vetoes(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() { vetoes }: SetVetoesRequest,
  ): Promise<JsonText> {
    await this.scores.setVetoes(actor, idOf(key), version, vetoes);
    return this.queries.one(actor, idOf(key));
  }
}
