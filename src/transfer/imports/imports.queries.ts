import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { Cursors } from '../../platform/http/cursor.js';
import { etagOf } from '../../platform/http/etag.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { JsonText } from '../../platform/http/json-text.js';
import { nextLink } from '../../platform/http/page.js';
import { SheetKinds } from '../intakes/sheet-kinds.js';
import type { ListImportsQuery } from './dto/import.response.js';
import type { ImportRecord } from './import.types.js';
import type { Position } from './import-pass.js';
import { importSummary, SHOWN_STATE, SHOWN_VERSION, seenBy } from './import-summary.sql.js';

const FROM = 'FROM import_run i JOIN job j ON j.id = i.job_id';
const LIST_ORDER = '-createdAt';

/** An import as the next step finds it. */
export interface ImportStanding {
  readonly record: ImportRecord;
  readonly state: string;
  /** The step that it is in, or was in when its job was stopped. */
  readonly step: string;
  readonly version: { readonly row: number; readonly shown: number };
  readonly unitId: string;
  /** Rows of it are in the database. */
  readonly hasWritten: boolean;
  /** Where a commit that did not come to its end stands. */
  readonly from: Position | null;
}

@Injectable()
export class ImportsQueries {
  private readonly defaults: string;

  constructor(
    private readonly sql: Sql,
    kinds: SheetKinds,
    private readonly cursors: Cursors,
  ) {
    this.defaults = JSON.stringify(
      Object.fromEntries(kinds.all.map(({ kind, defaults }) => [kind, defaults])),
    );
  }

  /** @throws REQUEST.NOT_FOUND when it is absent or another person's */
  async one(actor: Actor, id: string): Promise<JsonText> {
    const { bind, values } = new Binder();
    const summary = importSummary(bind(this.defaults));
    const text = `SELECT ${summary}::text AS json, ${SHOWN_VERSION} AS version ${FROM}
      WHERE i.id = ${bind(id)} AND ${seenBy(actor, bind)}`;
    const row = await this.sql.first<{ json: string; version: number }>(text, values);
    if (!row) throw httpErrors.NOT_FOUND();
    return new JsonText(row.json, { ETag: etagOf(row.version) });
  }

  /** Imports of the caller, or of everybody for pool administrators, the newest first. */
  async list(actor: Actor, query: ListImportsQuery): Promise<JsonText> {
    const { state, kind, limit = 50, cursor } = query;
    const { bind, values } = new Binder();
    const summary = importSummary(bind(this.defaults));
    const after = cursor === undefined ? null : this.cursors.decode(cursor, LIST_ORDER).values;
    const wanted = [
      seenBy(actor, bind),
      ...(state ? [`${SHOWN_STATE} = ${bind(state)}`] : []),
      ...(kind ? [`i.kind = ${bind(kind)}`] : []),
      ...(after ? [`(i.created_at, i.id) < (${bind(after[0])}::timestamptz, ${bind(after[1])}::uuid)`] : []),
    ];
    const text = `SELECT ${summary}::text AS json, i.created_at::text AS at, i.id ${FROM}
      WHERE ${wanted.join(' AND ')} ORDER BY i.created_at DESC, i.id DESC LIMIT ${bind(limit + 1)}`;
    const rows = await this.sql.rows<{ json: string; at: string; id: string }>(text, values);
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    const nextCursor = last ? this.cursors.encode({ sort: LIST_ORDER, values: [last.at, last.id] }) : null;
    const headers: Record<string, string> = nextCursor
      ? { Link: nextLink('/imports', query, nextCursor) }
      : {};
    const items = page.map(({ json }) => json).join(',');
    return new JsonText(`{"items":[${items}],"nextCursor":${JSON.stringify(nextCursor)}}`, headers);
  }

  /** @throws REQUEST.NOT_FOUND */
  async standing(actor: Actor, id: string): Promise<ImportStanding> {
    const { bind, values } = new Binder();
    const text = `SELECT json_build_object('id', i.id, 'kind', i.kind, 'fileName', i.file_name, 'sha256', i.file_sha256,
        'options', i.options, 'sheets', i.sheets, 'mapping', i.mapping) AS record, ${SHOWN_STATE} AS state, i.state AS step,
      json_build_object('row', i.version, 'shown', ${SHOWN_VERSION}) AS version, i.unit_id AS "unitId",
      EXISTS (SELECT 1 FROM import_row r WHERE r.import_id = i.id AND r.is_written) AS "hasWritten",
      (SELECT c.checkpoint FROM job c WHERE c.id = i.commit_job_ids[cardinality(i.commit_job_ids)]
         AND (c.checkpoint->>'isWritten')::boolean) AS "from"
      ${FROM} WHERE i.id = ${bind(id)} AND ${seenBy(actor, bind)}`;
    const row = await this.sql.first<ImportStanding>(text, values);
    if (!row) throw httpErrors.NOT_FOUND();
    return row;
  }
}
