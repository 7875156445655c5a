import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { RecordKey } from '../../platform/http/record-id.js';

/** Which company a report is about; of a merged one, the company that it became (domain.md §4.5). */
@Injectable()
export class CompanyKeys {
  constructor(private readonly sql: Sql) {}

  /** @throws REQUEST.NOT_FOUND for an absent or deleted company */
  async idOf({ column, value }: RecordKey): Promise<string> {
    const row = await this.sql.first<{ id: string }>(
      `SELECT c.id FROM company k JOIN company c ON c.id = COALESCE(k.merged_into_id, k.id)
       WHERE k.${column} = $1 AND c.deleted_at IS NULL`,
      [value],
    );
    if (!row) throw httpErrors.NOT_FOUND();
    return row.id;
  }
}
