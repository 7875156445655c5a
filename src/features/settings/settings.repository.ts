import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';

export interface NewValue {
  readonly id: string;
  readonly key: string;
  readonly value: unknown;
  readonly effectiveFrom: string;
  readonly source: string;
  readonly note: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
}

/** Adds values of settings; none is ever changed or removed. */
@Injectable()
export class SettingsRepository {
  constructor(private readonly sql: Sql) {}

  async insert(row: NewValue): Promise<void> {
    await this.sql.rows(
      `INSERT INTO setting (id, key, value, effective_from, source, note, created_at, created_by, updated_at, updated_by)
       VALUES ($1, $2, $3::jsonb, $4, $5, $6, $7, $8, $7, $8)`,
      [
        ...[row.id, row.key, JSON.stringify(row.value), row.effectiveFrom, row.source, row.note],
        ...[row.createdAt, row.createdBy],
      ],
    );
  }

  /** The value in force on a day, for the record of the change. */
  async valueOn(key: string, day: string): Promise<unknown> {
    const row = await this.sql.first<{ value: unknown }>(
      `SELECT value FROM setting WHERE key = $1 AND effective_from <= $2::date ORDER BY effective_from DESC LIMIT 1`,
      [key, day],
    );
    return row?.value ?? null;
  }
}
