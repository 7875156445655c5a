import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import { Cursors } from '../../platform/http/cursor.js';
import { JsonText } from '../../platform/http/json-text.js';
import { nextLink } from '../../platform/http/page.js';
import { inCallersLanguage } from '../../platform/http/problem.js';
import type { RowProblem } from '../sheet-intake.js';
import type { ListImportRowsQuery } from './dto/import-row.response.js';
import { VERDICT } from './import-summary.sql.js';

/** Rows of an import are numbered, so a page goes on behind a number. */
const ROWS = `
  SELECT r.sheet_no AS "sheetNo", i.sheets->r.sheet_no->>'name' AS sheet, r.row_number AS row, r.outcome,
    ${VERDICT} AS verdict, r.name, r.subject_id AS "subjectId", COALESCE(r.problems, '[]') AS problems, r.reversal,
    r.reversal_problem AS "reversalProblem"
  FROM import_row r JOIN import_run i ON i.id = r.import_id
  WHERE r.import_id = $1 AND (r.sheet_no, r.row_number) > ($2::int, $3::int)
    AND ($4::text IS NULL OR r.outcome = $4) AND ($5::text IS NULL OR ${VERDICT} = $5)
    AND ($6::boolean IS NULL OR (r.problems IS NOT NULL) = $6) AND ($7::text IS NULL OR r.reversal = $7)
  ORDER BY r.sheet_no, r.row_number LIMIT $8`;

const ROW_ORDER = 'row';
const AT_ONCE = 500;

interface StoredRow {
  readonly sheetNo: number;
  readonly sheet: string;
  readonly row: number;
  readonly problems: readonly RowProblem[];
  readonly reversalProblem: RowProblem | null;
}

/** A row that goes back to its sender: as it stood in the file, and why. */
export interface ReturnedRow {
  readonly sheetNo: number;
  readonly row: number;
  readonly cells: readonly string[];
  readonly problems: readonly RowProblem[];
}

/** What became of the rows of an import. Whether the caller may see the import is asked before. */
@Injectable()
export class ImportRows {
  constructor(
    private readonly sql: Sql,
    private readonly cursors: Cursors,
  ) {}

  async page(id: string, query: ListImportRowsQuery): Promise<JsonText> {
    const {
      limit = 50,
      cursor,
      outcome = null,
      verdict = null,
      withProblems = null,
      reversal = null,
    } = query;
    const [sheet, after] =
      cursor === undefined ? [-1, 0] : this.cursors.decode(cursor, ROW_ORDER).values.map(Number);
    const wanted = [id, sheet, after, outcome, verdict, withProblems, reversal, limit + 1];
    const found = await this.sql.rows<StoredRow>(ROWS, wanted);
    const page = found.slice(0, limit);
    const items = page.map(({ sheetNo: _no, problems, reversalProblem, ...row }) => ({
      ...row,
      problems: problems.map(shown),
      reversalProblem: reversalProblem ? shown(reversalProblem) : null,
    }));
    const last = found.length > limit ? page.at(-1) : undefined;
    const position = last ? [String(last.sheetNo), String(last.row)] : [];
    const nextCursor = last ? this.cursors.encode({ sort: ROW_ORDER, values: position }) : null;
    const headers: Record<string, string> = nextCursor
      ? { Link: nextLink(`/imports/${id}/rows`, query, nextCursor) }
      : {};
    return new JsonText(JSON.stringify({ items, nextCursor }), headers);
  }

  /** Rejected rows of one sheet in their order, a few hundred at once. */
  async *rejected(id: string, sheetNo: number): AsyncGenerator<readonly ReturnedRow[]> {
    let after = 0;
    for (;;) {
      const rows = await this.sql.rows<ReturnedRow>(
        `SELECT sheet_no AS "sheetNo", row_number AS row, COALESCE(cells, '[]') AS cells,
           COALESCE(problems, '[]') AS problems
         FROM import_row WHERE import_id = $1 AND outcome = 'rejected' AND sheet_no = $2 AND row_number > $3
         ORDER BY row_number LIMIT ${AT_ONCE}`,
        [id, sheetNo, after],
      );
      if (rows.length === 0) return;
      yield rows;
      after = rows.at(-1)?.row ?? after;
    }
  }
}

/** Messages leave in the caller's language, with their values filled in. */
export function messageOf(problem: RowProblem): string {
  return inCallersLanguage(problem.message, problem.params);
}

function shown(problem: RowProblem): Record<string, unknown> {
  return {
    column: problem.column ?? problem.field ?? null,
    value: problem.value ?? null,
    code: problem.code,
    message: messageOf(problem),
    candidates: problem.candidates ?? [],
  };
}
