import { CodeField, TextField } from '../../platform/http/fields/basic-fields.js';
import { DateField, InstantField, ReferenceField } from '../../platform/http/fields/value-fields.js';
import { PageOf, PageQuery } from '../../platform/http/page.js';
import { TIMELINE_KIND } from './timeline.codes.js';

const orNull = { nullable: true } as const;
const filter = { optional: true } as const;

export class TimelineQuery extends PageQuery {
  @CodeField(TIMELINE_KIND, { ...filter, list: { max: 7 }, description: 'Kinds wanted; all when left out' })
  kind?: string[];

  @DateField({ ...filter, description: 'Business day' })
  onFrom?: string;

  @DateField({ ...filter, description: 'Business day' })
  onTo?: string;
}

/** Something that happened to the company, as far as the caller may see it. */
export class TimelineEntryResponse {
  @ReferenceField({ description: 'Of the entry; unique in the timeline' })
  id: string;

  @CodeField(TIMELINE_KIND)
  kind: string;

  @InstantField({ description: 'The order of the timeline' })
  at: string;

  @DateField({ description: 'Business day' })
  on: string;

  @TextField({
    max: 60,
    description:
      'What was done: channel of an interaction, number of a move, event of a protection, step of a transfer, otherwise the word of the history',
    example: 'VISIT_OUT',
  })
  action: string;

  @TextField({ max: 20, description: 'Noun', example: 'interaction' })
  subjectType: string;

  @ReferenceField()
  subjectId: string;

  @TextField({ ...orNull, max: 20, example: 'XM-2026-0123' })
  subjectCode: string | null;

  @TextField({ ...orNull, example: '示例生物研发中心项目' })
  title: string | null;

  @ReferenceField({ ...orNull, description: 'The unit that did it' })
  unitId: string | null;

  @TextField({ ...orNull, max: 100, example: '示例专员' })
  actorName: string | null;

  @TextField({
    ...orNull,
    max: 5000,
    description: 'Text of an interaction, title of a contact, else the reason',
  })
  summary: string | null;

  @TextField({
    ...orNull,
    max: 60,
    list: { max: 100 },
    description: 'COMPANY_CHANGE: members that changed',
    example: ['uscc'],
  })
  fields: string[] | null;
}

export class TimelinePage extends PageOf(TimelineEntryResponse) {}
