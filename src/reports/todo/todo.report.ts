import { Inject, Injectable } from '@nestjs/common';
import type { NoticeTerms } from '../../features/notices/notice-settings.js';
import { ProjectStandings } from '../../features/projects/project-standings.queries.js';
import type { Actor } from '../../platform/access/actor.js';
import { RecordTitles } from '../../platform/access/record-titles.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import { DatedSettings } from '../../platform/database/dated-settings.js';
import type { ResourceView } from '../../platform/database/resource-view.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Pages } from '../../platform/http/page.js';
import { currentRequest, type Locale } from '../../platform/http/request-context.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { TODO_KIND } from './todo.codes.js';
import type { ListTodoQuery } from './todo.dto.js';
import type { Bind, TodoReader } from './todo-source.js';
import { TODO_SOURCES } from './todo-sources.js';

/** Where the records live in the API. */
const PATHS = { project: 'projects', company: 'companies', lead: 'leads' } as const;

/** Items of subjects that the reader does not see are left out, whatever their source says. */
const SEEN = 's.about IS NOT NULL';

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

  /** The page that a query asks for. @param locale language of the reasons */
  async list(
    actor: Actor,
    query: ListTodoQuery,
    locale: Locale = currentRequest().locale,
  ): Promise<JsonText> {
    const day = today(this.clock);
    const { terms } = await this.dated.groupAt<{ terms: NoticeTerms }>('notices', day);
    const reader = { actor, frame: await this.standings.frame(day), terms };
    const binder = new Binder();
    const where = [SEEN];
    const view = this.view(reader, query, locale, binder.bind);
    if (query.dueTo !== undefined) where.push(`x.due_on <= ${binder.bind(query.dueTo)}::date`);
    if (query.overdue !== undefined)
      where.push(
        `COALESCE(x.due_on < ${binder.bind(day)}::date, false) = ${binder.bind(query.overdue)}::boolean`,
      );
    return this.pages.run(view, query, where, binder, '/me/todo');
  }

  private view(reader: TodoReader, query: ListTodoQuery, locale: Locale, bind: Bind): ResourceView {
    const about = this.titles.sql(reader.actor, 'x.subject_type', 'x.subject_id', bind);
    const why = Object.fromEntries(TODO_KIND.entries.map(({ code, extra }) => [code, extra[locale]]));
    return {
      from: `(${unionOf(reader, query.kind, bind)}) x (kind, subject_type, subject_id, item_id, due_on, params)
        CROSS JOIN LATERAL (SELECT ${about} AS about, md5(x.kind || x.item_id)::uuid AS id OFFSET 0) s`,
      id: 's.id',
      ruleColumns: {},
      defaultSort: 'dueOn',
      sorts: { dueOn: { sql: 'x.due_on', type: 'date', nullable: true } },
      rowJoins: (
        late,
      ) => `CROSS JOIN LATERAL (SELECT ${late(why)}::jsonb AS texts, ${late(reader.frame.day)}::date AS day,
        ${late(PATHS)}::jsonb AS paths OFFSET 0) g`,
      columns: {
        id: { sql: 's.id' },
        kind: { sql: 'x.kind' },
        subject: {
          sql: `json_build_object('type', x.subject_type, 'id', x.subject_id, 'code', s.about->>'code',
            'title', s.about->>'title')`,
        },
        dueOn: { sql: 'x.due_on' },
        overdueDays: { sql: 'GREATEST(0, COALESCE(g.day - x.due_on, 0))' },
        why: { sql: `fill_in(g.texts->>x.kind, x.params || jsonb_build_object('dueOn', x.due_on))` },
        link: { sql: `'/api/v1/' || (g.paths->>x.subject_type) || '/' || x.subject_id` },
      },
    };
  }
}

/** What there is to do for a reader; an empty table when there is nothing that could be. */
function unionOf(reader: TodoReader, kinds: readonly string[] | undefined, bind: Bind): string {
  const parts = TODO_SOURCES.filter(({ kind }) => !kinds?.length || kinds.includes(kind)).flatMap(
    (source) => {
      const sql = source.sql(reader, bind);
      return sql === null ? [] : [`SELECT '${source.kind}', y.* FROM (${sql}) y`];
    },
  );
  return parts.length
    ? parts.join(' UNION ALL ')
    : `SELECT NULL::text, NULL::text, NULL::uuid, NULL::uuid, NULL::date, NULL::jsonb WHERE FALSE`;
}
