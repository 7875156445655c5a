import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import type { ImportHeading, ImportOptions, JournalRow } from './import.types.js';

export interface ImportRun {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly size: number;
  readonly options: ImportOptions;
  readonly heading: ImportHeading;
  readonly at: Date;
  readonly by: string;
  readonly unitId: string;
}

/** Writes what an import is and what became of each of its rows. */
@Injectable()
export class ImportJournal {
  constructor(private readonly sql: Sql) {}

  async open(run: ImportRun): Promise<void> {
    await this.sql.rows(
      `INSERT INTO import_run (id, kind, file_name, file_sha256, file_size, options, heading, created_at, created_by, unit_id)
       VALUES ($1, 'companies', $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[run.id, run.fileName, run.sha256, run.size, JSON.stringify(run.options)],
        ...[JSON.stringify(run.heading), run.at, run.by, run.unitId],
      ],
    );
  }

  /** In the transaction that writes the rows themselves: the key refuses a row that was written before. */
  async add(importId: string, rows: readonly JournalRow[]): Promise<void> {
    await this.sql.rows(
      `INSERT INTO import_row (import_id, row_number, outcome, subject_id, name, problems, cells)
       SELECT $1, r."row", r.outcome, r."subjectId", r.name, nullif(r.problems, '[]'), r.cells
       FROM json_to_recordset($2::json)
         AS r ("row" int, outcome text, "subjectId" uuid, name text, problems jsonb, cells jsonb)`,
      [importId, JSON.stringify(rows)],
    );
  }

  /** A dry run that was interrupted begins anew: what it had learnt of earlier rows is gone. */
  async clear(importId: string): Promise<void> {
    await this.sql.rows('DELETE FROM import_row WHERE import_id = $1', [importId]);
  }

  async find(importId: string): Promise<Pick<ImportRun, 'sha256' | 'options' | 'fileName'>> {
    const run = await this.sql.first<Pick<ImportRun, 'sha256' | 'options' | 'fileName'>>(
      'SELECT file_sha256 AS "sha256", options, file_name AS "fileName" FROM import_run WHERE id = $1',
      [importId],
    );
    if (!run) throw new Error('an import without its record');
    return run;
  }
}
