import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { PageQuery, RepresentationQuery } from '../../platform/http/page.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { reviewPermissions } from './admission-review.access.js';
import type { Veto } from './admission-review.entity.js';
import { AdmissionReviewsQueries } from './admission-reviews.queries.js';
import { ListReviewsQuery } from './dto/list-reviews.query.js';
import { ReviewPage, ReviewResponse } from './dto/review.response.js';
import { ReviewOpinionRequest, SetPanelRequest } from './dto/review-panel.dto.js';
import { ReviewScoreRequest, SetVetoesRequest } from './dto/review-score.dto.js';
import { ReviewPanelsService } from './review-panels.service.js';
import { ReviewScoresService } from './review-scores.service.js';

const answer = ReviewResponse;
const versioned = { answer, etag: true, ifMatch: true } as const;

/** Steps that also move the project: `src/flows/admission-reviews/review-steps.controller.ts`. */
@ApiTags('admission-reviews')
@Controller()
export class AdmissionReviewsController {
  constructor(
    private readonly panels: ReviewPanelsService,
    private readonly scores: ReviewScoresService,
    private readonly queries: AdmissionReviewsQueries,
  ) {}

  @Get('admission-reviews')
  @Allow(reviewPermissions.read)
  @Operation({
    id: 'listAdmissionReviews',
    zh: '入库评审列表',
    en: 'List admission reviews',
    answer: ReviewPage,
  })
  list(@CurrentActor() actor: Actor, @Query() query: ListReviewsQuery): Promise<JsonText> {
    return this.queries.list(actor, query);
  }

  @Get('projects/:id/reviews')
  @Allow(reviewPermissions.read)
  @Operation({
    id: 'listProjectReviews',
    zh: '项目的历次评审',
    en: 'Reviews of a project',
    answer: ReviewPage,
  })
  ofProject(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.queries.ofProject(actor, key, query);
  }

  @Get('admission-reviews/:id')
  @Allow(reviewPermissions.read)
  @Operation({ id: 'getAdmissionReview', zh: '查看评审', en: 'Read an admission review', answer, etag: true })
  get(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: RepresentationQuery,
  ): Promise<JsonText> {
    return this.queries.one(actor, idOf(key), query);
  }

  @Put('admission-reviews/:id/panel')
  @Allow(reviewPermissions.manage)
  @Transactional()
  @Operation({ id: 'setReviewPanel', zh: '组成评审组', en: 'Set the panel', ...versioned })
  async panel(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() { members }: SetPanelRequest,
  ): Promise<JsonText> {
    await this.panels.setPanel(actor, idOf(key), version, members);
    return this.queries.one(actor, idOf(key));
  }

  @Put('admission-reviews/:id/opinion')
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

  @Put('admission-reviews/:id/own-score')
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

  @Put('admission-reviews/:id/members/:memberId/score')
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

  @Put('admission-reviews/:id/vetoes')
  @Allow(reviewPermissions.manage)
  @Transactional()
  @Operation({ id: 'setReviewVetoes', zh: '登记一票否决项', en: 'Set the vetoes', ...versioned })
  async vetoes(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() { vetoes }: SetVetoesRequest,
  ): Promise<JsonText> {
    await this.scores.setVetoes(actor, idOf(key), version, vetoes as Veto[]);
    return this.queries.one(actor, idOf(key));
  }
}
