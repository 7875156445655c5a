import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HistoryPage } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { created, type JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { PageQuery, RepresentationQuery } from '../../platform/http/page.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { LeadFeedbackPage, LeadFeedbackResponse, LeadPage, LeadResponse } from './dto/lead.response.js';
import { LeadTransitionsResponse } from './dto/lead-transitions.response.js';
import { ListLeadsQuery } from './dto/list-leads.query.js';
import { FeedBackRequest } from './dto/move-lead.dto.js';
import { leadPermissions } from './lead.access.js';
import { LeadFeedbacksService } from './lead-feedbacks.service.js';
import { LeadRecordsQueries } from './lead-records.queries.js';
import { LeadTransitionsQueries } from './lead-transitions.queries.js';
import { LeadsQueries } from './leads.queries.js';

/** Reads of leads, and the word to their referrers. Everything else changes other records too: `flows/leads`. */
@ApiTags('leads')
@Controller('leads')
export class LeadsController {
  constructor(
    private readonly queries: LeadsQueries,
    private readonly records: LeadRecordsQueries,
    private readonly moves: LeadTransitionsQueries,
    private readonly feedbacks: LeadFeedbacksService,
  ) {}

  @Get()
  @Allow(leadPermissions.read)
  @Operation({ id: 'listLeads', zh: '查询线索', en: 'List leads', answer: LeadPage })
  list(@CurrentActor() actor: Actor, @Query() query: ListLeadsQuery): Promise<JsonText> {
    return this.queries.list(actor, query);
  }

  @Get(':id')
  @Allow(leadPermissions.read)
  @Operation({ id: 'getLead', zh: '查看线索', en: 'Read a lead', answer: LeadResponse, etag: true })
  get(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: RepresentationQuery,
  ): Promise<JsonText> {
    return this.queries.one(actor, key, query);
  }

  @Get(':id/transitions')
  @Allow(leadPermissions.read)
  @Operation({
    id: 'listLeadTransitions',
    zh: '可办理的动作及所缺条件',
    en: 'Moves open to the lead, with what each still needs',
    answer: LeadTransitionsResponse,
    etag: true,
  })
  transitions(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    return this.moves.of(actor, key);
  }

  @Get(':id/feedbacks')
  @Allow(leadPermissions.read)
  @Operation({
    id: 'listLeadFeedbacks',
    zh: '查询线索反馈',
    en: 'List the word to the referrer',
    answer: LeadFeedbackPage,
  })
  listFeedbacks(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.records.feedbacks(actor, key, query);
  }

  @Post(':id/feedbacks')
  @Allow(leadPermissions.work)
  @Transactional()
  @Operation({
    id: 'feedBackLead',
    zh: '向推荐方反馈',
    en: 'Note what the referrer was told',
    description: 'The first within a week, then every two weeks while the lead is open (settings).',
    status: 201,
    answer: LeadFeedbackResponse,
  })
  async feedBack(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Body() body: FeedBackRequest,
  ): Promise<JsonText> {
    const [leadId, feedbackId] = await this.feedbacks.add(actor, key, body.text);
    const feedback = await this.records.oneFeedback(actor, { column: 'id', value: leadId }, feedbackId);
    return created(feedback, `/api/v1/leads/${leadId}/feedbacks/${feedbackId}`);
  }

  @Get(':id/feedbacks/:feedbackId')
  @Allow(leadPermissions.read)
  @Operation({
    id: 'getLeadFeedback',
    zh: '查看线索反馈',
    en: 'Read a word to the referrer',
    answer: LeadFeedbackResponse,
  })
  getFeedback(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @RecordId('feedbackId') feedback: RecordKey,
  ): Promise<JsonText> {
    return this.records.oneFeedback(actor, key, idOf(feedback));
  }

  @Get(':id/history')
  @Allow(leadPermissions.read)
  @Operation({ id: 'getLeadHistory', zh: '线索变更记录', en: 'History of a lead', answer: HistoryPage })
  history(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.records.historyOf(actor, key, query);
  }
}
