import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Pool, PoolClient, QueryArrayResult } from 'pg';
import { DataSource } from 'typeorm';
import { SETTINGS_TOKEN } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { UnitOfWork } from './unit-of-work.js';

/** A statement text with `$1…` placeholders, and its values. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * The read road: plain SQL over the pool, or over the running transaction. Each text is a named prepared statement;
 * the name is a hash of the text, so texts must come from a bounded set (never with values pasted in).
 */
@Injectable()
export class Sql {
  private readonly names = new Map<string, string>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    @Inject(SETTINGS_TOKEN) private readonly settings: Settings,
  ) {}

  /** Rows as objects keyed by column alias. */
  async rows<T extends object>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    const client = await this.client();
    const result = await client.query<T>({ name: this.nameOf(text), text, values: [...values] });
    return result.rows;
  }

  async first<T extends object>(text: string, values: readonly unknown[] = []): Promise<T | null> {
    return (await this.rows<T>(text, values))[0] ?? null;
  }

  /**
   * Rows as arrays of cells: the cheapest form, for lists whose first cell is the JSON text of the row.
   * @param planned `each-time` leaves the statement unnamed, so that the planner sees the values every time: for
   *   conditions whose selectivity differs by orders of magnitude
   */
  async cells(statement: Statement, planned: 'once' | 'each-time' = 'once'): Promise<unknown[][]> {
    const client = await this.client();
    const result: QueryArrayResult = await client.query({
      name: planned === 'once' ? this.nameOf(statement.text) : undefined,
      text: statement.text,
      values: [...statement.values],
      rowMode: 'array',
    });
    return result.rows;
  }

  /** The pool itself, for streaming and COPY. */
  get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }

  private async client(): Promise<Pool | PoolClient> {
    if (!this.unitOfWork.isActive) return this.pool;
    return this.unitOfWork.manager.queryRunner?.connect();
  }

  private nameOf(text: string): string | undefined {
    if (!this.settings.DATABASE_PREPARED) return undefined;
    let name = this.names.get(text);
    if (!name) {
      if (this.names.size >= 2000) return undefined;
      name = `s${createHash('sha1').update(text).digest('base64url').slice(0, 20)}`;
      this.names.set(text, name);
    }
    return name;
  }
}
