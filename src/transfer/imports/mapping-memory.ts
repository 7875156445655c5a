import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Sql } from '../../platform/database/sql.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { FoundSheet, ImportMapping } from './import.types.js';

/** Each costs a look at the first rows of the file. */
const MOST_TRIED = 10;

function namedIn(sheets: readonly FoundSheet[]): string[] {
  return sheets.filter(({ columns }) => columns.length > 0).map(({ fingerprint }) => fingerprint);
}

/** Mappings that people have corrected, kept per unit for files of the same layout. */
@Injectable()
export class MappingMemory {
  constructor(private readonly sql: Sql) {}

  /**
   * The mapping that a unit kept for the first layout of a file that it knows.
   * @param layoutsOf the sheets as they are, or with their headings where a mapping says they stand
   */
  async recall(
    unitId: string,
    kind: string,
    layoutsOf: (mapping?: ImportMapping) => Promise<readonly FoundSheet[]>,
  ): Promise<ImportMapping | null> {
    const layouts = namedIn(await layoutsOf());
    const known = await this.sql.first<{ mapping: ImportMapping }>(
      `SELECT mapping FROM import_mapping WHERE unit_id = $1 AND kind = $2 AND fingerprint = ANY ($3::text[])
       ORDER BY array_position($3::text[], fingerprint) LIMIT 1`,
      [unitId, kind, layouts],
    );
    if (known) return known.mapping;
    for (const stated of await this.withStatedHeadings(unitId, kind))
      if (namedIn(await layoutsOf(stated.mapping)).includes(stated.fingerprint)) return stated.mapping;
    return null;
  }

  /** Mappings whose headings stand where nobody would look for them: they are known only by looking there. */
  private withStatedHeadings(unitId: string, kind: string) {
    return this.sql.rows<{ mapping: ImportMapping; fingerprint: string }>(
      `SELECT mapping, fingerprint FROM import_mapping
       WHERE unit_id = $1 AND kind = $2 AND jsonb_path_exists(mapping, '$.sheets.*.headingRows ? (@ != null)')
       ORDER BY used_at DESC, id LIMIT ${MOST_TRIED}`,
      [unitId, kind],
    );
  }

  /** Keeps it for every layout of the file that is read. */
  async keep(
    who: { readonly unitId: string; readonly userId: string; readonly at: Date },
    kind: string,
    sheets: readonly FoundSheet[],
    mapping: ImportMapping,
  ): Promise<void> {
    const layouts = new Map(sheets.filter(({ taken }) => taken).map((sheet) => [sheet.fingerprint, sheet]));
    for (const [fingerprint, { columns }] of layouts)
      await this.sql.rows(
        `INSERT INTO import_mapping (id, unit_id, kind, fingerprint, headings, mapping, used_at, created_at, created_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)
         ON CONFLICT (unit_id, kind, fingerprint) DO UPDATE SET mapping = EXCLUDED.mapping, used_at = EXCLUDED.used_at`,
        [
          ...[uuidv7(), who.unitId, kind, fingerprint, JSON.stringify(columns.map(({ heading }) => heading))],
          ...[JSON.stringify(mapping), who.at, who.userId],
        ],
      );
  }

  /** Forgets one. @throws REQUEST.NOT_FOUND */
  async forget(unitId: string, id: string): Promise<void> {
    const gone = await this.sql.first<object>(
      'DELETE FROM import_mapping WHERE id = $1 AND unit_id = $2 RETURNING id',
      [id, unitId],
    );
    if (!gone) throw httpErrors.NOT_FOUND();
  }
}
