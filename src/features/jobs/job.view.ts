import { always, type RowRule } from '../../platform/access/row-rule.js';
import { type ResourceView, visibleTo } from '../../platform/database/resource-view.js';
import type { Locale } from '../../platform/http/request-context.js';
import { JOB_RULE_COLUMNS } from './job.access.js';

/** @param locale language of titles and details: one of two statement texts */
export function jobView(locale: Locale, resultRule: RowRule = always): ResourceView {
  const text = (member: string) => `j.problem->'${member}'->>'${locale}'`;
  return {
    from: 'job j',
    id: 'j.id',
    ruleColumns: JOB_RULE_COLUMNS,
    defaultSort: '-createdAt',
    sorts: { createdAt: { sql: 'j.created_at', type: 'timestamptz' } },
    columns: {
      id: { sql: 'j.id' },
      kind: { sql: 'j.kind' },
      state: { sql: 'j.state' },
      progress: { sql: "json_build_object('phase', j.phase, 'done', j.done, 'total', j.total)" },
      cancelRequested: { sql: 'j.cancel_requested' },
      result: visibleTo(resultRule, {
        sql: "CASE jsonb_typeof(j.result) WHEN 'object' THEN j.result #- '{file,sha256}' ELSE j.result END",
      }),
      problem: {
        sql: `CASE WHEN j.problem IS NOT NULL THEN json_build_object('code', j.problem->>'code',
          'title', ${text('title')}, 'detail', ${text('detail')}) END`,
      },
      ownerUserId: { sql: 'j.owner_user_id' },
      ownerUnitId: { sql: 'j.owner_unit_id' },
      createdAt: { sql: 'j.created_at' },
      startedAt: { sql: 'j.started_at' },
      finishedAt: { sql: 'j.finished_at' },
      version: { sql: 'j.version' },
    },
  };
}
