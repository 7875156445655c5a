import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import { etagOf } from '../../platform/http/etag.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { JsonText } from '../../platform/http/json-text.js';

const YEAR = `
  SELECT c.year, c.holidays, c.working_weekends AS "workingWeekends", c.source, c.updated_at AS "updatedAt",
    c.updated_by AS "updatedBy", c.version
  FROM working_calendar_year c`;

@Injectable()
export class WorkingCalendarQueries {
  constructor(private readonly sql: Sql) {}

  /** Every loaded year, the latest first. */
  async list(): Promise<JsonText> {
    const text = `SELECT json_build_object('items', COALESCE(json_agg(y ORDER BY y.year DESC), '[]'))::text FROM (${YEAR}) y`;
    const [row] = await this.sql.cells({ text, values: [] });
    return new JsonText(String(row?.[0]));
  }

  /** @throws REQUEST.NOT_FOUND when the year is not loaded */
  async one(year: number): Promise<JsonText> {
    const text = `SELECT row_to_json(y)::text, y.version FROM (${YEAR} WHERE c.year = $1) y`;
    const [row] = await this.sql.cells({ text, values: [year] });
    if (!row) throw httpErrors.NOT_FOUND();
    return new JsonText(String(row[0]), { ETag: etagOf(Number(row[1])) });
  }
}
