import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { SignedIn } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import {
  ListNoticesQuery,
  MarkNoticesReadRequest,
  NoticeCountsResponse,
  NoticePage,
} from './dto/notice.response.js';
import { NoticesQueries } from './notices.queries.js';
import { NoticesService } from './notices.service.js';

/** Everybody's own notices, and nobody else's. */
@ApiTags('notices')
@Controller('me/notifications')
export class NoticesController {
  constructor(
    private readonly notices: NoticesService,
    private readonly queries: NoticesQueries,
  ) {}

  @Get()
  @SignedIn()
  @Operation({ id: 'listNotifications', zh: '查询本人通知', en: 'List own notices', answer: NoticePage })
  list(@CurrentActor() actor: Actor, @Query() query: ListNoticesQuery): Promise<JsonText> {
    return this.queries.list(actor, query);
  }

  @Get('counts')
  @SignedIn()
  @Operation({
    id: 'countNotifications',
    zh: '未读通知数',
    en: 'Count unread notices',
    answer: NoticeCountsResponse,
  })
  counts(@CurrentActor() actor: Actor): Promise<JsonText> {
    return this.queries.counts(actor);
  }

  @Post('read')
  @SignedIn()
  @Transactional()
  @Operation({
    id: 'markNotificationsRead',
    zh: '标记通知已读',
    en: 'Mark notices as read',
    description: 'Ids of others are passed over. Answers what is left unread.',
    status: 200,
    answer: NoticeCountsResponse,
  })
  async read(@CurrentActor() actor: Actor, @Body() body: MarkNoticesReadRequest): Promise<JsonText> {
    await this.notices.markRead(actor, body);
    return this.queries.counts(actor);
  }
}
