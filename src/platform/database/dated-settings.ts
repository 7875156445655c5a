import { Injectable } from '@nestjs/common';
import { Sql } from './sql.js';

const AT = `
  SELECT DISTINCT ON (key) key, value FROM setting
  WHERE effective_from <= $1::date
  ORDER BY key, effective_from DESC`;

/**
 * The product's own numbers (domain.md §0.1, mark [D]) as they stood on a day: rows of table `setting`, each from
 * its effective date until the next one of the same key.
 */
@Injectable()
export class DatedSettings {
  constructor(private readonly sql: Sql) {}

  /**
   * All values by full key (`pool.gates`).
   * @param date `YYYY-MM-DD`
   */
  async at(date: string): Promise<Record<string, unknown>> {
    const rows = await this.sql.rows<{ key: string; value: unknown }>(AT, [date]);
    return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
  }

  /**
   * The values of one group by the rest of their keys: `groupAt('pool', date)` → `{ gates, levels, … }`.
   * The caller names the shape; `PUT /settings` lets no other shape in.
   */
  async groupAt<T extends object>(group: string, date: string): Promise<T> {
    const entries = Object.entries(await this.at(date))
      .filter(([key]) => key.startsWith(`${group}.`))
      .map(([key, value]) => [key.slice(group.length + 1), value]);
    return Object.fromEntries(entries) as T;
  }
}
