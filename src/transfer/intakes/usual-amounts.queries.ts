import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import type { SheetKind } from '../sheet-intake.js';
import { type Scales, scaleKey } from './amount-scale.rules.js';

/** The latest records are enough to know what is usual, and quick to read. */
const LATEST = 10_000;
/** A median of fewer would be nearly the amount of one company. */
const FEWEST = 20;

/** What amounts of a kind are usually like, from the records that there are. */
@Injectable()
export class UsualAmounts {
  constructor(private readonly sql: Sql) {}

  async of({ subject, amounts = {} }: SheetKind): Promise<Scales> {
    const scales = new Map<string, number>();
    for (const [key, { column, currency }] of Object.entries(amounts)) {
      const rows = await this.sql.rows<{ currency: string; median: number }>(
        `SELECT s.currency, percentile_disc(0.5) WITHIN GROUP (ORDER BY s.size)::float8 AS median
         FROM (SELECT ${column} AS size, ${currency} AS currency FROM ${subject.table}
               WHERE deleted_at IS NULL AND ${column} > 0 ORDER BY id DESC LIMIT ${LATEST}) s
         GROUP BY s.currency HAVING count(*) >= ${FEWEST}`,
      );
      for (const row of rows) scales.set(scaleKey(key, row.currency), row.median);
    }
    return scales;
  }
}
