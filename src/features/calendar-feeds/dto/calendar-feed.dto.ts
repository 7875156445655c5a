import { TextField } from '../../../platform/http/fields/basic-fields.js';
import { InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf, PageQuery } from '../../../platform/http/page.js';

export class CreateCalendarFeedRequest {
  @TextField({ max: 60, description: 'Where it is read, to tell it from the others', example: '手机日历' })
  label: string;
}

export class CalendarFeedResponse {
  @ReferenceField()
  id: string;

  @TextField({ max: 60, example: '手机日历' })
  label: string;

  @InstantField()
  createdAt: string;

  @InstantField({ nullable: true, description: 'To the hour', example: null })
  lastUsedAt: string | null;
}

export class NewCalendarFeedResponse extends CalendarFeedResponse {
  @TextField({
    nullable: true,
    max: 300,
    description: 'To subscribe to. Shown this once: whoever knows it reads the calendar. Null in a replay',
    example: 'https://crm.example.cn/api/v1/calendar-feeds/0000000000000000000000000000000000000000000.ics',
  })
  address: string | null;
}

export class CalendarFeedPage extends PageOf(CalendarFeedResponse) {}

export class ListCalendarFeedsQuery extends PageQuery {}
