import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import type { SheetKind } from '../sheet-intake.js';

/** A record that an import made or changed, as it stands now. */
export interface WrittenRow {
  readonly sheetNo: number;
  readonly row: number;
  readonly outcome: 'created' | 'updated';
  readonly subjectId: string;
  /** Null when the record is gone. */
  readonly version: number | null;
  /** Nobody has written it since. */
  readonly isUntouched: boolean;
  /** Other records that people have entered stand on it. */
  readonly isInUse: boolean;
  /** Fields as they were before the import. */
  readonly before: Readonly<Record<string, unknown>> | null;
}

/** What stands on a record, by the table it is in; `t` is the record. */
const IN_USE: Readonly<Record<string, string>> = {
  company: `EXISTS (SELECT 1 FROM project p WHERE t.id IN (p.company_id, p.registered_company_id) AND p.deleted_at IS NULL)
    OR EXISTS (SELECT 1 FROM contact_employment e JOIN contact c ON c.id = e.contact_id
               WHERE e.company_id = t.id AND e.deleted_at IS NULL AND c.deleted_at IS NULL)
    OR EXISTS (SELECT 1 FROM interaction n WHERE n.company_id = t.id AND n.deleted_at IS NULL)
    OR EXISTS (SELECT 1 FROM lead l WHERE l.company_id = t.id AND l.deleted_at IS NULL)`,
  contact: `EXISTS (SELECT 1 FROM interaction_counterpart ic JOIN interaction n ON n.id = ic.interaction_id
            WHERE ic.contact_id = t.id AND n.deleted_at IS NULL)`,
  carrier: 'EXISTS (SELECT 1 FROM carrier_unit u WHERE u.carrier_id = t.id AND u.deleted_at IS NULL)',
  carrier_or_unit: `EXISTS (SELECT 1 FROM carrier_unit u WHERE u.carrier_id = t.id AND u.deleted_at IS NULL)
    OR EXISTS (SELECT 1 FROM carrier_reservation r WHERE r.unit_id = t.id)`,
  policy: 'EXISTS (SELECT 1 FROM policy_clause k WHERE k.policy_id = t.id AND k.deleted_at IS NULL)',
  policy_or_clause:
    'EXISTS (SELECT 1 FROM policy_clause k WHERE k.policy_id = t.id AND k.deleted_at IS NULL)',
  project: 'EXISTS (SELECT 1 FROM interaction n WHERE n.project_id = t.id AND n.deleted_at IS NULL)',
};

/** $1 types of the subject, $2 request ids of the jobs of the import, its reversion among them. */
const standing = (table: string) => `
    CASE WHEN t.deleted_at IS NULL THEN t.version END AS version,
    COALESCE((SELECT a.request_id = ANY ($2::text[]) FROM audit_entry a
              WHERE a.subject_type = ANY ($1::text[]) AND a.subject_id = s.id ORDER BY a.recorded_at DESC, a.id DESC LIMIT 1), false)
      AS "isUntouched",
    COALESCE(${IN_USE[table] ?? 'false'}, false) AS "isInUse",
    (SELECT jsonb_object_agg(c.key, c.value->0 ORDER BY a.recorded_at DESC, a.id DESC)
     FROM audit_entry a, jsonb_each(a.changes) AS c
     WHERE a.subject_type = ANY ($1::text[]) AND a.subject_id = s.id AND a.request_id = ANY ($2::text[]) AND a.action LIKE '%.updated')
      AS before`;

@Injectable()
export class ReversionQueries {
  constructor(private readonly sql: Sql) {}

  /** Rows still to be taken back, the last first, so that what stands on another goes before it. */
  rows(
    { subject }: SheetKind,
    importId: string,
    jobs: readonly string[],
    atOnce: number,
  ): Promise<WrittenRow[]> {
    return this.sql.rows<WrittenRow>(
      `SELECT s.sheet_no AS "sheetNo", s.row_number AS row, s.outcome, s.id AS "subjectId", ${standing(subject.table)}
       FROM (SELECT sheet_no, row_number, outcome, subject_id AS id FROM import_row
             WHERE import_id = $3 AND is_written AND outcome IN ('created', 'updated') AND reversal IS NULL
               AND subject_id IS NOT NULL
             ORDER BY sheet_no DESC, row_number DESC LIMIT $4) s
       LEFT JOIN ${subject.table} t ON t.id = s.id
       ORDER BY s.sheet_no DESC, s.row_number DESC`,
      [[subject.type].flat(), jobs, importId, atOnce],
    );
  }

  /** Records that rows of another noun brought along, made or changed. */
  beside(
    { type, table }: { readonly type: string; readonly table: string },
    importId: string,
    jobs: readonly string[],
  ): Promise<WrittenRow[]> {
    return this.sql.rows<WrittenRow>(
      `SELECT 0 AS "sheetNo", 0 AS row, s.outcome, s.id AS "subjectId", ${standing(table)}
       FROM (SELECT b.subject_id AS id,
                    CASE WHEN bool_or(b.action LIKE '%.created') THEN 'created' ELSE 'updated' END AS outcome
             FROM job k
             -- Ids grow with time, so the trail of the actor since the first job is all there is to look at.
             JOIN audit_entry b ON b.actor_id = k.owner_user_id AND b.id > k.id
             WHERE k.id = ANY ((SELECT commit_job_ids FROM import_run WHERE id = $3)::uuid[])
               AND b.subject_type = ANY ($1::text[]) AND b.request_id = ANY ($2::text[])
               AND split_part(b.action, '.', 2) = ANY ($4::text[])
             GROUP BY b.subject_id) s
       JOIN ${table} t ON t.id = s.id AND t.deleted_at IS NULL
       WHERE NOT EXISTS (SELECT 1 FROM import_row r WHERE r.import_id = $3 AND r.subject_id = s.id
                         AND r.is_written AND r.outcome IN ('created', 'updated'))`,
      [[type], jobs, importId, type === 'company' ? ['created'] : ['created', 'updated']],
    );
  }

  /** Request ids under which the import has written. */
  async jobsOf(importId: string): Promise<string[]> {
    const rows = await this.sql.rows<{ id: string }>(
      `SELECT 'job-' || unnest(commit_job_ids) AS id FROM import_run WHERE id = $1`,
      [importId],
    );
    return rows.map(({ id }) => id);
  }

  async countLeft(importId: string): Promise<number> {
    const row = await this.sql.first<{ n: number }>(
      `SELECT count(*)::int AS n FROM import_row WHERE import_id = $1 AND is_written
         AND outcome IN ('created', 'updated') AND reversal IS NULL AND subject_id IS NOT NULL`,
      [importId],
    );
    return row?.n ?? 0;
  }
}
