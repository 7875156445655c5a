import { Body, Controller, Delete, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { SignedIn } from '../../platform/access/permission.js';
import { SETTINGS_TOKEN } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { created, type JsonText, withSecret } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { CalendarFeedsQueries } from './calendar-feeds.queries.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';
import {
  CalendarFeedPage,
  CalendarFeedResponse,
  CreateCalendarFeedRequest,
  ListCalendarFeedsQuery,
  NewCalendarFeedResponse,
} from './dto/calendar-feed.dto.js';
import { feedPath } from './feed-token.rules.js';

@ApiTags('notices')
@Controller('me/calendar-feeds')
export class CalendarFeedsController {
  constructor(
    private readonly feeds: CalendarFeedsService,
    private readonly queries: CalendarFeedsQueries,
    @Inject(SETTINGS_TOKEN) private readonly settings: Settings,
  ) {}

  @Get()
  @SignedIn()
  @Operation({
    id: 'listCalendarFeeds',
    zh: '查询日历订阅',
    en: 'List own calendar feeds',
    answer: CalendarFeedPage,
  })
  list(@CurrentActor() actor: Actor, @Query() query: ListCalendarFeedsQuery): Promise<JsonText> {
    return this.queries.list(actor, query);
  }

  @Post()
  @SignedIn()
  @Transactional()
  @Operation({
    id: 'createCalendarFeed',
    zh: '新建日历订阅',
    en: 'Open a calendar feed',
    description: 'Due dates of the own work list as an iCalendar address that needs no signing in.',
    status: 201,
    answer: NewCalendarFeedResponse,
  })
  async create(@CurrentActor() actor: Actor, @Body() body: CreateCalendarFeedRequest): Promise<JsonText> {
    const { id, token } = await this.feeds.create(actor, body.label);
    const { PUBLIC_URL, HOST, PORT } = this.settings;
    const base = (PUBLIC_URL || `http://${HOST}:${PORT}`).replace(/\/$/, '');
    const answer = withSecret(
      await this.queries.one(actor, id),
      'address',
      `${base}/api/v1${feedPath(token)}`,
    );
    return created(answer, `/api/v1/me/calendar-feeds/${id}`);
  }

  @Get(':id')
  @SignedIn()
  @Operation({
    id: 'getCalendarFeed',
    zh: '查看日历订阅',
    en: 'Read an own calendar feed',
    answer: CalendarFeedResponse,
  })
  get(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    return this.queries.one(actor, idOf(key));
  }

  @Delete(':id')
  @SignedIn()
  @Transactional()
  @Operation({
    id: 'revokeCalendarFeed',
    zh: '停用日历订阅',
    en: 'Revoke a calendar feed',
    description: 'The address ends at once.',
    status: 204,
  })
  async revoke(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<void> {
    await this.feeds.revoke(actor, idOf(key));
  }
}
