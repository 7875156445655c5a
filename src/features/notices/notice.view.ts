import type { ResourceView } from '../../platform/database/resource-view.js';
import type { Locale } from '../../platform/http/request-context.js';
import { NOTICE_KIND } from './notice.codes.js';

/** What stands in a text for a subject that the reader may not see (any more). */
const UNNAMED: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  project: { zh: '一个项目', en: 'A project' },
  company: { zh: '一家企业', en: 'A company' },
  lead: { zh: '一条线索', en: 'A lead' },
};
const SOMETHING = { zh: '一条记录', en: 'A record' } as const;

function textsIn(locale: Locale): Record<string, string> {
  return Object.fromEntries(NOTICE_KIND.entries.map(({ code, extra }) => [code, extra[locale]]));
}

function unnamedIn(locale: Locale): Record<string, string> {
  return Object.fromEntries(Object.entries(UNNAMED).map(([noun, names]) => [noun, names[locale]]));
}

/**
 * A notice with its text in the reader's language. Texts are values, so that the statement has one text.
 * @param about SQL of `{ code, title }` of the subject for the reader, NULL when it is out of sight
 */
export function noticeView(
  locale: Locale,
  about: (bind: (value: unknown) => string) => string,
): ResourceView {
  return {
    from: 'notice n',
    id: 'n.id',
    ruleColumns: {},
    defaultSort: '-createdAt',
    sorts: {
      createdAt: { sql: 'n.created_at', type: 'timestamptz' },
      dueOn: { sql: 'n.due_on', type: 'date', nullable: true },
    },
    rowJoins: (bind) => `CROSS JOIN LATERAL (SELECT ${about(bind)} AS about OFFSET 0) s
      CROSS JOIN LATERAL (SELECT fill_in(${bind(textsIn(locale))}::jsonb->>n.kind, n.params || jsonb_build_object(
        'dueOn', n.due_on, 'subject', COALESCE(s.about->>'title' || ${bind(locale === 'zh' ? '（' : ' (')}::text
          || (s.about->>'code') || ${bind(locale === 'zh' ? '）' : ')')}::text,
          ${bind(unnamedIn(locale))}::jsonb->>n.subject_type, ${bind(SOMETHING[locale])}::text))) AS text OFFSET 0) t`,
    columns: {
      id: { sql: 'n.id' },
      kind: { sql: 'n.kind' },
      text: { sql: 't.text' },
      subject: {
        sql: `json_build_object('type', n.subject_type, 'id', n.subject_id, 'code', s.about->>'code',
          'title', s.about->>'title')`,
      },
      dueOn: { sql: 'n.due_on' },
      createdAt: { sql: 'n.created_at' },
      readAt: { sql: 'n.read_at' },
    },
  };
}
