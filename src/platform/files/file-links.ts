import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { Sql } from '../database/sql.js';

const MAY_ATTACH = `
  SELECT count(*)::int AS found FROM stored_file f
  WHERE f.id = ANY ($1::uuid[]) AND f.deleted_at IS NULL AND (f.uploaded_by = $2 OR f.unit_id = $3 OR EXISTS (
    SELECT 1 FROM file_link l WHERE l.file_id = f.id AND l.subject_type = $4 AND l.subject_id = $5))`;

/** Files attached to a record, as a set that is replaced. Who may then open them says `FileSubjects`. */
@Injectable()
export class FileLinks {
  constructor(private readonly sql: Sql) {}

  async of(subjectType: string, subjectId: string): Promise<string[]> {
    const rows = await this.sql.rows<{ fileId: string }>(
      'SELECT file_id AS "fileId" FROM file_link WHERE subject_type = $1 AND subject_id = $2 ORDER BY file_id',
      [subjectType, subjectId],
    );
    return rows.map(({ fileId }) => fileId);
  }

  /** Whether all of them are files of the caller's or the caller's unit, or attached to the record already. */
  async mayAttach(
    actor: Actor,
    fileIds: readonly string[],
    subjectType: string,
    subjectId: string,
  ): Promise<boolean> {
    if (fileIds.length === 0) return true;
    const values = [fileIds, actor.userId, actor.unitId, subjectType, subjectId];
    const row = await this.sql.first<{ found: number }>(MAY_ATTACH, values);
    return row?.found === new Set(fileIds).size;
  }

  async set(
    subjectType: string,
    subjectId: string,
    fileIds: readonly string[],
    stamp: { readonly at: Date; readonly by: string },
  ): Promise<void> {
    await this.sql.rows(
      'DELETE FROM file_link WHERE subject_type = $1 AND subject_id = $2 AND NOT file_id = ANY ($3::uuid[])',
      [subjectType, subjectId, fileIds],
    );
    await this.sql.rows(
      `INSERT INTO file_link (file_id, subject_type, subject_id, created_at, created_by)
       SELECT f, $1, $2::uuid, $4, $5 FROM unnest($3::uuid[]) AS f ON CONFLICT DO NOTHING`,
      [subjectType, subjectId, fileIds, stamp.at, stamp.by],
    );
  }
}

/** The attached files of a record as JSON: id, name, media type and size. */
export function attachedFilesSql(subjectType: string, subjectId: string): string {
  return `(SELECT COALESCE(json_agg(row_to_json(x)), '[]') FROM (
    SELECT f.id, f.original_name AS name, f.media_type AS "mediaType", f.size
    FROM file_link l JOIN stored_file f ON f.id = l.file_id
    WHERE l.subject_type = '${subjectType}' AND l.subject_id = ${subjectId} ORDER BY l.created_at, f.id) x)`;
}
