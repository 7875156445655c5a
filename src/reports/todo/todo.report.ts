import { Inject, Injectable } from '@nestjs/common';
import type { NoticeTerms } from '../../features/notices/notice-settings.js';
import { ProjectStandings } from '../../features/projects/project-standings.queries.js';
import type { Actor } from '../../platform/access/actor.js';
import { RecordTitles } from '../../platform/access/record-titles.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import { DatedSettings } from '../../platform/database/dated-settings.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Pages } from '../../platform/http/page.js';
import { currentRequest } from '../../platform/http/request-context.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { ListTodoQuery } from './todo.dto.js';
import { SEEN, type TodoOptions, todoView } from './todo.view.js';

/** Everything that a person has to do, by the day on which it is due, read out of the tables of all features. */
@Injectable()
export class TodoReport {
  constructor(
    private readonly pages: Pages,
    private readonly titles: RecordTitles,
    private readonly standings: ProjectStandings,
    private readonly dated: DatedSettings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The page that a query asks for. */
  async list(actor: Actor, query: ListTodoQuery, options: Partial<TodoOptions> = {}): Promise<JsonText> {
    const day = today(this.clock);
    const { terms } = await this.dated.groupAt<{ terms: NoticeTerms }>('notices', day);
    const reader = { actor, frame: await this.standings.frame(day), terms };
    const binder = new Binder();
    const { bind } = binder;
    const view = todoView(
      reader,
      { locale: currentRequest().locale, kinds: query.kind, ...options },
      bind,
      (noun, id) => this.titles.sql(actor, noun, id, bind),
    );
    const where = [SEEN];
    if (query.dueTo !== undefined) where.push(`x.due_on <= ${bind(query.dueTo)}::date`);
    if (query.overdue !== undefined)
      where.push(`COALESCE(x.due_on < ${bind(day)}::date, false) = ${bind(query.overdue)}::boolean`);
    return this.pages.run(view, query, where, binder, '/me/todo');
  }
}
