import { Inject, Injectable } from '@nestjs/common';
import { History } from '../../audit/history.js';
import { always } from '../../platform/access/row-rule.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import type { ResourceView } from '../../platform/database/resource-view.js';
import { Sql } from '../../platform/database/sql.js';
import { Details } from '../../platform/http/details.js';
import { UUID } from '../../platform/http/fields/value-fields.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Pages } from '../../platform/http/page.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { AreaHistoryQuery, AreaQuery, ListFocusAreasQuery } from './dto/list-focus-areas.query.js';

/** Both directions of the mapping; the reverse of BROADER is NARROWER. */
const MAPPINGS = `(
  SELECT COALESCE(jsonb_agg(jsonb_build_object('relation', m.relation, 'taxonomy', m.taxonomy, 'code', m.code,
           'noteZh', m.note_zh, 'noteEn', m.note_en) ORDER BY m.taxonomy, m.code), '[]')
  FROM (
    SELECT relation, to_taxonomy AS taxonomy, to_code AS code, note_zh, note_en FROM focus_area_mapping
    WHERE from_taxonomy = f.taxonomy AND from_code = f.code
    UNION ALL
    SELECT CASE relation WHEN 'BROADER' THEN 'NARROWER' WHEN 'NARROWER' THEN 'BROADER' ELSE relation END,
           from_taxonomy, from_code, note_zh, note_en FROM focus_area_mapping
    WHERE to_taxonomy = f.taxonomy AND to_code = f.code
  ) m)`;

/** @param asOf placeholder of the day */
const validOn = (asOf: string) =>
  `(f.valid_from <= ${asOf}::date AND (f.valid_to IS NULL OR f.valid_to >= ${asOf}::date))`;

const VIEW: ResourceView = {
  from: 'focus_area f',
  id: 'f.id',
  ruleColumns: {},
  defaultSort: 'sortOrder',
  sorts: {
    sortOrder: { sql: 'f.sort_order', type: 'integer' },
    code: { sql: 'f.code', type: 'text' },
    validFrom: { sql: 'f.valid_from', type: 'date' },
  },
  columns: {
    id: { sql: 'f.id' },
    taxonomy: { sql: 'f.taxonomy' },
    code: { sql: 'f.code' },
    nameZh: { sql: 'f.name_zh' },
    nameEn: { sql: 'f.name_en' },
    helpZh: { sql: 'f.help_zh' },
    helpEn: { sql: 'f.help_en' },
    edition: { sql: 'f.edition' },
    validFrom: { sql: 'f.valid_from' },
    validTo: { sql: 'f.valid_to' },
    sortOrder: { sql: 'f.sort_order' },
    source: { sql: 'f.source' },
    mappings: { sql: MAPPINGS },
    version: { sql: 'f.version' },
    createdAt: { sql: 'f.created_at' },
    updatedAt: { sql: 'f.updated_at' },
  },
};

const AREA_CODE = /^[A-Z][A-Z0-9_]{0,39}$/;

@Injectable()
export class FocusAreasQueries {
  constructor(
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly history: History,
    private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  list({ taxonomy = 'PARK', asOf = today(this.clock), ...query }: ListFocusAreasQuery): Promise<JsonText> {
    const binder = new Binder();
    const day = binder.bind(asOf);
    const where = [`f.taxonomy = ${binder.bind(taxonomy)}`, validOn(day)];
    const page = { ...query, taxonomy, asOf };
    return this.pages.run(VIEW, page, where, binder, '/focus-areas');
  }

  /** @param key id of a version, or the code of an area */
  async one(key: string, query: AreaQuery): Promise<JsonText> {
    const id = await this.idOf(key, query);
    return this.details.one(VIEW, 'f', { column: 'id', value: id }, always);
  }

  async changesOf(key: string, query: AreaHistoryQuery): Promise<JsonText> {
    await this.one(key, query);
    const id = await this.idOf(key, query);
    return this.history.of('focus_area', id, [], query, `/focus-areas/${key}/history`);
  }

  /** The id of the version that a code means on a day. @throws REQUEST.NOT_FOUND */
  async idOf(key: string, { taxonomy = 'PARK', asOf = today(this.clock) }: AreaQuery): Promise<string> {
    if (UUID.test(key)) return key.toLowerCase();
    const found = AREA_CODE.test(key)
      ? await this.sql.first<{ id: string }>(
          `SELECT f.id FROM focus_area f WHERE f.taxonomy = $1 AND f.code = $2 AND ${validOn('$3')}`,
          [taxonomy, key, asOf],
        )
      : null;
    if (!found) throw httpErrors.NOT_FOUND();
    return found.id;
  }
}
