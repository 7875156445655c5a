import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Sql } from '../../platform/database/sql.js';
import { etagOf } from '../../platform/http/etag.js';
import { JsonText } from '../../platform/http/json-text.js';
import { SheetKinds } from '../intakes/sheet-kinds.js';
import type { FoundSheet } from './import.types.js';
import { ImportsQueries } from './imports.queries.js';

@Injectable()
export class ImportPreviews {
  constructor(
    private readonly sql: Sql,
    private readonly imports: ImportsQueries,
    private readonly kinds: SheetKinds,
  ) {}

  /** Mapping, sample and verdicts: what a person looks at before taking a file in. */
  async one(actor: Actor, id: string): Promise<JsonText> {
    const { record, state, version } = await this.imports.standing(actor, id);
    const counts = await this.sql.first<{ verdicts: object; rows: number }>(VERDICT_COUNTS, [id]);
    const kind = this.kinds.find(record.kind);
    const columns = await kind.columns();
    const labelOf = (key: string | null) => columns.find((column) => column.key === key)?.header.zh ?? null;
    const body = {
      importId: id,
      kind: record.kind,
      state,
      sheets: record.sheets.map((sheet) => shownSheet(sheet, labelOf)),
      fields: columns
        .filter(({ parse }) => parse)
        .map(({ key, header, kind: type }) => ({ field: key, label: header.zh, labelEn: header.en, type })),
      needs: kind.needs,
      moneyUnit: record.mapping.moneyUnit ?? null,
      dateOrder: record.mapping.dateOrder ?? null,
      defaults: { ...kind.defaults, ...record.options.chosen },
      rows: counts?.rows ?? 0,
      verdicts: counts?.verdicts ?? {},
    };
    return new JsonText(JSON.stringify(body), { ETag: etagOf(version.shown) });
  }
}

const VERDICT_COUNTS = `
  SELECT count(*)::int AS rows, json_build_object(
    'NEW', count(*) FILTER (WHERE outcome = 'created'),
    'UPDATE', count(*) FILTER (WHERE outcome = 'updated'),
    'DUPLICATE', count(*) FILTER (WHERE outcome IN ('unchanged', 'skipped') AND code IS DISTINCT FROM 'NOT_DATA'
                                     OR code = 'DUPLICATE_STOPS'),
    'ERROR', count(*) FILTER (WHERE outcome = 'rejected' AND code IS DISTINCT FROM 'DUPLICATE_STOPS'),
    'NOT_DATA', count(*) FILTER (WHERE outcome = 'skipped' AND code = 'NOT_DATA')) AS verdicts
  FROM (SELECT outcome, problems->0->>'code' AS code FROM import_row WHERE import_id = $1) r`;

function shownSheet(sheet: FoundSheet, labelOf: (field: string | null) => string | null): object {
  const { fingerprint: _print, columns, ...rest } = sheet;
  const shown = columns.map(({ index, heading, key, field, confidence, samples }) => ({
    ...{ index, key, heading, field, label: labelOf(field), confidence, samples },
  }));
  return { ...rest, columns: shown };
}
