import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '../../platform/config/config.module.js';
import { Sql } from '../../platform/database/sql.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { AreaBook, type AreaEntry } from './area-book.rules.js';

/** Reads the names of the focus areas in force today. */
@Injectable()
export class AreaBooks {
  constructor(
    private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async open(): Promise<AreaBook> {
    const rows = await this.sql.rows<AreaEntry>(
      `SELECT taxonomy, code, name_zh AS "nameZh", name_en AS "nameEn" FROM focus_area
       WHERE deleted_at IS NULL AND valid_from <= $1::date AND (valid_to IS NULL OR valid_to >= $1::date)
       ORDER BY taxonomy, sort_order, code`,
      [today(this.clock)],
    );
    return new AreaBook(rows);
  }
}
