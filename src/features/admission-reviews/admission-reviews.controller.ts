import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { PageQuery, RepresentationQuery } from '../../platform/http/page.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { reviewPermissions } from './admission-review.access.js';
import { AdmissionReviewsQueries } from './admission-reviews.queries.js';
import { ListReviewsQuery } from './dto/list-reviews.query.js';
import { ReviewPage, ReviewResponse } from './dto/review.response.js';
import { ProjectReviewsQueries } from './project-reviews.queries.js';

const answer = ReviewResponse;

/** Reads reviews. Sheets are written in `review-sheets.controller.ts`, steps in `src/flows/admission-reviews`. */
@ApiTags('admission-reviews')
@Controller()
export class AdmissionReviewsController {
  constructor(
    private readonly queries: AdmissionReviewsQueries,
    private readonly ofProjects: ProjectReviewsQueries,
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
    return this.ofProjects.ofProject(actor, key, query);
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
}
