import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';

export interface NewFeed {
  readonly id: string;
  readonly userId: string;
  readonly label: string;
  readonly digest: Buffer;
  readonly at: Date;
}

/** Writes the addresses under which people read their calendars. */
@Injectable()
export class CalendarFeedsRepository {
  constructor(private readonly sql: Sql) {}

  async insert({ id, userId, label, digest, at }: NewFeed): Promise<void> {
    await this.sql.rows(
      'INSERT INTO calendar_feed (id, user_id, label, token_digest, created_at) VALUES ($1, $2, $3, $4, $5)',
      [id, userId, label, digest, at],
    );
  }

  async countOpen(userId: string): Promise<number> {
    const row = await this.sql.first<{ open: number }>(
      'SELECT count(*)::int AS open FROM calendar_feed WHERE user_id = $1 AND revoked_at IS NULL',
      [userId],
    );
    return row?.open ?? 0;
  }

  /** @returns whether there was an open one of this user */
  async revoke(id: string, userId: string, at: Date): Promise<boolean> {
    const rows = await this.sql.rows(
      `UPDATE calendar_feed SET revoked_at = $3 WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL RETURNING 1 AS one`,
      [id, userId, at],
    );
    return rows.length === 1;
  }

  /** The owner of an open address. The last use is noted once an hour, so that reading hardly ever writes. */
  async use(digest: Buffer, at: Date): Promise<string | null> {
    const row = await this.sql.first<{ id: string; userId: string; stale: boolean }>(
      `SELECT id, user_id AS "userId", COALESCE(last_used_at < $2::timestamptz - interval '1 hour', true) AS stale
       FROM calendar_feed WHERE token_digest = $1 AND revoked_at IS NULL`,
      [digest, at],
    );
    if (row?.stale)
      await this.sql.rows('UPDATE calendar_feed SET last_used_at = $2 WHERE id = $1', [row.id, at]);
    return row?.userId ?? null;
  }
}
