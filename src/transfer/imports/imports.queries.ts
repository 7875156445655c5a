import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import type { ResourceView } from '../../platform/database/resource-view.js';
import { Sql } from '../../platform/database/sql.js';
import { etagOf } from '../../platform/http/etag.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { JsonText } from '../../platform/http/json-text.js';
import { Pages } from '../../platform/http/page.js';
import { fillIn } from '../../platform/http/problem.js';
import { currentRequest } from '../../platform/http/request-context.js';
import { COMPANY_DEFAULTS } from '../sheets/company-row.rules.js';
import type { ListImportRowsQuery } from './dto/import.response.js';
import { IMPORT_RULE_COLUMNS, readableImport } from './import.access.js';
import type { ImportHeading, JournalRow } from './import.types.js';

const COUNT = (name: string) => `COALESCE((c.counts->>'${name}')::int, 0)`;

/** $1 the built-in defaults. */
const SUMMARY = `
  SELECT json_build_object(
    'id', i.id, 'kind', i.kind, 'state', j.state, 'fileName', i.file_name, 'fileSize', i.file_size,
    'sheet', i.options->>'sheet', 'duplicates', i.options->>'duplicates', 'similar', i.options->>'similar',
    'dryRun', i.options->'dryRun', 'defaults', $1::jsonb || (i.options->'chosen'),
    'columns', (SELECT json_agg(json_build_object('heading', h->>'heading', 'field', h->>'field'))
                FROM jsonb_array_elements(i.heading->'columns') AS h),
    'counts', json_build_object('rows', COALESCE((c.counts->>'rows')::int, (j.checkpoint->>'total')::int, 0),
      'created', ${COUNT('created')}, 'updated', ${COUNT('updated')}, 'unchanged', ${COUNT('unchanged')},
      'skipped', ${COUNT('skipped')}, 'rejected', ${COUNT('rejected')}),
    'createdAt', i.created_at, 'finishedAt', j.finished_at)::text AS json, j.version
  FROM import_run i
  JOIN job j ON j.id = i.id
  CROSS JOIN LATERAL (SELECT COALESCE(j.result->'counts', j.checkpoint->'counts') AS counts) c`;

const ROWS: ResourceView = {
  from: 'import_row r',
  id: 'r.row_number',
  ruleColumns: {},
  defaultSort: 'row',
  sorts: { row: { sql: 'r.row_number', type: 'integer' } },
  columns: {
    row: { sql: 'r.row_number' },
    outcome: { sql: 'r.outcome' },
    name: { sql: 'r.name' },
    companyId: { sql: 'r.subject_id' },
    problems: { sql: "COALESCE(r.problems, '[]')" },
  },
};

type Problem = JournalRow['problems'][number];

/** A row that goes back to its sender: as it stood in the file, and why. */
export interface ReturnedRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly problems: readonly Problem[];
}

const AT_ONCE = 500;

@Injectable()
export class ImportsQueries {
  constructor(
    private readonly sql: Sql,
    private readonly pages: Pages,
  ) {}

  /** @throws REQUEST.NOT_FOUND when it is absent or another person's */
  async one(actor: Actor, id: string): Promise<JsonText> {
    const { bind, values } = new Binder();
    bind(JSON.stringify(COMPANY_DEFAULTS));
    const text = `${SUMMARY} WHERE i.id = ${bind(id)} AND ${ruleSql(readableImport(actor), IMPORT_RULE_COLUMNS, bind)}`;
    const row = await this.sql.first<{ json: string; version: number }>(text, values);
    if (!row) throw httpErrors.NOT_FOUND();
    return new JsonText(row.json, { ETag: etagOf(row.version) });
  }

  async rows(actor: Actor, id: string, query: ListImportRowsQuery): Promise<JsonText> {
    await this.heading(actor, id);
    const binder = new Binder();
    const where = [`r.import_id = ${binder.bind(id)}`];
    if (query.outcome !== undefined) where.push(`r.outcome = ${binder.bind(query.outcome)}`);
    if (query.withProblems !== undefined)
      where.push(query.withProblems ? 'r.problems IS NOT NULL' : 'r.problems IS NULL');
    const page = await this.pages.run(ROWS, query, where, binder, `/imports/${id}/rows`);
    return inWords(page);
  }

  /** @throws REQUEST.NOT_FOUND */
  async heading(actor: Actor, id: string): Promise<ImportHeading & { readonly fileName: string }> {
    const { bind, values } = new Binder();
    const text = `SELECT i.heading, i.file_name AS "fileName" FROM import_run i WHERE i.id = ${bind(id)}
      AND ${ruleSql(readableImport(actor), IMPORT_RULE_COLUMNS, bind)}`;
    const row = await this.sql.first<{ heading: ImportHeading; fileName: string }>(text, values);
    if (!row) throw httpErrors.NOT_FOUND();
    return { ...row.heading, fileName: row.fileName };
  }

  /** Rejected rows in their order, a few hundred at once. */
  async *rejected(id: string): AsyncGenerator<readonly ReturnedRow[]> {
    let after = 0;
    for (;;) {
      const rows = await this.sql.rows<ReturnedRow>(
        `SELECT row_number AS row, COALESCE(cells, '[]') AS cells, COALESCE(problems, '[]') AS problems
         FROM import_row WHERE import_id = $1 AND outcome = 'rejected' AND row_number > $2
         ORDER BY row_number LIMIT ${AT_ONCE}`,
        [id, after],
      );
      if (rows.length === 0) return;
      yield rows;
      after = rows.at(-1)?.row ?? after;
    }
  }
}

/** Messages leave in the caller's language, with their values filled in. */
export function messageOf(problem: Problem): string {
  return fillIn(problem.message, currentRequest().locale, problem.params);
}

function inWords(page: JsonText): JsonText {
  const body = page.value<{ items: { problems?: readonly Problem[] }[] }>();
  const items = body.items.map((item) =>
    item.problems === undefined ? item : { ...item, problems: item.problems.map(shown) },
  );
  return new JsonText(JSON.stringify({ ...body, items }), page.headers);
}

function shown(problem: Problem): Record<string, unknown> {
  return {
    column: problem.column ?? problem.field ?? null,
    value: problem.value ?? null,
    code: problem.code,
    message: messageOf(problem),
    candidates: problem.candidates ?? [],
  };
}
