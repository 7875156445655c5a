import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Sql } from '../../platform/database/sql.js';
import type { NewNotice } from './new-notice.js';

/** In one order for every writer, so that two of them telling the same people do not wait for each other in a ring. */
const INSERT = `
  INSERT INTO notice (id, recipient_id, kind, subject_type, subject_id, params, due_on, dedupe_key, created_at)
  SELECT r.id, r.recipient_id, r.kind, r.subject_type, r.subject_id, r.params, r.due_on, r.dedupe_key, $1::timestamptz
  FROM json_to_recordset($2::json) AS r(id uuid, recipient_id uuid, kind text, subject_type text, subject_id uuid,
    params jsonb, due_on date, dedupe_key text)
  JOIN app_user u ON u.id = r.recipient_id AND u.status = 'ACTIVE' AND u.deleted_at IS NULL
  ORDER BY r.recipient_id, r.dedupe_key
  ON CONFLICT (recipient_id, dedupe_key) DO NOTHING`;

@Injectable()
export class NoticesRepository {
  constructor(private readonly sql: Sql) {}

  async insert(notices: readonly NewNotice[], at: Date): Promise<void> {
    const rows = notices.flatMap(({ recipientIds, kind, subjectType, subjectId, params, dueOn, dedupeKey }) =>
      [...new Set(recipientIds)].map((recipientId) => ({
        id: uuidv7(),
        recipient_id: recipientId,
        kind,
        subject_type: subjectType,
        subject_id: subjectId,
        params: params ?? {},
        due_on: dueOn ?? null,
        dedupe_key: dedupeKey,
      })),
    );
    if (rows.length) await this.sql.rows(INSERT, [at.toISOString(), JSON.stringify(rows)]);
  }

  /** @param ids null: all that came until `upTo`. Instants are ISO 8601 */
  async markRead(
    recipientId: string,
    ids: readonly string[] | null,
    upTo: string,
    at: string,
  ): Promise<void> {
    await this.sql.rows(
      `UPDATE notice SET read_at = $4::timestamptz WHERE recipient_id = $1 AND read_at IS NULL
         AND CASE WHEN $2::uuid[] IS NULL THEN created_at <= $3::timestamptz ELSE id = ANY ($2::uuid[]) END`,
      [recipientId, ids, upTo, at],
    );
  }
}
