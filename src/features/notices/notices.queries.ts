import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { RecordTitles } from '../../platform/access/record-titles.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { JsonText } from '../../platform/http/json-text.js';
import { Pages } from '../../platform/http/page.js';
import { currentRequest } from '../../platform/http/request-context.js';
import type { ListNoticesQuery } from './dto/notice.response.js';
import { noticeView } from './notice.view.js';

const COUNTS = `
  SELECT json_build_object('unread', COALESCE(sum(c.n), 0)::int, 'byKind',
    COALESCE(json_object_agg(c.kind, c.n ORDER BY c.kind) FILTER (WHERE c.kind IS NOT NULL), '{}'))::text AS counts
  FROM (SELECT kind, count(*)::int AS n FROM notice WHERE recipient_id = $1 AND read_at IS NULL GROUP BY kind) c`;

/** Reads a person's own notices. */
@Injectable()
export class NoticesQueries {
  constructor(
    private readonly sql: Sql,
    private readonly pages: Pages,
    private readonly titles: RecordTitles,
  ) {}

  list(actor: Actor, query: ListNoticesQuery): Promise<JsonText> {
    const binder = new Binder();
    const { bind } = binder;
    const where = [`n.recipient_id = ${bind(actor.userId)}::uuid`];
    if (query.unread !== undefined) where.push(`(n.read_at IS NULL) = ${bind(query.unread)}::boolean`);
    if (query.kind?.length) where.push(`n.kind = ANY (${bind(query.kind)}::text[])`);
    if (query.subjectType !== undefined) where.push(`n.subject_type = ${bind(query.subjectType)}`);
    if (query.subjectId !== undefined) where.push(`n.subject_id = ${bind(query.subjectId)}::uuid`);
    const view = noticeView(currentRequest().locale, (late) =>
      this.titles.sql(actor, 'n.subject_type', 'n.subject_id', late),
    );
    return this.pages.run(view, query, where, binder, '/me/notifications');
  }

  async counts(actor: Actor): Promise<JsonText> {
    const row = await this.sql.first<{ counts: string }>(COUNTS, [actor.userId]);
    return new JsonText((row as { counts: string }).counts);
  }
}
