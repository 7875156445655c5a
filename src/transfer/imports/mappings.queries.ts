import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Sql } from '../../platform/database/sql.js';
import { JsonText } from '../../platform/http/json-text.js';

/** What the unit of the caller has kept. */
@Injectable()
export class MappingsQueries {
  constructor(private readonly sql: Sql) {}

  async list(actor: Actor): Promise<JsonText> {
    const row = await this.sql.first<{ json: string }>(
      `SELECT COALESCE(json_agg(m), '[]')::text AS json FROM (
         SELECT id, kind, headings, mapping, used_at AS "usedAt" FROM import_mapping
         WHERE unit_id = $1 ORDER BY used_at DESC, id LIMIT 200) m`,
      [actor.unitId],
    );
    return new JsonText(`{"items":${row?.json ?? '[]'},"nextCursor":null}`);
  }
}
