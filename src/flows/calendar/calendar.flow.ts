import { Injectable } from '@nestjs/common';
import { CalendarFeedsService } from '../../features/calendar-feeds/calendar-feeds.service.js';
import type { Actor } from '../../platform/access/actor.js';
import { Actors } from '../../platform/access/actor-source.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { JsonText } from '../../platform/http/json-text.js';
import { currentRequest } from '../../platform/http/request-context.js';
import type { TodoResponse } from '../../reports/todo/todo.dto.js';
import { TodoReport } from '../../reports/todo/todo.report.js';
import { calendarOf, calendarTag } from './calendar.js';

const SUFFIX = '.ics';
/** More due dates than anybody looks at in a calendar. */
const MOST_PAGES = 10;

/** The calendar behind a secret address, with the rights that its owner has at this moment. */
@Injectable()
export class CalendarFlow {
  constructor(
    private readonly feeds: CalendarFeedsService,
    private readonly actors: Actors,
    private readonly todo: TodoReport,
  ) {}

  /** @throws REQUEST.NOT_FOUND for an address that opens nothing (any more) */
  async read(file: string): Promise<JsonText> {
    const userId = file.endsWith(SUFFIX) ? await this.feeds.ownerOf(file.slice(0, -SUFFIX.length)) : null;
    const actor = userId === null ? null : await this.actors.ofUser(userId);
    if (!actor) throw httpErrors.NOT_FOUND();
    const text = calendarOf(await this.itemsOf(actor), currentRequest().locale);
    return new JsonText(text, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Cache-Control': 'private, no-cache',
      ETag: calendarTag(text),
    });
  }

  private async itemsOf(actor: Actor): Promise<TodoResponse[]> {
    const items: TodoResponse[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = { limit: 200, ...(cursor === null ? {} : { cursor }) };
      const answer: { items: TodoResponse[]; nextCursor: string | null } = (
        await this.todo.list(actor, query, { outside: true })
      ).value();
      items.push(...answer.items);
      cursor = answer.nextCursor;
      if (cursor === null) break;
    }
    return items;
  }
}
