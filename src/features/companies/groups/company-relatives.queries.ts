import { Injectable } from '@nestjs/common';
import { Sql } from '../../../platform/database/sql.js';
import { httpErrors } from '../../../platform/http/http.errors.js';
import { JsonText } from '../../../platform/http/json-text.js';
import type { RecordKey } from '../../../platform/http/record-id.js';

const MOST = 200;
const BRIEF = `r.id, r.code, r.name_cn AS "nameCn", r.name_en AS "nameEn", r.entity_type AS "entityType", r.uscc`;
const LIVING = 'r.deleted_at IS NULL';
const listOf = (condition: string) => `
  (SELECT COALESCE(json_agg(x), '[]') FROM (SELECT ${BRIEF} FROM company r WHERE ${LIVING} AND ${condition}
     ORDER BY r.code LIMIT ${MOST}) x)`;

const RELATIVES = (column: string) => `
  SELECT (SELECT row_to_json(t)::text FROM (SELECT
    (SELECT row_to_json(x) FROM (SELECT ${BRIEF} FROM company r WHERE r.id = c.parent_company_id) x) AS parent,
    ${listOf(`r.parent_company_id = c.id AND r.entity_type IN ('BRANCH', 'REP_OFFICE')`)} AS branches,
    ${listOf(`r.parent_company_id = c.id AND r.entity_type NOT IN ('BRANCH', 'REP_OFFICE')`)} AS subsidiaries,
    (SELECT row_to_json(x) FROM (SELECT g.id, g.name FROM company_group g WHERE g.id = c.group_id) x) AS "group",
    ${listOf('r.group_id = c.group_id AND r.id <> c.id')} AS sisters) t) AS json
  FROM company c WHERE c.${column} = $1 AND c.deleted_at IS NULL`;

/** Reads who belongs to a company. Everything it shows is class V0. */
@Injectable()
export class CompanyRelativesQueries {
  constructor(private readonly sql: Sql) {}

  /** @throws REQUEST.NOT_FOUND */
  async of({ column, value }: RecordKey): Promise<JsonText> {
    const row = await this.sql.first<{ json: string }>(RELATIVES(column), [value]);
    if (!row) throw httpErrors.NOT_FOUND();
    return new JsonText(row.json);
  }
}
