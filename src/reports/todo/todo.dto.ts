import { ApiProperty } from '@nestjs/swagger';
import { NoticeSubjectResponse } from '../../features/notices/dto/notice.response.js';
import { BooleanField, CodeField, IntegerField, TextField } from '../../platform/http/fields/basic-fields.js';
import { DateField, ReferenceField } from '../../platform/http/fields/value-fields.js';
import { PageOf, PageQuery } from '../../platform/http/page.js';
import { TODO_KIND } from './todo.codes.js';

/** One thing that the caller has to do. */
export class TodoResponse {
  @ReferenceField({ description: 'The same as long as it is the same thing to do' })
  id: string;

  @CodeField(TODO_KIND)
  kind: string;

  @ApiProperty({ type: NoticeSubjectResponse })
  subject: NoticeSubjectResponse;

  @DateField({ nullable: true, description: 'Last day in time; null: no day is set' })
  dueOn: string | null;

  @IntegerField({ description: 'Days since dueOn, 0 until then', example: 0 })
  overdueDays: number;

  @TextField({ max: 500, example: 'B类项目须每14天跟进一次，最近跟进：2026-10-12。' })
  why: string;

  @TextField({ max: 200, example: '/api/v1/projects/019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21' })
  link: string;
}

export class TodoPage extends PageOf(TodoResponse) {}

export class ListTodoQuery extends PageQuery {
  @CodeField(TODO_KIND, { optional: true, list: { max: 30 } })
  kind?: string[];

  @DateField({ optional: true, description: 'Only what is due until this day; leaves out what has no day' })
  dueTo?: string;

  @BooleanField({ optional: true, description: 'true: only what is late' })
  overdue?: boolean;
}
