import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '../../platform/config/config.module.js';
import { Sql } from '../../platform/database/sql.js';
import { etagOf } from '../../platform/http/etag.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { JsonText } from '../../platform/http/json-text.js';
import { type Clock, today } from '../../platform/kernel/clock.js';

const IN_FORCE = `
  SELECT DISTINCT ON (s.key) s.key, s.value, s.effective_from AS "effectiveFrom", s.source, s.note
  FROM setting s WHERE s.effective_from <= $1::date ORDER BY s.key, s.effective_from DESC`;

const LIST = `
  SELECT json_build_object('asOf', $1::date, 'items', COALESCE(json_agg(i ORDER BY i.key), '[]'))::text
  FROM (${IN_FORCE}) i`;

const ONE = `
  SELECT row_to_json(t)::text, t.count FROM (
    SELECT v.*, h.values, h.count
    FROM (SELECT json_agg(json_build_object('id', s.id, 'value', s.value, 'effectiveFrom', s.effective_from,
              'source', s.source, 'note', s.note, 'createdAt', s.created_at, 'createdBy', s.created_by)
              ORDER BY s.effective_from DESC) AS values, count(*)::int AS count
          FROM setting s WHERE s.key = $2) h
    JOIN (${IN_FORCE}) v ON v.key = $2
  ) t`;

@Injectable()
export class SettingsQueries {
  constructor(
    private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** All settings as they stand on a day. */
  async inForce(asOf = today(this.clock)): Promise<JsonText> {
    const [row] = await this.sql.cells({ text: LIST, values: [asOf] });
    return new JsonText(String(row?.[0]));
  }

  /** One setting with every value that it had, has and will have. */
  async one(key: string, asOf = today(this.clock)): Promise<JsonText> {
    const [row] = await this.sql.cells({ text: ONE, values: [asOf, key] });
    if (!row) throw httpErrors.NOT_FOUND();
    const text = String(row[0]);
    return new JsonText(text, { ETag: etagOf(Number(row[1]), text) });
  }
}
