import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Sql } from '../../platform/database/sql.js';
import { etagOf } from '../../platform/http/etag.js';
import { JsonText } from '../../platform/http/json-text.js';
import { inCallersLanguage } from '../../platform/http/problem.js';
import type { Text } from '../../platform/kernel/domain-error.js';
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
    const warnings = await this.sql.rows<Warning>(WARNINGS, [id]);
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
      warnings: warnings.map(({ message, params, ...rest }) => ({
        ...rest,
        message: inCallersLanguage(message, params ?? undefined),
      })),
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

interface Warning {
  readonly code: string;
  readonly column: string | null;
  readonly rows: number;
  readonly message: Text;
  readonly params: Readonly<Record<string, unknown>> | null;
}

/** What there is to say of rows that would go in, once for all rows of which it is said. */
const WARNINGS = `
  SELECT p->>'code' AS code, COALESCE(p->>'column', p->>'field') AS column, count(*)::int AS rows,
    (array_agg(p->'message' ORDER BY r.sheet_no, r.row_number))[1] AS message,
    (array_agg(p->'params' ORDER BY r.sheet_no, r.row_number))[1] AS params
  FROM import_row r, jsonb_array_elements(r.problems) AS p
  WHERE r.import_id = $1 AND r.outcome IN ('created', 'updated', 'unchanged')
  GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`;

function shownSheet(sheet: FoundSheet, labelOf: (field: string | null) => string | null): object {
  const { fingerprint: _print, columns, ...rest } = sheet;
  const shown = columns.map(({ index, heading, key, field, confidence, samples }) => ({
    ...{ index, key, heading, field, label: labelOf(field), confidence, samples },
  }));
  return { ...rest, columns: shown };
}
