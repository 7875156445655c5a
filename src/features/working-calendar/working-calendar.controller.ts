import { Body, Controller, Get, Headers, Param, type PipeTransform, Put } from '@nestjs/common';
import { ApiHeader, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { versionFromIfMatch } from '../../platform/http/etag.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import {
  PutWorkingCalendarRequest,
  WorkingCalendarResponse,
  WorkingCalendarsResponse,
} from './dto/working-calendar.dto.js';
import { workingCalendarPermissions } from './working-calendar.access.js';
import { WorkingCalendarQueries } from './working-calendar.queries.js';
import { WorkingCalendarService } from './working-calendar.service.js';

const YEAR = {
  name: 'year',
  description: '年度 / Year',
  schema: { type: 'integer', minimum: 1949, maximum: 2200 },
  example: 2026,
} as const;

class YearPipe implements PipeTransform<string, number> {
  transform(text: string): number {
    const year = /^\d{4}$/.test(text) ? Number(text) : 0;
    if (year < 1949 || year > 2200) throw httpErrors.NOT_FOUND();
    return year;
  }
}

@ApiTags('working-calendar')
@Controller('working-calendar')
export class WorkingCalendarController {
  constructor(
    private readonly calendars: WorkingCalendarService,
    private readonly queries: WorkingCalendarQueries,
  ) {}

  @Get()
  @Allow(workingCalendarPermissions.read)
  @Operation({
    id: 'listWorkingCalendars',
    zh: '已载入的工作日历',
    en: 'Years whose working days are loaded',
    answer: WorkingCalendarsResponse,
  })
  list(): Promise<JsonText> {
    return this.queries.list();
  }

  @Get(':year')
  @Allow(workingCalendarPermissions.read)
  @ApiParam(YEAR)
  @Operation({
    id: 'getWorkingCalendar',
    zh: '查看某年工作日历',
    en: 'Read the working days of a year',
    answer: WorkingCalendarResponse,
    etag: true,
  })
  get(@Param('year', YearPipe) year: number): Promise<JsonText> {
    return this.queries.one(year);
  }

  @Put(':year')
  @Allow(workingCalendarPermissions.write)
  @Transactional()
  @ApiParam(YEAR)
  @ApiHeader({
    name: 'If-Match',
    required: false,
    example: '"1"',
    schema: { type: 'string', maxLength: 100 },
    description: 'Required for a year that is loaded already',
  })
  @Operation({
    id: 'putWorkingCalendar',
    zh: '载入或更正某年工作日历',
    en: 'Load or correct the working days of a year',
    description: 'Deadlines that were set before stay as they were set.',
    answer: WorkingCalendarResponse,
    etag: true,
  })
  async put(
    @CurrentActor() actor: Actor,
    @Param('year', YearPipe) year: number,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: PutWorkingCalendarRequest,
  ): Promise<JsonText> {
    const expected = ifMatch === undefined ? null : versionFromIfMatch(ifMatch);
    await this.calendars.put(actor, year, expected, body);
    return this.queries.one(year);
  }
}
