import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { knownMigrations } from '../database/migrate.js';
import { Sql } from '../database/sql.js';
import { ServerState } from '../http/server-state.js';

export interface ReadinessChecks {
  readonly process: 'running' | 'stopping';
  readonly database: 'up' | 'down';
  readonly migrations: 'current' | 'behind' | 'unknown';
}

/** A database that needs longer than this many milliseconds for a tiny question is no use to a request. */
const DATABASE_WITHIN = 1_000;

/** Whether requests sent here now would be served. */
@Injectable()
export class Readiness {
  private expected: Promise<string[]> | undefined;

  constructor(
    private readonly sql: Sql,
    private readonly state: ServerState,
  ) {}

  async check(): Promise<ReadinessChecks> {
    const done = await this.migrationsDone();
    this.expected ??= knownMigrations();
    const missing = done && (await this.expected).filter((name) => !done.has(name));
    return {
      process: this.state.isStopping ? 'stopping' : 'running',
      database: done ? 'up' : 'down',
      migrations: missing ? (missing.length ? 'behind' : 'current') : 'unknown',
    };
  }

  /** Null when the database does not answer in time. */
  private async migrationsDone(): Promise<Set<string> | null> {
    const answered = new AbortController();
    const late = sleep(DATABASE_WITHIN, null, { signal: answered.signal }).catch(() => null);
    const names = this.sql
      .rows<{ name: string }>('SELECT name FROM schema_migration')
      .then((rows) => new Set(rows.map(({ name }) => name)))
      .catch(() => null);
    const result = await Promise.race([names, late]);
    answered.abort();
    return result;
  }
}
