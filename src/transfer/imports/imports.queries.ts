import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { Cursors } from '../../platform/http/cursor.js';
import { etagOf } from '../../platform/http/etag.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { JsonText } from '../../platform/http/json-text.js';
import { nextLink } from '../../platform/http/page.js';
import { inCallersLanguage } from '../../platform/http/problem.js';
import { COMPANY_DEFAULTS } from '../sheets/company-defaults.rules.js';
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

/** Rows of an import are numbered, so a page goes on behind a number. */
const ROWS = `
  SELECT row_number AS row, outcome, name, subject_id AS "companyId", COALESCE(problems, '[]') AS problems
  FROM import_row
  WHERE import_id = $1 AND row_number > $2 AND ($3::text IS NULL OR outcome = $3)
    AND ($4::boolean IS NULL OR (problems IS NOT NULL) = $4)
  ORDER BY row_number LIMIT $5`;

const ROW_ORDER = 'row';

type Problem = JournalRow['problems'][number];

interface StoredRow {
  readonly row: number;
  readonly outcome: string;
  readonly name: string | null;
  readonly companyId: string | null;
  readonly problems: readonly Problem[];
}

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
    private readonly cursors: Cursors,
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
    const { limit = 50, cursor, outcome = null, withProblems = null } = query;
    const after = cursor === undefined ? 0 : Number(this.cursors.decode(cursor, ROW_ORDER).values[0]);
    const found = await this.sql.rows<StoredRow>(ROWS, [id, after, outcome, withProblems, limit + 1]);
    const items = found.slice(0, limit).map((row) => ({ ...row, problems: row.problems.map(shown) }));
    const last = found.length > limit ? items.at(-1) : undefined;
    const nextCursor = last ? this.cursors.encode({ sort: ROW_ORDER, values: [String(last.row)] }) : null;
    const headers: Record<string, string> = nextCursor
      ? { Link: nextLink(`/imports/${id}/rows`, query, nextCursor) }
      : {};
    return new JsonText(JSON.stringify({ items, nextCursor }), headers);
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
  return inCallersLanguage(problem.message, problem.params);
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
