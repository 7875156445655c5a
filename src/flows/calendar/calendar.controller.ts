import { Controller, Get, Param } from '@nestjs/common';
import { ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Public } from '../../platform/access/permission.js';
import { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { CalendarFlow } from './calendar.flow.js';

/** What a calendar program reads; the secret in the address stands for the person. */
@ApiTags('notices')
@Controller('calendar-feeds')
export class CalendarController {
  constructor(private readonly calendar: CalendarFlow) {}

  @Get(':file')
  @Public()
  @ApiParam({
    name: 'file',
    description: 'The token with `.ics`',
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{43}\\.ics$' },
    example: '0000000000000000000000000000000000000000000.ics',
  })
  @ApiProduces('text/calendar')
  @Operation({
    id: 'readCalendarFeed',
    zh: '读取日历订阅',
    en: 'Read a calendar feed',
    description:
      'All-day events of the due dates of its owner’s work list. Confidential projects stand under their code names, because calendars are kept by others. 404 for a token that is unknown, revoked, or of somebody who cannot sign in any more.',
  })
  read(@Param('file') file: string): Promise<JsonText> {
    return this.calendar.read(file);
  }
}
