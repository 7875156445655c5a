import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import type { RowProblem } from '../sheet-intake.js';
import type {
  FoundSheet,
  ImportCounts,
  ImportMapping,
  ImportOptions,
  ImportRecord,
  JournalRow,
} from './import.types.js';

export interface NewImport extends ImportRecord {
  readonly size: number;
  readonly at: Date;
  readonly by: string;
  readonly unitId: string;
}

export type ImportState = 'PREVIEWING' | 'PREVIEW' | 'COMMITTING' | 'COMMITTED' | 'REVERTING' | 'REVERTED';

/** A job that takes an import further. */
export interface NextStep {
  readonly state: ImportState;
  readonly jobId: string;
  readonly options?: ImportOptions;
  readonly mapping?: ImportMapping;
  readonly sheets?: readonly FoundSheet[];
}

/** What became of a row when its import was taken back. */
export interface Reversal {
  readonly sheetNo: number;
  readonly row: number;
  readonly reversal: 'REVERTED' | 'LEFT';
  readonly problem: RowProblem | null;
}

/** Writes what an import is and what became of each of its rows. */
@Injectable()
export class ImportJournal {
  constructor(private readonly sql: Sql) {}

  async open(run: NewImport): Promise<void> {
    await this.sql.rows(
      `INSERT INTO import_run (id, job_id, commit_job_ids, state, kind, file_name, file_sha256, file_size, options,
         sheets, mapping, created_at, created_by, unit_id)
       VALUES ($1, $1, CASE WHEN $2 = 'COMMITTING' THEN ARRAY[$1::uuid] ELSE '{}' END, $2, $3, $4, $5, $6, $7, $8, $9,
         $10, $11, $12)`,
      [
        ...[
          run.id,
          run.options.dryRun ? 'PREVIEWING' : 'COMMITTING',
          run.kind,
          run.fileName,
          run.sha256,
          run.size,
        ],
        ...[JSON.stringify(run.options), JSON.stringify(run.sheets), JSON.stringify(run.mapping)],
        ...[run.at, run.by, run.unitId],
      ],
    );
  }

  /**
   * Hands an import over to its next job, if it is still what the caller saw.
   * @returns false when somebody was quicker
   */
  async proceed(id: string, version: number, step: NextStep): Promise<boolean> {
    const rows = await this.sql.rows<{ id: string }>(
      `UPDATE import_run SET state = $3, job_id = $4, version = version + 1,
         commit_job_ids = CASE WHEN $3 = 'COMMITTING' THEN commit_job_ids || $4::uuid ELSE commit_job_ids END,
         options = COALESCE($5::jsonb, options), mapping = COALESCE($6::jsonb, mapping),
         sheets = COALESCE($7::jsonb, sheets)
       WHERE id = $1 AND version = $2 RETURNING id`,
      [
        ...[id, version, step.state, step.jobId],
        ...[step.options, step.mapping, step.sheets].map((part) => (part ? JSON.stringify(part) : null)),
      ],
    );
    return rows.length === 1;
  }

  /**
   * In the transaction that writes the rows themselves. What a preview said of a row makes way; a row that was
   * written before is refused.
   */
  async add(importId: string, rows: readonly JournalRow[], isWritten: boolean): Promise<void> {
    const kept = await this.sql.rows<object>(
      `INSERT INTO import_row AS k (import_id, sheet_no, row_number, outcome, subject_id, name, problems, cells, is_written)
       SELECT $1, r."sheetNo", r."row", r.outcome, r."subjectId", r.name, nullif(r.problems, '[]'), r.cells, $3
       FROM json_to_recordset($2::json)
         AS r ("sheetNo" int, "row" int, outcome text, "subjectId" uuid, name text, problems jsonb, cells jsonb)
       ON CONFLICT (import_id, sheet_no, row_number) DO UPDATE
         SET outcome = EXCLUDED.outcome, subject_id = EXCLUDED.subject_id, name = EXCLUDED.name,
           problems = EXCLUDED.problems, cells = EXCLUDED.cells, is_written = EXCLUDED.is_written
         WHERE NOT k.is_written
       RETURNING 1`,
      [importId, JSON.stringify(rows), isWritten],
    );
    if (kept.length !== rows.length) throw new Error('a row of an import came twice');
  }

  /** How far it is; `state` where this step ends. */
  async note(importId: string, counts: ImportCounts & { rows: number }, state?: ImportState): Promise<void> {
    await this.sql.rows(
      'UPDATE import_run SET counts = $2, state = COALESCE($3, state), version = version + CASE WHEN $3::text IS NULL THEN 0 ELSE 1 END WHERE id = $1',
      [importId, JSON.stringify(counts), state ?? null],
    );
  }

  async setState(importId: string, state: ImportState): Promise<void> {
    await this.sql.rows('UPDATE import_run SET state = $2, version = version + 1 WHERE id = $1', [
      importId,
      state,
    ]);
  }

  /** A preview that begins anew forgets what it had said. */
  async clearPreview(importId: string): Promise<void> {
    await this.sql.rows('DELETE FROM import_row WHERE import_id = $1 AND NOT is_written', [importId]);
  }

  async reverted(importId: string, { sheetNo, row, reversal, problem }: Reversal): Promise<void> {
    await this.sql.rows(
      `UPDATE import_row SET reversal = $4, reversal_problem = $5
       WHERE import_id = $1 AND sheet_no = $2 AND row_number = $3`,
      [importId, sheetNo, row, reversal, problem ? JSON.stringify(problem) : null],
    );
  }

  async find(importId: string): Promise<ImportRecord> {
    const run = await this.sql.first<ImportRecord>(
      `SELECT id, kind, file_name AS "fileName", file_sha256 AS "sha256", options, sheets, mapping
       FROM import_run WHERE id = $1`,
      [importId],
    );
    if (!run) throw new Error('an import without its record');
    return run;
  }
}
