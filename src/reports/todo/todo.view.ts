import type { ResourceView } from '../../platform/database/resource-view.js';
import type { Locale } from '../../platform/http/request-context.js';
import { TODO_KIND } from './todo.codes.js';
import type { Bind, TodoReader } from './todo-source.js';
import { TODO_SOURCES } from './todo-sources.js';

/** Where the records live in the API. */
const PATHS = { project: 'projects', company: 'companies', lead: 'leads' } as const;

/** Items of subjects that the reader does not see are left out, whatever their source says. */
export const SEEN = 's.about IS NOT NULL';

export interface TodoOptions {
  readonly locale: Locale;
  /** Codes of TODO_KIND; all of them when left out. */
  readonly kinds?: readonly string[] | undefined;
  /** Names as somebody outside may know them: for lists that leave the house, such as calendars. */
  readonly outside?: boolean;
}

/**
 * The work list of one reader, over the union of its sources.
 * @param about SQL of `{ code, title, outside? }` of a subject for the reader, given the SQL of its noun and id
 */
export function todoView(
  reader: TodoReader,
  { locale, kinds, outside = false }: TodoOptions,
  bind: Bind,
  about: (noun: string, id: string) => string,
): ResourceView {
  const why = Object.fromEntries(TODO_KIND.entries.map(({ code, extra }) => [code, extra[locale]]));
  const title = outside ? `COALESCE(s.about->>'outside', s.about->>'title')` : `s.about->>'title'`;
  return {
    from: `(${unionOf(reader, kinds, bind)}) x (kind, subject_type, subject_id, item_id, due_on, params)
      CROSS JOIN LATERAL (SELECT ${about('x.subject_type', 'x.subject_id')} AS about,
        md5(x.kind || x.item_id)::uuid AS id OFFSET 0) s`,
    id: 's.id',
    ruleColumns: {},
    defaultSort: 'dueOn',
    sorts: { dueOn: { sql: 'x.due_on', type: 'date', nullable: true } },
    rowJoins: (late) => `CROSS JOIN LATERAL (SELECT ${late(why)}::jsonb AS texts,
      ${late(reader.frame.day)}::date AS day, ${late(PATHS)}::jsonb AS paths OFFSET 0) g`,
    columns: {
      id: { sql: 's.id' },
      kind: { sql: 'x.kind' },
      subject: {
        sql: `json_build_object('type', x.subject_type, 'id', x.subject_id, 'code', s.about->>'code',
          'title', ${title})`,
      },
      dueOn: { sql: 'x.due_on' },
      overdueDays: { sql: 'GREATEST(0, COALESCE(g.day - x.due_on, 0))' },
      why: { sql: `fill_in(g.texts->>x.kind, x.params || jsonb_build_object('dueOn', x.due_on))` },
      link: { sql: `'/api/v1/' || (g.paths->>x.subject_type) || '/' || x.subject_id` },
    },
  };
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
