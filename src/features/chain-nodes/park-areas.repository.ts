import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';

/** Facts about the park's focus areas, which another feature owns. */
@Injectable()
export class ParkAreas {
  constructor(private readonly sql: Sql) {}

  /** Whether the park has the area on a day. */
  async exists(code: string, day: string): Promise<boolean> {
    const found = await this.sql.first(
      `SELECT 1 FROM focus_area WHERE taxonomy = 'PARK' AND code = $1
       AND valid_from <= $2::date AND (valid_to IS NULL OR valid_to >= $2::date)`,
      [code, day],
    );
    return found !== null;
  }
}
