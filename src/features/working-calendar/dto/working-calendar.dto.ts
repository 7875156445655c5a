import { IntegerField, NestedField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';

/** The whole calendar of one year, as the notice of the State Council gives it. */
export class PutWorkingCalendarRequest {
  @DateField({
    list: { max: 200, min: 1 },
    description: 'Days off by law or by exchange, all in the year; weekends may be left out',
    example: ['2027-10-01'],
  })
  holidays: string[];

  @DateField({
    list: { max: 60 },
    description: 'Saturdays and Sundays worked in exchange (调休)',
    example: ['2027-10-09'],
  })
  workingWeekends: string[];

  @TextField({ max: 500, description: 'Number of the notice', example: '国办发明电〔2026〕1号' })
  source: string;
}

export class WorkingCalendarResponse {
  @IntegerField({ example: 2026 })
  year: number;

  @DateField({ list: { max: 200 } })
  holidays: string[];

  @DateField({ list: { max: 60 } })
  workingWeekends: string[];

  @TextField({ max: 500, example: 'chinese-days' })
  source: string;

  @InstantField()
  updatedAt: string;

  @ReferenceField({ nullable: true })
  updatedBy: string | null;

  @IntegerField({ min: 1 })
  version: number;
}

export class WorkingCalendarsResponse {
  @NestedField(WorkingCalendarResponse, { list: { max: 300 }, description: 'Latest year first' })
  items: WorkingCalendarResponse[];
}
