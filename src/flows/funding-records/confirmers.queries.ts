import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';

/** Finds the people of a unit who confirm figures (`isConfirmer`). */
@Injectable()
export class ConfirmersQueries {
  constructor(private readonly sql: Sql) {}

  /** @returns ids of users who may sign in, ascending */
  async of(unitId: string): Promise<string[]> {
    const rows = await this.sql.rows<{ id: string }>(
      `SELECT id FROM app_user WHERE unit_id = $1 AND roles && ARRAY['DEPT_USER', 'POOL_ADMIN'] AND status = 'ACTIVE'
         AND deleted_at IS NULL ORDER BY id`,
      [unitId],
    );
    return rows.map(({ id }) => id);
  }
}
