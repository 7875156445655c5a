import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Sql, type Statement } from '../../platform/database/sql.js';
import { exportBusy } from './export.errors.js';

const FETCH = 500;
/** Each holds a connection for as long as its client reads. */
const MOST_OPEN = 3;
/** A client that reads nothing for this long loses its snapshot. */
const PATIENCE_MS = 120_000;

/** Rows of one snapshot as arrays of cells, a few hundred at a time. */
export interface OpenRows {
  readonly count: number;
  batches(): AsyncGenerator<unknown[][]>;
  close(): Promise<void>;
}

/** Reads any number of rows over a server-side cursor: memory does not grow with them. */
@Injectable()
export class RowStream {
  private open = 0;

  constructor(private readonly sql: Sql) {}

  /**
   * Opens a snapshot, counts its rows and stands before the first.
   * @throws EXPORT.BUSY (503)
   */
  async start(rows: Statement, count: Statement): Promise<OpenRows> {
    if (this.open >= MOST_OPEN) throw exportBusy();
    this.open += 1;
    const client = await this.sql.pool.connect().catch((error: unknown) => {
      this.open -= 1;
      throw error;
    });
    let closed: Promise<void> | undefined;
    const close = () => {
      closed ??= this.finish(client);
      return closed;
    };
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      await client.query(`SET LOCAL idle_in_transaction_session_timeout = ${PATIENCE_MS}`);
      const counted = await client.query<{ n: number }>({ text: count.text, values: [...count.values] });
      await client.query({
        text: `DECLARE rows NO SCROLL CURSOR FOR ${rows.text}`,
        values: [...rows.values],
      });
      return { count: counted.rows[0]?.n ?? 0, batches: () => batchesOf(client, close), close };
    } catch (error) {
      await close();
      throw error;
    }
  }

  private async finish(client: PoolClient): Promise<void> {
    this.open -= 1;
    try {
      await client.query('ROLLBACK');
      client.release();
    } catch (error) {
      client.release(error as Error);
    }
  }
}

async function* batchesOf(client: PoolClient, close: () => Promise<void>): AsyncGenerator<unknown[][]> {
  try {
    for (;;) {
      const { rows } = await client.query({ text: `FETCH ${FETCH} FROM rows`, rowMode: 'array' });
      if (rows.length === 0) return;
      yield rows as unknown[][];
    }
  } finally {
    await close();
  }
}
