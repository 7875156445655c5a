import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { companyPermissions } from '../../features/companies/company.access.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { TimelinePage, TimelineQuery } from './timeline.dto.js';
import { CompanyTimeline } from './timeline.report.js';

@ApiTags('companies')
@Controller('companies/:id')
export class TimelineController {
  constructor(private readonly timeline: CompanyTimeline) {}

  @Get('timeline')
  @Allow(companyPermissions.read)
  @Operation({
    id: 'getCompanyTimeline',
    zh: '企业往来时间线',
    en: 'Timeline of a company',
    description: 'Newest first. It shows what the caller could read over the other routes, and nothing else.',
    answer: TimelinePage,
  })
  read(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: TimelineQuery,
  ): Promise<JsonText> {
    return this.timeline.of(actor, key, query);
  }
}
